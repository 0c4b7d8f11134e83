import type { TileLayerName } from '../contract/layers.ts';
import type { Freshness } from '../queries/freshness.ts';
import { getFreshness } from '../queries/freshness.ts';
import type { Reading } from '../queries/reading.ts';
import { loadBaseSource } from './tile-base.ts';
import { loadBuildingSource } from './tile-buildings.ts';
import { loadCompoundSource } from './tile-compounds.ts';
import type { TileSource } from './tile-source.ts';
import { loadUnitSources } from './tile-units.ts';

type Loaded = Partial<Record<TileLayerName, TileSource>>;

/** Sources by revision: loaded once however many ask, the least recently used leave first. */
export interface TileSources {
  /** The source of a layer as `freshness` has it; null when the data changed before it was read. */
  get(layer: TileLayerName, netRevision: number, freshness: Freshness): Promise<TileSource | null>;
}

/** Room for the present sources, the units of a few older nets, and some that are being replaced. */
const keptSources = 8;

export const createTileSources = (read: Reading): TileSources => {
  const kept = new Map<string, Promise<Loaded | null>>();
  return {
    async get(layer, netRevision, freshness) {
      const key = keyOf(layer, netRevision, freshness);
      const loading = kept.get(key) ?? loadUnchanged(read, layer, netRevision, freshness);
      kept.delete(key);
      kept.set(key, loading);
      for (const oldest of kept.keys()) {
        if (kept.size <= keptSources) break;
        kept.delete(oldest);
      }
      try {
        const loaded = await loading;
        if (loaded === null) kept.delete(key);
        return loaded?.[layer] ?? null;
      } catch (error) {
        kept.delete(key);
        throw error;
      }
    },
  };
};

/** Areas and grids are cut from the same units, so either build changes both. */
const keyOf = (layer: TileLayerName, netRevision: number, freshness: Freshness): string => {
  const build = (name: TileLayerName): number => freshness.builds.get(name) ?? 0;
  return isUnitLayer(layer)
    ? `units ${netRevision} ${build('areas')} ${build('grids')}`
    : `${layer} ${build(layer)}`;
};

const isUnitLayer = (layer: TileLayerName): boolean => layer === 'areas' || layer === 'grids';

/** Pages are read one by one, so they count only if the layer has the same build after the last of them. */
const loadUnchanged = async (
  read: Reading,
  layer: TileLayerName,
  netRevision: number,
  freshness: Freshness,
): Promise<Loaded | null> => {
  const loaded = await load(read, layer, netRevision);
  const now = await read(getFreshness);
  return keyOf(layer, netRevision, now) === keyOf(layer, netRevision, freshness) ? loaded : null;
};

const load = async (read: Reading, layer: TileLayerName, netRevision: number): Promise<Loaded> => {
  switch (layer) {
    case 'areas':
    case 'grids':
      return loadUnitSources(read, netRevision);
    case 'compounds':
      return { compounds: await loadCompoundSource(read) };
    case 'buildings':
      return { buildings: await loadBuildingSource(read) };
    case 'base':
      return { base: await loadBaseSource(read) };
  }
};
