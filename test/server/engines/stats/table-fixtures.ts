// Made-up tickets by groups: so many, in these cells (one for each table), by so many reporters in turn.

export interface TicketGroup {
  readonly tickets: number;
  readonly cells: readonly number[];
  /** Reporters of the group, none of whom reports elsewhere; as many as tickets unless told. */
  readonly reporters?: number;
}

export interface MadeTables {
  readonly reporterOf: Int32Array;
  readonly families: readonly Int32Array[];
}

export const tablesOf = (groups: readonly TicketGroup[]): MadeTables => {
  const reporterOf: number[] = [];
  const families: number[][] = (groups[0]?.cells ?? []).map(() => []);
  let firstReporter = 0;
  for (const { tickets, cells, reporters = tickets } of groups) {
    for (let ticket = 0; ticket < tickets; ticket += 1) {
      reporterOf.push(firstReporter + (ticket % Math.max(reporters, 1)));
      for (const [family, column] of families.entries()) column.push(cells[family] ?? -1);
    }
    firstReporter += reporters;
  }
  return { reporterOf: Int32Array.from(reporterOf), families: families.map((c) => Int32Array.from(c)) };
};
