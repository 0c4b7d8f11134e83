/** Things by place: numbered boxes in square cells, asked by box. */
export class BoxGrid {
  readonly #size: number;
  readonly #cells = new Map<number, number[]>();
  readonly #seen: number[] = [];
  #round = 0;

  /** Side of a cell in centimetres. */
  constructor(size: number) {
    this.#size = size;
  }

  add(item: number, west: number, south: number, east: number, north: number): void {
    const size = this.#size;
    const [right, top] = [Math.floor(east / size), Math.floor(north / size)];
    for (let column = Math.floor(west / size); column <= right; column += 1)
      for (let row = Math.floor(south / size); row <= top; row += 1) {
        const key = keyOf(column, row);
        const cell = this.#cells.get(key);
        if (cell === undefined) this.#cells.set(key, [item]);
        else cell.push(item);
      }
  }

  /** Puts in a segment, only in the cells of each column that it passes. */
  addSegment(item: number, x1: number, y1: number, x2: number, y2: number): void {
    const size = this.#size;
    const [west, east] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [first, last] = [Math.floor(west / size), Math.floor(east / size)];
    for (let column = first; column <= last; column += 1) {
      const from = Math.max(west, column * size);
      const until = Math.min(east, (column + 1) * size);
      const at = (x: number): number => (x1 === x2 ? y1 : y1 + ((x - x1) * (y2 - y1)) / (x2 - x1));
      const [a, b] = x1 === x2 ? [y1, y2] : [at(from), at(until)];
      this.add(item, from, Math.min(a, b) - 1, Math.min(until, (column + 1) * size - 1), Math.max(a, b) + 1);
    }
  }

  /** Each item once whose cells share something with a box: a superset of those whose boxes do. */
  near(west: number, south: number, east: number, north: number): number[] {
    const size = this.#size;
    this.#round += 1;
    const found: number[] = [];
    const [right, top] = [Math.floor(east / size), Math.floor(north / size)];
    for (let column = Math.floor(west / size); column <= right; column += 1)
      for (let row = Math.floor(south / size); row <= top; row += 1) {
        const cell = this.#cells.get(keyOf(column, row));
        if (cell === undefined) continue;
        for (const item of cell) {
          if (this.#seen[item] === this.#round) continue;
          this.#seen[item] = this.#round;
          found.push(item);
        }
      }
    return found;
  }
}

/** A hash: cells that share a key give more than was asked for, never less. */
const keyOf = (column: number, row: number): number =>
  Math.imul(column, 0x9e37) ^ (row + Math.imul(column, 0x85eb0000));
