import { queryOptions, useQuery } from '@tanstack/react-query';
import type { OgcFeature, OgcItems } from '../../server/contract/collections.ts';
import type { CollectionName, UnitLevel } from '../../server/contract/layers.ts';
import { getJson } from './client.ts';

const wholeCollection = 10_000;

/** Every feature of a collection, through the GeoJSON door. */
export const useFeatures = <Name extends 'stations' | 'party-orgs'>(collection: Name, wanted: boolean) =>
  useQuery({
    queryKey: ['features', collection],
    queryFn: ({ signal }) =>
      getJson<OgcItems<Name>>(`/ogc/collections/${collection}/items`, { limit: wholeCollection }, signal),
    enabled: wanted,
    select: (answer) => answer.features,
  });

/** One feature with its exact geometry. */
export const featureQuery = <Name extends CollectionName>(collection: Name, id: string) =>
  queryOptions({
    queryKey: ['feature', collection, id],
    queryFn: ({ signal }) =>
      getJson<OgcFeature<Name>>(`/ogc/collections/${collection}/items/${id}`, {}, signal),
  });

/** The feature that a tile knows by its number; undefined where it is gone. */
export const featureByNumberQuery = (collection: CollectionName, featureId: number) =>
  queryOptions({
    queryKey: ['feature-number', collection, featureId],
    queryFn: async ({ signal }) => {
      const path = `/ogc/collections/${collection}/items`;
      const answer = await getJson<OgcItems<CollectionName>>(path, { featureId, limit: 1 }, signal);
      return answer.features[0] ?? null;
    },
  });

/** Units of one level by name, for lists without a map. */
export const useUnitsOfLevel = (level: Extract<UnitLevel, 'street' | 'community'>) =>
  useQuery({
    queryKey: ['features', 'areas', level],
    queryFn: ({ signal }) =>
      getJson<OgcItems<'areas'>>('/ogc/collections/areas/items', { level, limit: wholeCollection }, signal),
    select: (answer) => answer.features,
  });
