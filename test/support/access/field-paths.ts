/** What is the same for everybody, or is named by the data: its inside is not looked at. */
const opaqueFields: ReadonlySet<string> = new Set(['before', 'after', 'coordinates', 'certificate']);

const collect = (value: unknown, path: string, found: Set<string>): void => {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, found);
    if (value.length === 0 || typeof value[0] !== 'object') found.add(path);
    return;
  }
  if (value === null || typeof value !== 'object') {
    found.add(path);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const inside = path === '' ? name : `${path}.${name}`;
    if (opaqueFields.has(name)) found.add(inside);
    else collect(inner, inside, found);
  }
};

/** The paths of all fields of a JSON value, items of lists taken together. */
export const fieldPathsOf = (value: unknown): string[] => {
  const found = new Set<string>();
  collect(value, '', found);
  return [...found].sort();
};
