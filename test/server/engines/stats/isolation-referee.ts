// An independent referee for small tables: which sets of tickets are a linear combination of published counts,
// by exact rational elimination. Knows nothing of atoms but that counts cannot tell equal tickets apart.

/** Every set of tickets (by ticket index) whose count follows linearly from the counts of all cells. */
export const isolatedSets = (families: readonly Int32Array[], ticketCount: number): number[][] => {
  const kinds = new Map<string, number[]>();
  for (let ticket = 0; ticket < ticketCount; ticket += 1) {
    const key = families.map((family) => family[ticket]).join();
    kinds.set(key, [...(kinds.get(key) ?? []), ticket]);
  }
  const kindTickets = [...kinds.values()];
  const rows: bigint[][] = [];
  for (const family of families)
    for (const cell of new Set(family))
      if (cell >= 0) rows.push(kindTickets.map(([ticket]) => (family[ticket!] === cell ? 1n : 0n)));
  const basis = basisOf(rows);
  const sets: number[][] = [];
  for (let chosen = 1; chosen < 2 ** kindTickets.length; chosen += 1) {
    const indicator = kindTickets.map((_, kind) => (chosen & (1 << kind) ? 1n : 0n));
    if (reduce(indicator, basis).every((value) => value === 0n))
      sets.push(kindTickets.flatMap((tickets, kind) => (chosen & (1 << kind) ? tickets : [])));
  }
  return sets;
};

/** Every set that is a sum of cells with whole coefficients from -2 to 2: found by trying them all. */
export const setsByTrial = (families: readonly Int32Array[], ticketCount: number): number[][] => {
  const cells = families.flatMap((family) => [...new Set(family)].map((cell) => ({ family, cell })));
  const counted = cells.filter(({ cell }) => cell >= 0);
  const sets: number[][] = [];
  const tryFrom = (index: number, sums: readonly number[]): void => {
    const next = counted[index];
    if (next === undefined) {
      if (sums.every((sum) => sum === 0 || sum === 1) && sums.includes(1))
        sets.push(sums.flatMap((sum, ticket) => (sum === 1 ? [ticket] : [])));
      return;
    }
    for (let factor = -2; factor <= 2; factor += 1)
      tryFrom(
        index + 1,
        sums.map((sum, ticket) => sum + (next.family[ticket] === next.cell ? factor : 0)),
      );
  };
  tryFrom(0, new Array<number>(ticketCount).fill(0));
  return sets;
};

/** Rows with their leading column, in echelon form. */
type Basis = { lead: number; row: bigint[] }[];

const basisOf = (rows: readonly bigint[][]): Basis => {
  const basis: Basis = [];
  for (const row of rows) {
    const rest = reduce(row, basis);
    const lead = rest.findIndex((value) => value !== 0n);
    if (lead >= 0) basis.push({ lead, row: rest });
  }
  return basis;
};

const reduce = (row: readonly bigint[], basis: Basis): bigint[] => {
  let rest = [...row];
  for (const { lead, row: pivot } of basis) {
    const [factor, by] = [rest[lead]!, pivot[lead]!];
    if (factor !== 0n) rest = rest.map((value, column) => value * by - pivot[column]! * factor);
  }
  return rest;
};
