import type { Point } from '../plane.ts';
import { keyOf } from '../plane.ts';
import { BoxGrid } from './box-grid.ts';

const cellCentimetres = 200;

/** Whole points, numbered; those nearer to each other than a tolerance become one where that is allowed. */
export class Vertices {
  readonly points: Point[] = [];
  readonly isOnBorder: boolean[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #grid = new BoxGrid(cellCentimetres);

  /** The vertex at a place, made where there is none; a place on the border stays on it. */
  at(x: number, y: number, isOnBorder = false): number {
    const key = keyOf(x, y);
    const found = this.#numbers.get(key);
    if (found !== undefined) {
      if (isOnBorder) this.isOnBorder[found] = true;
      return found;
    }
    const number = this.points.length;
    this.points.push([x, y]);
    this.isOnBorder.push(isOnBorder);
    this.#numbers.set(key, number);
    this.#grid.add(number, x, y, x, y);
    return number;
  }

  /** The nearest vertex within a reach, of the border only where that is asked for; -1 when there is none. */
  nearest(x: number, y: number, reach: number, onBorderOnly = false): number {
    let [best, bestDistance] = [-1, reach];
    for (const number of this.near(x - reach, y - reach, x + reach, y + reach)) {
      if (onBorderOnly && this.isOnBorder[number] !== true) continue;
      const [px, py] = this.points[number] as Point;
      const distance = Math.hypot(px - x, py - y);
      if (distance < bestDistance || (distance === bestDistance && number < best))
        [best, bestDistance] = [number, distance];
    }
    return best;
  }

  near(west: number, south: number, east: number, north: number): number[] {
    return this.#grid.near(Math.floor(west), Math.floor(south), Math.ceil(east), Math.ceil(north));
  }
}
