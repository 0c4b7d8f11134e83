import type { InputProblem } from '../contract/input-error.ts';
import { type PlainPerson, reporterFields } from '../contract/ticket-mapping.ts';
import { readTickets, type TicketFile } from '../ingest/ticket-file.ts';

/** What a first pass over a ticket file found; nothing was written. */
export interface TicketSurvey {
  readonly lines: number;
  readonly badRows: number;
  /** Rows that are in every column the same as an earlier one. */
  readonly repeatedRows: number;
  /** Of all bad rows, as many as are kept. */
  readonly problems: readonly InputProblem[];
  readonly problemCount: number;
  readonly categories: readonly string[];
  readonly responsibleUnits: readonly string[];
  /** Filled values per personal column. */
  readonly personal: readonly { readonly column: string; readonly count: number }[];
  /** Filled values per field of reporters. */
  readonly sealed: readonly { readonly column: string; readonly count: number }[];
  readonly closedBeforeReceived: number;
  readonly firstReceivedAt: Date | null;
  readonly lastReceivedAt: Date | null;
}

const keptProblems = 1_000;
const mostCategories = 500;
const mostResponsibleUnits = 5_000;
const progressEvery = 5_000;

/** Reads the whole file, checks every row and counts. */
export const surveyTickets = async (
  file: TicketFile,
  now: Date,
  onProgress: (lines: number) => void,
): Promise<TicketSurvey> => {
  const tally = new Tally(file.columns.personal.length);
  for await (const { read, isRepeated, personal } of readTickets(file, now)) {
    tally.lines += 1;
    if (isRepeated) tally.repeatedRows += 1;
    for (const [index, filled] of personal.entries())
      if (filled) tally.personal[index] = (tally.personal[index] ?? 0) + 1;
    if ('problems' in read) tally.addProblems(read.problems);
    else tally.addTicket(read.ticket);
    if (tally.lines % progressEvery === 0) onProgress(tally.lines);
  }
  const { mapping, columns } = file;
  tally.limit(tally.categories, mostCategories, 'too-many-categories', mapping.category);
  tally.limit(
    tally.responsibleUnits,
    mostResponsibleUnits,
    'too-many-offices',
    mapping.responsibleUnit?.column,
  );
  return {
    lines: tally.lines,
    badRows: tally.badRows,
    repeatedRows: tally.repeatedRows,
    problems: tally.problems,
    problemCount: tally.problemCount,
    categories: [...tally.categories],
    responsibleUnits: [...tally.responsibleUnits],
    personal: columns.personal.map(({ column }, index) => ({ column, count: tally.personal[index] ?? 0 })),
    sealed: reporterFields.flatMap((field, index) => {
      const column = mapping.person?.[field];
      return column === undefined ? [] : [{ column, count: tally.sealed[index] ?? 0 }];
    }),
    closedBeforeReceived: tally.closedBeforeReceived,
    firstReceivedAt: tally.first === null ? null : new Date(tally.first),
    lastReceivedAt: tally.last === null ? null : new Date(tally.last),
  };
};

class Tally {
  lines = 0;
  badRows = 0;
  repeatedRows = 0;
  problemCount = 0;
  closedBeforeReceived = 0;
  first: number | null = null;
  last: number | null = null;
  readonly problems: InputProblem[] = [];
  readonly categories = new Set<string>();
  readonly responsibleUnits = new Set<string>();
  readonly personal: number[];
  readonly sealed = reporterFields.map(() => 0);

  constructor(personalColumns: number) {
    this.personal = Array.from({ length: personalColumns }, () => 0);
  }

  addProblems(problems: readonly InputProblem[]): void {
    this.badRows += 1;
    this.problemCount += problems.length;
    this.problems.push(...problems.slice(0, keptProblems - this.problems.length));
  }

  addTicket(ticket: {
    category: string | null;
    responsibleUnit: string | null;
    receivedAt: Date;
    closedAt: Date | null;
    person: PlainPerson | null;
  }): void {
    for (const [index, field] of reporterFields.entries())
      if (ticket.person?.[field] != null) this.sealed[index] = (this.sealed[index] ?? 0) + 1;
    if (ticket.category !== null && this.categories.size <= mostCategories)
      this.categories.add(ticket.category);
    if (ticket.responsibleUnit !== null && this.responsibleUnits.size <= mostResponsibleUnits)
      this.responsibleUnits.add(ticket.responsibleUnit);
    const received = ticket.receivedAt.getTime();
    if (ticket.closedAt !== null && ticket.closedAt.getTime() < received) this.closedBeforeReceived += 1;
    this.first = this.first === null ? received : Math.min(this.first, received);
    this.last = this.last === null ? received : Math.max(this.last, received);
  }

  /** A mapping to the wrong column fills a list with thousands of names; that concerns the whole file. */
  limit(found: Set<string>, most: number, code: InputProblem['code'], source: unknown): void {
    if (found.size <= most) return;
    const column =
      typeof source === 'object' && source !== null && 'column' in source ? source.column : source;
    this.problems.unshift({ code, params: { column: String(column), limit: most } });
    this.problemCount += 1;
    this.badRows = this.lines;
  }
}
