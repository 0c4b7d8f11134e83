/**
 * How different two divisions of the same atoms are: of the pairs of households that live in one part in either of
 * them, the share that do so in one only (1 - Jaccard). 0 when they are the same, however the parts are numbered.
 */
export const differenceOf = (households: readonly number[], a: Int32Array, b: Int32Array): number => {
  const [inA, inB, inBoth] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  const add = (map: Map<number, number>, key: number, count: number): void =>
    void map.set(key, (map.get(key) ?? 0) + count);
  for (const [atom, count] of households.entries()) {
    const [p, q] = [a[atom] as number, b[atom] as number];
    add(inA, p, count);
    add(inB, q, count);
    add(inBoth, p * 2 ** 20 + q, count);
  }
  const pairs = (map: ReadonlyMap<number, number>): number =>
    [...map.values()].reduce((sum, count) => sum + count * count, 0);
  const both = pairs(inBoth);
  const either = pairs(inA) + pairs(inB) - both;
  return either === 0 ? 0 : 1 - both / either;
};
