import type { TileLayerName, UnitLevel } from '../contract/layers.ts';
import type { BaseKind } from '../queries/tile-base.ts';

/** One source layer of a TileJSON (`vector_layers`). */
interface VectorLayer {
  readonly id: string;
  readonly fields: Readonly<Record<string, 'String' | 'Number' | 'Boolean'>>;
  readonly minzoom: number;
  readonly maxzoom: number;
}

interface LayerPlan {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly vectorLayers: readonly VectorLayer[];
}

/** First zoom at which the outlines of a level are in the tiles. */
export const levelMinZoom: Readonly<Record<UnitLevel, number>> = {
  district: 0,
  street: 6,
  community: 8,
  'general-grid': 10,
  'dedicated-grid': 10,
  'micro-grid': 13,
};

/** First zoom at which the names of a level are in the tiles. */
export const labelMinZoom: Readonly<Record<UnitLevel, number>> = {
  district: 4,
  street: 9,
  community: 11,
  'general-grid': 12,
  'dedicated-grid': 12,
  'micro-grid': 14,
};

export const buildingMinZoom = 14;
export const compoundMinZoom = 11;
export const compoundLabelMinZoom = 14;
export const entranceMinZoom = 16;

/** First zooms of the classes of the base map; a class that is not listed goes by its rank. */
const classMinZoom: Readonly<Record<BaseKind, Readonly<Record<string, number>>>> = {
  water: { river: 4, lake: 8 },
  green: { hill: 8, park: 10, riverside: 11, farmland: 11, sports: 13, square: 13 },
  'land-use': {},
  road: { ring: 8, arterial: 9, bridge: 10, collector: 11, lane: 13, path: 15 },
  railway: {},
  place: { district: 4, street: 10, river: 10, 'railway-station': 11, lake: 11, community: 12, park: 12 },
};
const kindMinZoom: Readonly<Record<Exclude<BaseKind, 'road' | 'place'>, number>> = {
  water: 8,
  green: 11,
  'land-use': 12,
  railway: 9,
};
/** By rank 1–5; less important ones come last. */
const rankMinZoom: readonly number[] = [6, 8, 10, 12, 13];

/** First zoom at which a feature of the base map is in the tiles. */
export const baseMinZoom = (kind: BaseKind, className: string, rank: number): number => {
  const byClass = classMinZoom[kind][className];
  if (byClass !== undefined) return byClass;
  if (kind === 'road' || kind === 'place') return rankMinZoom[Math.max(1, rank) - 1] ?? 14;
  return kindMinZoom[kind];
};

const unitFields = { level: 'String', code: 'String' } as const;
const nameFields = { name: 'String', name_en: 'String' } as const;
const baseFields = { class: 'String', ...nameFields, rank: 'Number' } as const;
const units = { minzoom: 4, maxzoom: 15 };
const grids = { minzoom: 10, maxzoom: 15 };

/** Zooms of a layer's tiles and what they carry. Beyond the last zoom the client enlarges. */
export const tilePlan: Readonly<Record<TileLayerName, LayerPlan>> = {
  areas: {
    minZoom: 4,
    maxZoom: 15,
    vectorLayers: [
      { id: 'areas', fields: unitFields, ...units },
      { id: 'area-lines', fields: { level: 'String' }, ...units },
      { id: 'area-labels', fields: { ...unitFields, ...nameFields }, ...units },
    ],
  },
  grids: {
    minZoom: 10,
    maxZoom: 15,
    vectorLayers: [
      { id: 'grids', fields: { ...unitFields, use: 'String' }, ...grids },
      { id: 'grid-lines', fields: { level: 'String', area: 'String' }, ...grids },
      { id: 'grid-labels', fields: { ...unitFields, ...nameFields, use: 'String' }, ...grids, minzoom: 12 },
    ],
  },
  compounds: {
    minZoom: compoundMinZoom,
    maxZoom: 16,
    vectorLayers: [
      { id: 'compounds', fields: { type: 'String' }, minzoom: compoundMinZoom, maxzoom: 16 },
      { id: 'compound-labels', fields: { name: 'String' }, minzoom: compoundLabelMinZoom, maxzoom: 16 },
      {
        id: 'entrances',
        fields: { compound: 'Number', kind: 'String', wheelchair: 'Boolean' },
        minzoom: entranceMinZoom,
        maxzoom: 16,
      },
    ],
  },
  buildings: {
    minZoom: buildingMinZoom,
    maxZoom: 16,
    vectorLayers: [
      { id: 'buildings', fields: { use: 'String', floors: 'Number' }, minzoom: buildingMinZoom, maxzoom: 16 },
    ],
  },
  base: {
    minZoom: 4,
    maxZoom: 16,
    vectorLayers: (['land-use', 'green', 'water', 'railway', 'road', 'place'] as const).map((id) => ({
      id,
      fields: baseFields,
      minzoom: 4,
      maxzoom: 16,
    })),
  },
};
