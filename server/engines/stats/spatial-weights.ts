/** The neighbours of unit i are `place[start[i]]` to `place[start[i + 1] - 1]`, ascending. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly place: Int32Array;
}

/** Neighbours with their weights, one for each in `place`. */
export interface SpatialWeights extends Neighbours {
  readonly weight: Float64Array;
}

/** Neighbours from a list of who lies beside whom; pairs may come twice and in any order. */
export const neighboursOf = (unitCount: number, pairs: Iterable<readonly [number, number]>): Neighbours => {
  const beside = Array.from({ length: unitCount }, () => new Set<number>());
  for (const [one, other] of pairs) {
    if (one === other) continue;
    const [ofOne, ofOther] = [beside[one], beside[other]];
    if (ofOne === undefined || ofOther === undefined) throw new RangeError(`no unit ${one} or ${other}`);
    ofOne.add(other);
    ofOther.add(one);
  }
  return fromLists(beside.map((own) => [...own].sort((a, b) => a - b)));
};

/**
 * Queen contiguity: units that share a corner or more of their outlines. Takes per unit the coordinates of all its
 * vertices (x, y, x, y, …). In a planar partition neighbours carry the very same vertices, so equality suffices.
 */
export const queenNeighbours = (outlines: readonly ArrayLike<number>[]): Neighbours => {
  const unitsAt = new Map<string, number[]>();
  for (const [unit, outline] of outlines.entries())
    for (let at = 0; at + 1 < outline.length; at += 2) {
      const key = `${outline[at]} ${outline[at + 1]}`;
      const units = unitsAt.get(key);
      if (units === undefined) unitsAt.set(key, [unit]);
      else if (units.at(-1) !== unit) units.push(unit);
    }
  const pairs = function* (): Generator<readonly [number, number]> {
    for (const units of unitsAt.values())
      for (const [place, unit] of units.entries())
        for (const other of units.slice(place + 1)) yield [unit, other];
  };
  return neighboursOf(outlines.length, pairs());
};

/** Every unit is its own neighbour too, as Gi* and local smoothing want it. */
export const withSelf = (neighbours: Neighbours): Neighbours =>
  fromLists(
    listsOf(neighbours).map((own, unit) => (own.includes(unit) ? own : [...own, unit].sort((a, b) => a - b))),
  );

/** The neighbours among the units that are kept, counted anew in their order. */
export const amongKept = (neighbours: Neighbours, isKept: (unit: number) => boolean): Neighbours => {
  const lists = listsOf(neighbours);
  const kept = [...lists.keys()].filter(isKept);
  const newPlace = new Map(kept.map((unit, place) => [unit, place]));
  return fromLists(kept.map((unit) => (lists[unit] ?? []).flatMap((other) => newPlace.get(other) ?? [])));
};

/** Weight 1 for each neighbour. */
export const binaryWeights = (neighbours: Neighbours): SpatialWeights => ({
  ...neighbours,
  weight: new Float64Array(neighbours.place.length).fill(1),
});

/** The weights of each unit's neighbours add up to 1. */
export const rowStandardisedWeights = (neighbours: Neighbours): SpatialWeights => {
  const weight = new Float64Array(neighbours.place.length);
  for (let unit = 0; unit + 1 < neighbours.start.length; unit += 1) {
    const [from, until] = rangeOf(neighbours, unit);
    weight.fill(1 / (until - from), from, until);
  }
  return { ...neighbours, weight };
};

/** Where the neighbours of a unit begin and end in `place`. */
export const rangeOf = ({ start }: Neighbours, unit: number): readonly [from: number, until: number] => [
  start[unit] ?? 0,
  start[unit + 1] ?? 0,
];

const listsOf = (neighbours: Neighbours): number[][] =>
  Array.from({ length: neighbours.start.length - 1 }, (_, unit) => [
    ...neighbours.place.subarray(...rangeOf(neighbours, unit)),
  ]);

const fromLists = (lists: readonly (readonly number[])[]): Neighbours => {
  const start = new Int32Array(lists.length + 1);
  for (const [unit, own] of lists.entries()) start[unit + 1] = (start[unit] ?? 0) + own.length;
  return { start, place: Int32Array.from(lists.flat()) };
};
