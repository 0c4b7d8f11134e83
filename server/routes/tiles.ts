import { type Context, Hono } from 'hono';
import { checkFixedParameters } from '../answers/ogc-parameters.ts';
import { isWorthCompressing, type TileBody } from '../answers/tile-body.ts';
import { tilePlan } from '../answers/tile-plan.ts';
import { createTileService, type TileDescription } from '../answers/tiles.ts';
import { AppError, type Wording } from '../contract/app-error.ts';
import { type TileLayerName, tileLayerNames } from '../contract/layers.ts';
import { tilePathTemplate } from '../contract/tile-urls.ts';
import type { AppDeps } from '../http/deps.ts';
import { queryParametersOf } from '../http/ogc-context.ts';
import { originOf } from '../http/origin.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { readingAs } from '../queries/reading.ts';
import { codingFor, isUnchanged } from './tile-coding.ts';

/** Tiles and their TileJSON, for who has the map. */
export const tileRoutes = (deps: Pick<AppDeps, 'pool' | 'behindProxy' | 'publicUrl'>) => {
  const service = createTileService(readingAs(deps.pool, 'app_worker'));
  return new Hono<RequestEnv>()
    .get('/tiles/:file{[a-z-]+\\.json}', async (c) => {
      checkFixedParameters(queryParametersOf(c), ['v', 'lang']);
      const layer = layerOf(c.req.param('file').slice(0, -'.json'.length));
      const description = await service.describe(layer);
      const tileJson = JSON.stringify(tileJsonOf(layer, description, originOf(c, deps)));
      const etag = `W/"${layer}-${description.netRevision}-${description.build}-${description.stamp}"`;
      const headers = { ETag: etag, 'Cache-Control': 'private, max-age=0, must-revalidate' };
      if (isUnchanged(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers);
      return c.body(tileJson, 200, { ...headers, 'Content-Type': 'application/json; charset=UTF-8' });
    })
    .get('/tiles/:layer/:net/:build/:z/:x/:file', async (c) => {
      const layer = layerOf(c.req.param('layer'));
      const revision = {
        netRevision: integerOf(c, 'net', 2 ** 31 - 1),
        build: integerOf(c, 'build', Number.MAX_SAFE_INTEGER),
      };
      const tile = tileOf(c, layer);
      const answer = await service.answer(layer, revision, tile);
      if ('body' in answer) return sendTile(c, answer.body);
      const { netRevision, build } = answer.movedTo;
      const path = `/tiles/${layer}/${netRevision}/${build}/${tile.z}/${tile.x}/${tile.y}.mvt`;
      return c.body(null, 307, { Location: path, 'Cache-Control': 'no-cache' });
    });
};

const layerOf = (name: string): TileLayerName => {
  const layer = tileLayerNames.find((known) => known === name);
  if (layer === undefined) {
    throw new AppError('not-found', { what: `${name} (${tileLayerNames.join(', ')})` });
  }
  return layer;
};

const tileOf = (c: Context, layer: TileLayerName) => {
  const { minZoom, maxZoom } = tilePlan[layer];
  const z = integerOf(c, 'z', maxZoom, minZoom);
  const last = 2 ** z - 1;
  return { z, x: integerOf(c, 'x', last), y: integerOf(c, 'y', last) };
};

/** A whole number of the path; `y` carries the file ending. */
const integerOf = (c: Context, name: string, largest: number, least = 0): number => {
  const text = name === 'y' ? fileStem(c.req.param('file') ?? '') : (c.req.param(name) ?? '');
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= largest) return value;
  const reason: Wording = {
    zh: `应为 ${least} 到 ${largest} 的整数`,
    en: `it must be a whole number from ${least} to ${largest}`,
  };
  throw new AppError('parameter-wrong', { name, reason });
};

const fileStem = (file: string): string => {
  if (file.endsWith('.mvt')) return file.slice(0, -'.mvt'.length);
  throw new AppError('parameter-wrong', {
    name: 'y',
    reason: { zh: '应以 .mvt 结尾', en: 'it must end in .mvt' },
  });
};

/** An empty tile is 200 without a body: clients keep it like any other. */
const sendTile = async (c: Context, body: TileBody): Promise<Response> => {
  const raw = await body.bytesAs('identity');
  const coding = isWorthCompressing(raw.length) ? codingFor(c.req.header('Accept-Encoding')) : 'identity';
  const etag = `"${body.hash}${coding === 'identity' ? '' : `-${coding}`}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': 'private, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  };
  if (isUnchanged(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers);
  const bytes = coding === 'identity' ? raw : await body.bytesAs(coding);
  return c.body(bytes, 200, {
    ...headers,
    'Content-Type': 'application/vnd.mapbox-vector-tile',
    'Content-Length': String(bytes.length),
    ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
  });
};

const tileJsonOf = (layer: TileLayerName, description: TileDescription, origin: string) => {
  const { minZoom, maxZoom, vectorLayers } = tilePlan[layer];
  const { netRevision, build, stamp, bounds, synthetic } = description;
  return {
    tilejson: '3.0.0',
    name: layer,
    // The stamp keeps a browser from showing the tiles of another database that had the same numbers.
    tiles: [`${origin}${tilePathTemplate(layer, netRevision, build)}?v=${stamp}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    ...(bounds === null ? {} : { bounds }),
    ...(synthetic ? { attribution: '合成数据' } : {}),
    vector_layers: vectorLayers,
  };
};
