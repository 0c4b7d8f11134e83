import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tilePlan } from '../answers/tile-plan.ts';
import { createTileService } from '../answers/tiles.ts';
import { tileLayerNames } from '../contract/layers.ts';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { worldX, worldY } from '../engines/tiles/mercator.ts';
import type { TileAddress } from '../engines/tiles/tile-frame.ts';
import { loadDemo } from '../jobs/load-demo.ts';
import { readingAs } from '../queries/reading.ts';
import type { TileBounds } from '../queries/tile-bounds.ts';
import { readSettings } from '../settings.ts';
import { BenchFailure } from './bench-failure.ts';
import { measureTiles, type TileFigures } from './tile-figures.ts';
import { drawByDatabase, hasPeer } from './tile-peer.ts';

/**
 * Cold tiles of every layer over the whole district, zoom 10 to the last. With DATABASE_URL on the district that
 * it holds, next to ST_AsMVT of the same rows; without, on the demo in an embedded database that is thrown away.
 */
export const run = async (): Promise<void> => {
  const { databaseUrl } = readSettings(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'));
  const database = await openDatabase({ databaseUrl, dataDir: folder });
  try {
    if (databaseUrl === undefined) await fillWithDemo(database);
    await benchTiles(database);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const fillWithDemo = async (database: Database): Promise<void> => {
  await migrate(database.sql);
  await loadDemo(database.sql, { seed: 20260101, anchorDate: '2026-06-30', ticketCount: 0 });
};

/** Prints a line per layer and zoom. */
export const benchTiles = async (database: Database): Promise<void> => {
  const service = createTileService(readingAs(database.sql, 'app_staff'));
  const row = (cells: readonly (string | number)[]): void =>
    console.log(cells.map((cell, i) => (i === 0 ? `${cell}`.padEnd(14) : `${cell}`.padStart(9))).join(''));
  row(['layer z', 'tiles', 'ms', 'p95 ms', 'kB', 'br kB', 'loop ms', 'MVT ms', 'MVT kB', 'br kB', 'ratio']);
  for (const layer of tileLayerNames) {
    const { netRevision, build, bounds } = await service.describe(layer);
    if (bounds === null) throw new BenchFailure(`the database holds no ${layer}`);
    const { minZoom, maxZoom } = tilePlan[layer];
    // The first tile of each zoom range loads or builds the source; it is asked for beforehand and timed apart.
    for (let z = Math.max(10, minZoom); z <= maxZoom; z++) {
      const tiles = tilesOver(bounds, z);
      const warming = performance.now();
      await service.answer(layer, { netRevision, build }, { z, x: 0, y: 0 });
      const warmMilliseconds = performance.now() - warming;
      const ours = await measureTiles(tiles, async (tile) => {
        const answer = await service.answer(layer, { netRevision, build }, tile);
        if ('movedTo' in answer) throw new BenchFailure('the data changed during the benchmark');
        return answer.body.bytesAs('identity');
      });
      const peer =
        database.engine === 'postgres' && hasPeer(layer)
          ? await measureTiles(tiles, (tile) => drawByDatabase(database.sql, layer, netRevision, tile))
          : null;
      row([
        `${layer} ${z}`,
        tiles.length,
        ...cellsOf(ours),
        ours.loopMilliseconds.toFixed(1),
        ...peerCells(ours, peer),
      ]);
      if (warmMilliseconds > 20) console.log(`  source made ready in ${warmMilliseconds.toFixed(0)} ms`);
    }
  }
};

const cellsOf = (figures: TileFigures): string[] => [
  figures.meanMilliseconds.toFixed(2),
  figures.p95Milliseconds.toFixed(1),
  (figures.bytes / 1024).toFixed(0),
  (figures.brotliBytes / 1024).toFixed(0),
];

const peerCells = (ours: TileFigures, peer: TileFigures | null): string[] =>
  peer === null
    ? []
    : [
        peer.meanMilliseconds.toFixed(2),
        (peer.bytes / 1024).toFixed(0),
        (peer.brotliBytes / 1024).toFixed(0),
        (peer.meanMilliseconds / ours.meanMilliseconds).toFixed(1),
      ];

const tilesOver = ([west, south, east, north]: TileBounds, z: number): TileAddress[] => {
  const tileAt = (share: number): number => Math.floor(share * 2 ** z);
  const tiles: TileAddress[] = [];
  for (let x = tileAt(worldX(west)); x <= tileAt(worldX(east)); x++) {
    for (let y = tileAt(worldY(north)); y <= tileAt(worldY(south)); y++) tiles.push({ z, x, y });
  }
  return tiles;
};
