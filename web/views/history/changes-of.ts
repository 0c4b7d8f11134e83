/** One value that an entry tells of. */
export interface Change {
  readonly path: string;
  /** Null where there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

const flatten = (value: unknown, path = ''): [string, string][] => {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => flatten(part, path === '' ? key : `${path}.${key}`));
};

/** What differs between two JSON values, leaf by leaf; what stayed the same is left out. */
export const changesOf = (before: unknown, after: unknown): Change[] => {
  const old = new Map(flatten(before));
  const now = new Map(flatten(after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
};
