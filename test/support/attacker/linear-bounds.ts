import type { Highs, ModelData } from 'highs';
import type { PublishedCount } from './published-counts.ts';

/** The fewest and the most tickets that a set can hold. */
export interface CountBounds {
  readonly least: number;
  readonly most: number;
}

const tolerance = 1e-6;
const optimal = 7;

/**
 * Bounds of each set, with no piece below 0 and each shown count within its half width. A set with a piece that
 * no shown count covers has no most. Throws when no numbers fit what is shown.
 */
export const boundsOf = (
  highs: Highs,
  counts: readonly PublishedCount[],
  sets: readonly { readonly parts: readonly string[] }[],
): CountBounds[] => {
  const shown = counts.filter(({ value }) => value !== null);
  const columnOf = new Map<string, number>();
  for (const { parts } of shown)
    for (const part of parts) if (!columnOf.has(part)) columnOf.set(part, columnOf.size);
  const open = (): CountBounds[] => sets.map(() => ({ least: 0, most: Infinity }));
  if (columnOf.size === 0) return open();
  return highs.withModel(modelOf(highs, shown, columnOf), (model) => {
    model.options.set({ output_flag: false });
    const { minimize, maximize } = highs.constants.objectiveSense;
    const extreme = (columns: ReadonlySet<number>, sense: typeof minimize): number => {
      const costs = Float64Array.from({ length: columnOf.size }, (_, column) =>
        columns.has(column) ? 1 : 0,
      );
      model.changeColsCost({ kind: 'range', from: 0, to: columnOf.size - 1 }, costs);
      model.changeObjectiveSense(sense);
      const { modelStatus } = model.run();
      if (modelStatus !== optimal) {
        const { tableId, month } = shown[0] ?? { tableId: '', month: '' };
        throw new Error(`no numbers fit the counts about ${tableId} ${month} (status ${modelStatus})`);
      }
      return model.getObjectiveValue();
    };
    return sets.map(({ parts }) => {
      const columns = new Set(parts.flatMap((part) => columnOf.get(part) ?? []));
      const least = Math.ceil(extreme(columns, minimize) - tolerance);
      if (parts.some((part) => !columnOf.has(part))) return { least, most: Infinity };
      return { least, most: least < 1 ? Infinity : Math.floor(extreme(columns, maximize) + tolerance) };
    });
  });
};

const modelOf = (
  highs: Highs,
  shown: readonly PublishedCount[],
  columnOf: ReadonlyMap<string, number>,
): ModelData => {
  const rows = shown.map(({ parts }) => [...new Set(parts)].flatMap((part) => columnOf.get(part) ?? []));
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  const indices = rows.flat();
  const columns = columnOf.size;
  return {
    numCols: columns,
    numRows: rows.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(highs.infinity),
    rowLower: shown.map(({ value, halfWidth = 2, atLeast = 0 }) =>
      Math.max((value ?? 0) - halfWidth, atLeast),
    ),
    rowUpper: shown.map(({ value, halfWidth = 2 }) => (value ?? 0) + halfWidth),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
  };
};
