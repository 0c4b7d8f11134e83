/** A table with what must be known about it, ready for any kind of file. */
export interface FigureSheet {
  readonly title: string;
  /** Period, place, filters, source and link, each with its name. */
  readonly about: readonly (readonly [string, string])[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Text that a spreadsheet would take for a formula is marked as text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const fieldOf = (value: string | number | null): string => {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets show Chinese): the table, then what it is. */
export const csvOf = ({ about, header, rows }: FigureSheet): string =>
  `\uFEFF${[header, ...rows, [], ...about].map((row) => row.map(fieldOf).join(',')).join('\r\n')}\r\n`;

/** XLSX with two sheets: the figures as numbers, and what they are. */
export const xlsxOf = async (
  { title, about, header, rows }: FigureSheet,
  names: { readonly figures: string; readonly about: string },
): Promise<Blob> => {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const cells = (row: readonly (string | number | null)[]) => [...row];
  return writeXlsxFile([
    {
      sheet: names.figures,
      data: [header.map(bold), ...rows.map(cells)],
      stickyRowsCount: 1,
      columns: header.map((_, column) => ({ width: column === 1 ? 22 : 15 })),
    },
    {
      sheet: names.about,
      data: [[bold(title)], ...about.map(([name, value]) => [name, value])],
      columns: [{ width: 14 }, { width: 80 }],
    },
  ]).toBlob();
};
