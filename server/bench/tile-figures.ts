import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import type { TileAddress } from '../engines/tiles/tile-frame.ts';

/** Figures over a set of tiles: times per tile, bytes of all together. */
export interface TileFigures {
  readonly meanMilliseconds: number;
  readonly p95Milliseconds: number;
  /** Longest time for which nothing else could run. */
  readonly loopMilliseconds: number;
  readonly bytes: number;
  readonly brotliBytes: number;
}

/** Draws the tiles one after the other and then compresses them, both encoders alike, with brotli 5. */
export const measureTiles = async (
  tiles: readonly TileAddress[],
  draw: (tile: TileAddress) => Promise<Uint8Array>,
): Promise<TileFigures> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  const bodies: Uint8Array[] = [];
  delay.enable();
  for (const tile of tiles) {
    const began = performance.now();
    bodies.push(await draw(tile));
    times.push(performance.now() - began);
    await setImmediate();
  }
  delay.disable();
  times.sort((a, b) => a - b);
  return {
    meanMilliseconds: times.reduce((sum, time) => sum + time, 0) / times.length,
    p95Milliseconds: times[Math.floor(times.length * 0.95)] ?? 0,
    loopMilliseconds: delay.max / 1e6,
    bytes: bodies.reduce((sum, body) => sum + body.length, 0),
    brotliBytes: bodies.reduce((sum, body) => sum + brotliLength(body), 0),
  };
};

const brotliLength = (body: Uint8Array): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
