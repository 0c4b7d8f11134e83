import type { InputProblem } from '../contract/input-error.ts';
import type { TicketMapping } from '../contract/ticket-mapping.ts';
import { usedColumns } from './ticket-mapping-file.ts';

/** Where the columns of a mapping stand in a file. */
export interface TicketColumns {
  readonly count: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly personal: readonly { readonly column: string; readonly index: number }[];
  readonly ignored: readonly string[];
}

/** Finds the columns in the header, or says which are missing or named twice. */
export const findColumns = (
  header: readonly string[],
  mapping: TicketMapping,
): { columns: TicketColumns } | { problems: InputProblem[] } => {
  const names = header.map((name) => name.trim());
  const known = names.filter((name) => name !== '').join(', ');
  const wanted = [
    ...usedColumns(mapping),
    ...mapping.personal.map((column) => ({ path: 'personal', column })),
  ];
  const missing: { path: string; column: string }[] = [];
  const problems: InputProblem[] = [];
  for (const { path, column } of wanted) {
    if (!names.includes(column)) missing.push({ path, column });
    else if (names.indexOf(column) !== names.lastIndexOf(column))
      problems.push({ code: 'csv-header-duplicate', params: { column } });
  }
  problems.unshift(...(names.some(looksLikeValue) ? headerMissing : missingProblems(missing, known)));
  if (problems.length > 0) return { problems };
  const mapped = new Set(wanted.map(({ column }) => column));
  return {
    columns: {
      count: header.length,
      indexOf: new Map(names.map((name, index) => [name, index] as const)),
      personal: mapping.personal.map((column) => ({ column, index: names.indexOf(column) })),
      ignored: names.filter((name) => name !== '' && !mapped.has(name)),
    },
  };
};

/** Dates, phone numbers and coordinates: the line is somebody's data, which no message repeats. */
const looksLikeValue = (name: string): boolean => /\d{4}[-/.年]\d{1,2}|\d{7}|^-?\d+\.\d+$/.test(name);
const headerMissing: readonly InputProblem[] = [{ code: 'csv-header-missing' }];

/** The columns that the file has are listed once, after those it has not. */
const missingProblems = (
  missing: readonly { path: string; column: string }[],
  known: string,
): InputProblem[] => {
  const [only] = missing;
  if (only === undefined) return [];
  if (missing.length === 1) return [{ code: 'mapping-column-unknown', params: { ...only, known } }];
  return [
    ...missing.map((params): InputProblem => ({ code: 'mapping-column-missing', params })),
    { code: 'mapping-columns-known', params: { known } },
  ];
};
