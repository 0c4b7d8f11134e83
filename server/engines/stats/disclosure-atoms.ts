// Atoms: the finest sets of tickets that published tables can tell apart.

/** `atomOf` gives each ticket's atom, -1 when no table counts the ticket; atoms are numbered from 0. */
export interface Atoms {
  readonly atomOf: Int32Array;
  readonly count: number;
}

/**
 * The atoms of `ticketCount` tickets under tables (families of cells). A family gives for each ticket the cell
 * that counts it, or -1. Tickets share an atom when all families put them into the same cells; atoms are numbered
 * by their first ticket, so the order of families does not matter. Takes time and memory linear in the tickets
 * for each family, and families one at a time. Throws RangeError on a wrong length or a cell below -1.
 */
export const refineAtoms = (families: Iterable<Int32Array>, ticketCount: number): Atoms => {
  if (!Number.isInteger(ticketCount) || ticketCount < 0)
    throw new RangeError('the number of tickets must be a whole number');
  const atomOf = new Int32Array(ticketCount).fill(-1);
  const pairs = new PairNumbers(ticketCount);
  let count = 0;
  for (const family of families) {
    if (family.length !== ticketCount)
      throw new RangeError(`a family of ${family.length} entries for ${ticketCount} tickets`);
    pairs.clear();
    for (let ticket = 0; ticket < ticketCount; ticket += 1) {
      const cell = family[ticket] ?? -1;
      if (cell < -1) throw new RangeError('a cell is a number from 0, or -1 for none');
      const atom = atomOf[ticket] ?? -1;
      if (atom >= 0 || cell >= 0) atomOf[ticket] = pairs.numberOf(atom, cell);
    }
    count = pairs.count;
  }
  return { atomOf, count };
};

/** The tickets of each atom: those of atom `a` are `tickets.subarray(starts[a], starts[a + 1])`, ascending. */
export const ticketsByAtom = ({ atomOf, count }: Atoms): ((atom: number) => Int32Array) => {
  const starts = new Int32Array(count + 1);
  for (const atom of atomOf) if (atom >= 0) starts[atom + 1] = (starts[atom + 1] ?? 0) + 1;
  for (let atom = 0; atom < count; atom += 1)
    starts[atom + 1] = (starts[atom + 1] ?? 0) + (starts[atom] ?? 0);
  const tickets = new Int32Array(starts[count] ?? 0);
  const next = starts.slice();
  for (let ticket = 0; ticket < atomOf.length; ticket += 1) {
    const atom = atomOf[ticket] ?? -1;
    if (atom < 0) continue;
    const place = next[atom] ?? 0;
    tickets[place] = ticket;
    next[atom] = place + 1;
  }
  return (atom) => tickets.subarray(starts[atom], starts[atom + 1]);
};

/** Numbers pairs of integers in the order in which they first come: a hash table with open addressing. */
class PairNumbers {
  count = 0;
  readonly #slots: Int32Array;
  readonly #first: Int32Array;
  readonly #second: Int32Array;

  constructor(mostPairs: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * mostPairs + 2)));
    this.#first = new Int32Array(mostPairs);
    this.#second = new Int32Array(mostPairs);
  }

  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
  }

  numberOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) {
        this.#first[this.count] = first;
        this.#second[this.count] = second;
        this.count += 1;
        this.#slots[slot] = this.count;
        return this.count - 1;
      }
      if (this.#first[number] === first && this.#second[number] === second) return number;
    }
  }
}
