import type { Town } from '../model.ts';
import { buildTown } from './build-town.ts';
import { at } from './geometry.ts';
import { shareOut } from './partition.ts';

/** A city for benchmarks: districts side by side, which do not touch. */
interface CityOptions {
  readonly seed: number;
  /** At most 99. */
  readonly districts?: number;
  readonly generalGrids?: number;
  readonly microGrids?: number;
}

/**
 * Builds the districts of a city one after another, so that memory holds one at a time.
 * By default 42 districts with exactly 14,000 general grids and about 124,000 micro-grids.
 */
export function* buildCity(options: CityOptions): Generator<Town> {
  const { seed, districts = 42, generalGrids = 14_000, microGrids = 124_000 } = options;
  const even = new Array<number>(districts).fill(1);
  const grids = shareOut(even, generalGrids);
  const micros = shareOut(even, microGrids);
  for (let i = 0; i < districts; i += 1) {
    yield buildTown({ seed, district: i + 1, generalGrids: at(grids, i), microGrids: at(micros, i) });
  }
}
