import type { ComparedUnit, Comparison } from '../../../drafting/comparison.ts';
import type { Frame } from '../../../drafting/frame.ts';
import { geometryOf } from '../../../drafting/net-picture.ts';

/** A cell of a CSV file; what a spreadsheet would take for a formula is told as text. */
const cell = (value: string | number): string => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  // The mark tells spreadsheets that it is UTF-8.
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** What was, what is, and how many households go from one to the other, unit by unit. */
export const lineageCsv = ({ before, after, changed, moves }: Comparison): string => {
  const ids = new Set(changed);
  const [was, is] = [byId(before), byId(after)];
  const header = ['from_id', 'from_code', 'from_name', 'to_id', 'to_code', 'to_name', 'households', 'people'];
  const named = (unit: ComparedUnit | undefined): string[] => [
    unit?.id ?? '',
    unit?.code ?? '',
    unit?.name ?? '',
  ];
  const moved = moves.map(({ from, to, households, people }) => [
    ...named(was.get(from)),
    ...named(is.get(to)),
    ...[households, people],
  ]);
  const told = new Set(moves.flatMap(({ from, to }) => [from, to]));
  const others = [...ids]
    .filter((id) => !told.has(id))
    .map((id) => [...named(was.get(id)), ...named(is.get(id)), 0, 0]);
  return csvOf([header, ...moved, ...others]);
};

const byId = (units: readonly ComparedUnit[]): Map<string, ComparedUnit> =>
  new Map(units.map((unit) => [unit.id, unit]));

/** Units of the touched communities as the scenario leaves them, EPSG:4326. */
export const geoJsonOf = ({ after, changed }: Comparison, frame: Frame): GeoJSON.FeatureCollection => {
  const ids = new Set(changed);
  return {
    type: 'FeatureCollection',
    features: after.map(({ id, level, parentId, code, name, isVoid, polygons }) => ({
      type: 'Feature',
      id,
      geometry: geometryOf(polygons, frame),
      properties: { level, parentId, code, name, isVoid, isChanged: ids.has(id) },
    })),
  };
};

/** Hands a file to whoever looks at the page. */
export const download = (name: string, type: string, content: string): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
