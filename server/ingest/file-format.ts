const signatures: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x00, 0x00, 0x27, 0x0a], 'Shapefile'],
  [[0x50, 0x4b, 0x03, 0x04], 'ZIP / Excel (xlsx)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'Excel (xls)'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'GeoPackage / SQLite'],
  [[0x66, 0x67, 0x62, 0x03], 'FlatGeobuf'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
];
const extensions: Readonly<Record<string, string>> = {
  shp: 'Shapefile',
  shx: 'Shapefile',
  dbf: 'Shapefile (dbf)',
  prj: 'Shapefile (prj)',
  pbf: 'OpenStreetMap (pbf)',
};

/** Says whether a text is a table: its first two lines hold no brace and equally many commas, semicolons or tabs. */
export const looksLikeTable = (text: string): boolean => {
  const [first = '', second = ''] = text.trimStart().split(/\r?\n/, 2);
  if (/[{}[\]=]/.test(first)) return false;
  const countOf = (line: string, sign: string) => line.split(sign).length - 1;
  return [',', ';', '\t'].some(
    (sign) => countOf(first, sign) > 0 && countOf(first, sign) === countOf(second, sign),
  );
};

/** The name of a format that is known but not read yet, from a file's first bytes and name; else null. */
export const unsupportedFormat = (head: Uint8Array, fileName: string): string | null => {
  for (const [bytes, name] of signatures) if (bytes.every((byte, index) => head[index] === byte)) return name;
  const text = new TextDecoder('latin1').decode(head).trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) return 'HTML';
  if (text.startsWith('<')) return 'XML (KML, GML, OSM)';
  return extensions[fileName.toLowerCase().split('.').at(-1) ?? ''] ?? null;
};
