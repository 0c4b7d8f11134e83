import type { AtomGraph } from './atom-graph.ts';

/** What makes one division better than another; energies are sums of these. */
export interface Wishes {
  /** Per square of a part's deviation from the wanted households. */
  readonly balance: number;
  /** Per length of a boundary, in sides of a mean part. */
  readonly lines: number;
  /** Per part, for 1 / Polsby–Popper. */
  readonly compactness: number;
  /** Deviation that is allowed, as a share. */
  readonly tolerance: number;
}

const beyondTolerance = 60;
const mostLookedAt = 40;

/** Atoms given to parts, with the sums that energies need kept up to date. */
export class Partition {
  readonly parts: Int32Array;
  readonly households: Float64Array;
  readonly sizes: Int32Array;
  readonly #graph: AtomGraph;
  readonly #areas: Float64Array;
  readonly #lengths: Float64Array;
  readonly #ideal: number;
  readonly #side: number;
  readonly #seen: Int32Array;
  readonly #wanted: Int32Array;
  readonly #queue = new Int32Array(mostLookedAt);
  #round = 0;
  #cost = 0;

  constructor(graph: AtomGraph, parts: Int32Array, count: number) {
    this.#graph = graph;
    this.parts = parts;
    this.households = new Float64Array(count);
    this.sizes = new Int32Array(count);
    this.#areas = new Float64Array(count);
    this.#lengths = new Float64Array(count);
    this.#seen = new Int32Array(parts.length);
    this.#wanted = new Int32Array(parts.length);
    this.#ideal = graph.households.reduce((sum, each) => sum + each, 0) / count;
    this.#side = Math.sqrt(graph.areas.reduce((sum, area) => sum + area, 0) / count);
    for (const [atom, part] of parts.entries()) {
      this.#count(atom, part, 1);
      for (const link of graph.links[atom] ?? [])
        if (parts[link.atom] !== part) {
          this.#lengths[part] = (this.#lengths[part] as number) + link.length;
          this.#cost += link.cost / 2;
        }
    }
  }

  get count(): number {
    return this.households.length;
  }

  /** Largest deviation of a part from the mean, as a share. */
  get deviation(): number {
    return this.households.reduce((worst, each) => Math.max(worst, Math.abs(each / this.#ideal - 1)), 0);
  }

  energy(wishes: Wishes): number {
    let sum = (wishes.lines * this.#cost) / this.#side;
    for (let part = 0; part < this.count; part += 1) sum += this.#energyOfPart(part, wishes);
    return sum;
  }

  /** Whether a part surely hangs together, and is something, without an atom: what is near tells nearly always. */
  canLeave(atom: number): boolean {
    const part = this.parts[atom] as number;
    if ((this.sizes[part] as number) < 2) return false;
    const [seen, wanted, queue] = [this.#seen, this.#wanted, this.#queue];
    this.#round += 1;
    const round = this.#round;
    let [own, first] = [0, -1];
    for (const { atom: other } of this.#graph.links[atom] ?? []) {
      if (this.parts[other] !== part) continue;
      own += 1;
      if (first < 0) first = other;
      else wanted[other] = round;
    }
    if (own < 2) return own === 1;
    let missing = own - 1;
    seen[atom] = round;
    seen[first] = round;
    queue[0] = first;
    let queued = 1;
    for (let at = 0; at < queued; at += 1)
      for (const { atom: next } of this.#graph.links[queue[at] as number] ?? []) {
        if (this.parts[next] !== part || seen[next] === round) continue;
        seen[next] = round;
        if (wanted[next] === round) {
          missing -= 1;
          if (missing === 0) return true;
        }
        if (queued < mostLookedAt) {
          queue[queued] = next;
          queued += 1;
        }
      }
    return false;
  }

  /** By how much the energy would rise if an atom went to another part. */
  rise(atom: number, to: number, wishes: Wishes): number {
    const from = this.parts[atom] as number;
    const { households, areas, outerLengths } = this.#graph;
    const [own, area, outer] = [
      households[atom] as number,
      areas[atom] as number,
      outerLengths[atom] as number,
    ];
    let [out, into, cost] = [-outer, outer, 0];
    for (const link of this.#graph.links[atom] ?? []) {
      const part = this.parts[link.atom] as number;
      out += part === from ? link.length : -link.length;
      into += part === to ? -link.length : link.length;
      if (part === from) cost += link.cost;
      if (part === to) cost -= link.cost;
    }
    return (
      this.#energyWith(from, -own, -area, out, wishes) -
      this.#energyOfPart(from, wishes) +
      this.#energyWith(to, own, area, into, wishes) -
      this.#energyOfPart(to, wishes) +
      (wishes.lines * cost) / this.#side
    );
  }

  /** Gives an atom to another part. */
  move(atom: number, to: number): void {
    const from = this.parts[atom] as number;
    this.#count(atom, from, -1);
    this.#count(atom, to, 1);
    let [out, into] = [0, 0];
    for (const { atom: other, length, cost } of this.#graph.links[atom] ?? []) {
      const part = this.parts[other] as number;
      out += part === from ? length : -length;
      into += part === to ? -length : length;
      if (part === from) this.#cost += cost;
      if (part === to) this.#cost -= cost;
    }
    this.#lengths[from] = (this.#lengths[from] as number) + out;
    this.#lengths[to] = (this.#lengths[to] as number) + into;
    this.parts[atom] = to;
  }

  #count(atom: number, part: number, sign: 1 | -1): void {
    const { households, areas, outerLengths } = this.#graph;
    this.households[part] = (this.households[part] as number) + sign * (households[atom] as number);
    this.#areas[part] = (this.#areas[part] as number) + sign * (areas[atom] as number);
    this.#lengths[part] = (this.#lengths[part] as number) + sign * (outerLengths[atom] as number);
    this.sizes[part] = (this.sizes[part] as number) + sign;
  }

  #energyOfPart(part: number, wishes: Wishes): number {
    return this.#energyWith(part, 0, 0, 0, wishes);
  }

  /** The energy of a part with so many more households, so much more area and so much more length. */
  #energyWith(
    part: number,
    moreHouseholds: number,
    moreArea: number,
    moreLength: number,
    { balance, compactness, tolerance }: Wishes,
  ): number {
    const off = Math.abs(((this.households[part] as number) + moreHouseholds) / this.#ideal - 1);
    const beyond = Math.max(0, off - tolerance);
    const area = (this.#areas[part] as number) + moreArea;
    const length = (this.#lengths[part] as number) + moreLength;
    const roundness = area <= 0 ? 0 : (length * length) / (4 * Math.PI * area);
    return balance * off * off + beyondTolerance * beyond + compactness * roundness;
  }
}
