import type { MapGeoJSONFeature } from 'maplibre-gl';
import type { CollectionName, UnitLevel } from '../../server/contract/layers.ts';

/** Something on the map that can be chosen: by id where the map knows it, else by its tile's feature id. */
export interface Thing {
  readonly collection: CollectionName;
  readonly level: UnitLevel | null;
  readonly featureId: number | null;
  readonly id: string | null;
  readonly name: string | null;
}

/** Layers that answer a click, most specific first. */
export const clickableLayers = [
  'point:centre',
  'point:station',
  'point:station-near',
  'dot:station',
  'point:party-org',
  'face:building',
  'face:compound',
  'face:micro-grid',
  'face:dedicated-grid',
  'face:general-grid',
  'face:community',
  'face:street',
  'face:district',
] as const;

const collectionOfLayer: Readonly<Record<(typeof clickableLayers)[number], CollectionName>> = {
  'point:centre': 'stations',
  'point:station': 'stations',
  'point:station-near': 'stations',
  'dot:station': 'stations',
  'point:party-org': 'party-orgs',
  'face:building': 'buildings',
  'face:compound': 'compounds',
  'face:micro-grid': 'grids',
  'face:dedicated-grid': 'grids',
  'face:general-grid': 'grids',
  'face:community': 'areas',
  'face:street': 'areas',
  'face:district': 'areas',
};

type Hit = Pick<MapGeoJSONFeature, 'id' | 'properties'> & { readonly layer: { readonly id: string } };

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const thingOf = (hit: Hit): Thing | null => {
  const layer = clickableLayers.find((name) => name === hit.layer.id);
  if (!layer) return null;
  return {
    collection: collectionOfLayer[layer],
    level: (textOf(hit.properties.level) as UnitLevel | null) ?? null,
    featureId: typeof hit.id === 'number' ? hit.id : null,
    id: textOf(hit.properties.id),
    name: textOf(hit.properties.name),
  };
};

const keyOf = (thing: Thing): string => `${thing.collection}:${thing.id ?? thing.featureId}`;

/** What lies under the pointer, most specific first and each thing once. */
export const thingsOf = (hits: readonly Hit[]): Thing[] => {
  const order: readonly string[] = clickableLayers;
  const rank = (hit: Hit): number => order.indexOf(hit.layer.id);
  const seen = new Set<string>();
  return hits
    .toSorted((one, other) => rank(one) - rank(other))
    .map(thingOf)
    .filter((thing) => thing !== null)
    .filter((thing) => {
      if (thing.id === null && thing.featureId === null) return false;
      const known = seen.has(keyOf(thing));
      seen.add(keyOf(thing));
      return !known;
    });
};
