/** Edges between numbered points. */
export interface GriddedEdges {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly count: number;
}

/** Edges by the square cells that they run through. */
export class EdgeGrid {
  readonly #store: GriddedEdges;
  readonly #size: number;
  readonly #cells = new Map<number, number[]>();
  #seen = new Int32Array(1024);
  #turn = 0;

  /** Cells about as large as the edges that the store holds now are long. */
  constructor(store: GriddedEdges) {
    this.#store = store;
    let length = 0;
    for (let edge = 0; edge < store.count; edge += 1) length += lengthOf(store, edge);
    this.#size = Math.min(100_000, Math.max(200, Math.ceil((length / Math.max(1, store.count)) * 1.5)));
    for (let edge = 0; edge < store.count; edge += 1) this.add(edge);
  }

  add(edge: number): void {
    this.#eachCell(edge, (cell) => {
      const held = this.#cells.get(cell);
      if (held === undefined) this.#cells.set(cell, [edge]);
      else held.push(edge);
    });
  }

  /** Calls back for every other edge that shares a cell with an edge, once. */
  eachNear(edge: number, visit: (other: number) => void): void {
    if (this.#seen.length < this.#store.count) {
      const larger = new Int32Array(this.#store.count * 2);
      larger.set(this.#seen);
      this.#seen = larger;
    }
    this.#turn += 1;
    this.#seen[edge] = this.#turn;
    this.#eachCell(edge, (cell) => {
      for (const other of this.#cells.get(cell) ?? []) {
        if (this.#seen[other] === this.#turn) continue;
        this.#seen[other] = this.#turn;
        visit(other);
      }
    });
  }

  /** Column by column, the rows between the heights at which the edge enters and leaves, a centimetre wider. */
  #eachCell(edge: number, visit: (cell: number) => void): void {
    const { x, y, from, to } = this.#store;
    const [a, b] = [from[edge] as number, to[edge] as number];
    const isEastward = (x[a] as number) <= (x[b] as number);
    const [west, east] = isEastward ? [a, b] : [b, a];
    const [x1, y1, x2, y2] = [x[west], y[west], x[east], y[east]] as [number, number, number, number];
    const size = this.#size;
    const slope = x2 === x1 ? 0 : (y2 - y1) / (x2 - x1);
    const last = Math.floor(x2 / size);
    for (let column = Math.floor(x1 / size); column <= last; column += 1) {
      const enter = x2 === x1 ? y1 : y1 + slope * (Math.max(x1, column * size) - x1);
      const leave = x2 === x1 ? y2 : y1 + slope * (Math.min(x2, (column + 1) * size) - x1);
      const top = Math.floor((Math.max(enter, leave) + 1) / size);
      for (let row = Math.floor((Math.min(enter, leave) - 1) / size); row <= top; row += 1)
        visit(column * 2 ** 24 + row);
    }
  }
}

const lengthOf = ({ x, y, from, to }: GriddedEdges, edge: number): number => {
  const [a, b] = [from[edge] as number, to[edge] as number];
  return Math.hypot((x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number));
};
