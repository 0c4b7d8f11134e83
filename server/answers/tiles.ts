import { AppError } from '../contract/app-error.ts';
import type { TileLayerName } from '../contract/layers.ts';
import { encodeTile } from '../engines/tiles/encode.ts';
import { featuresOfTile } from '../engines/tiles/tile-features.ts';
import { frameOf, type TileAddress } from '../engines/tiles/tile-frame.ts';
import { getDistrict } from '../queries/district.ts';
import { type Freshness, getFreshness } from '../queries/freshness.ts';
import type { Reading } from '../queries/reading.ts';
import { getTileBounds, hasNetRevision, type TileBounds } from '../queries/tile-bounds.ts';
import { type TileBody, tileBodyOf } from './tile-body.ts';
import { createTileCache } from './tile-cache.ts';
import { tilePlan } from './tile-plan.ts';
import type { TileSource } from './tile-source.ts';
import { createTileSources } from './tile-sources.ts';

/** A net revision and a build of a layer. */
interface TileRevision {
  readonly netRevision: number;
  readonly build: number;
}

export interface TileDescription extends TileRevision {
  /** Changes also when the database was made anew with the same numbers. */
  readonly stamp: string;
  readonly bounds: TileBounds | null;
  readonly synthetic: boolean;
}

/** A tile, or the revision where it is to be found now. */
type TileAnswer = { readonly body: TileBody } | { readonly movedTo: TileRevision };

export interface TileService {
  describe(layer: TileLayerName): Promise<TileDescription>;
  /** Throws `not-found` for a net revision or a build that does not exist. */
  answer(layer: TileLayerName, revision: TileRevision, tile: TileAddress): Promise<TileAnswer>;
}

const cachedBytes = 128 * 2 ** 20;
/** How long the builds are believed without asking again; an unknown build asks at once. */
const believedMilliseconds = 1000;

/** Tiles of all layers over one database. `read` must see what staff see. */
export const createTileService = (read: Reading): TileService => {
  const sources = createTileSources(read);
  const cache = createTileCache(cachedBytes);
  const look = freshnessOf(read);
  const bounds = new Map<string, Promise<TileBounds | null>>();
  return {
    async describe(layer) {
      const freshness = await look(0);
      const revision = revisionOf(layer, freshness);
      const key = `${layer} ${revision.netRevision} ${freshness.stamp}`;
      const asking = bounds.get(key) ?? read((sql) => getTileBounds(sql, layer, revision.netRevision));
      if (!bounds.has(key)) bounds.clear();
      bounds.set(key, asking);
      const [box, district] = await Promise.all([asking, read(getDistrict)]);
      return { ...revision, stamp: freshness.stamp, bounds: box, synthetic: district?.synthetic ?? false };
    },
    async answer(layer, asked, tile) {
      const freshness = await freshnessFor(look, layer, asked);
      await requireNet(read, layer, asked.netRevision, freshness);
      const { build } = revisionOf(layer, freshness);
      if (asked.build > build) {
        throw new AppError('not-found', { what: `${layer}: build ${asked.build} (${build})` });
      }
      if (asked.build < build) return { movedTo: { netRevision: asked.netRevision, build } };
      const key = [layer, dependsOnNet(layer) ? asked.netRevision : '', build, tile.z, tile.x, tile.y];
      const body = await cache.get(key.join(' '), async () => {
        const source = await sources.get(layer, asked.netRevision, freshness);
        return source === null ? null : tileBodyOf(await drawTile(layer, source, tile));
      });
      if (body !== null) return { body };
      const { build: newBuild } = revisionOf(layer, await look(0));
      return { movedTo: { netRevision: asked.netRevision, build: newBuild } };
    },
  };
};

/** Cuts and encodes one tile. */
const drawTile = async (layer: TileLayerName, source: TileSource, tile: TileAddress): Promise<Uint8Array> => {
  // The last zoom is enlarged by the client, so it keeps everything that its grid can show.
  const frame = frameOf(tile, { tolerance: tile.z >= tilePlan[layer].maxZoom ? 0.5 : 4 });
  const drawn = await source.layersAt(tile.z);
  const layers = drawn.map(({ name, index, minArea = 0 }) => ({
    name,
    features: featuresOfTile(index, frame, { minArea }),
  }));
  return encodeTile(layers);
};

const dependsOnNet = (layer: TileLayerName): boolean => layer === 'areas' || layer === 'grids';

const revisionOf = (layer: TileLayerName, freshness: Freshness): TileRevision => ({
  netRevision: freshness.netRevision?.id ?? 0,
  build: freshness.builds.get(layer) ?? 0,
});

/** What is believed of the builds, or looked up again when something newer is asked for. */
const freshnessFor = async (look: Look, layer: TileLayerName, asked: TileRevision): Promise<Freshness> => {
  const believed = await look(believedMilliseconds);
  const { netRevision, build } = revisionOf(layer, believed);
  return asked.build > build || asked.netRevision > netRevision ? look(0) : believed;
};

/** 0 stands for the time before the first net. */
const requireNet = async (
  read: Reading,
  layer: TileLayerName,
  netRevision: number,
  freshness: Freshness,
): Promise<void> => {
  if (netRevision === 0 || netRevision === freshness.netRevision?.id) return;
  if (await read((sql) => hasNetRevision(sql, netRevision))) return;
  throw new AppError('not-found', { what: `${layer}: net revision ${netRevision}` });
};

type Look = (believed: number) => Promise<Freshness>;

/** The freshness as last read, if that is not longer ago than `believed` milliseconds; one question at a time. */
const freshnessOf = (read: Reading): Look => {
  let last: { readonly at: number; readonly asking: Promise<Freshness> } | undefined;
  return async (believed) => {
    if (last !== undefined && performance.now() - last.at < believed) return last.asking;
    const asking = read(getFreshness);
    const own = { at: performance.now(), asking };
    last = own;
    asking.catch(() => {
      if (last === own) last = undefined;
    });
    return asking;
  };
};
