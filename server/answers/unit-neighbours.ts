import type { MapLevel } from '../contract/map-levels.ts';
import { type Neighbours, queenNeighbours } from '../engines/stats/spatial-weights.ts';
import { readWkb } from '../engines/tiles/wkb.ts';
import type { Reading } from '../queries/reading.ts';
import { listUnitOutlines } from '../queries/unit-outlines.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { levelsOf, unitsOfLevel } from './unit-counts.ts';

const rowsPerQuestion = 1_000;
const mostKept = 12;

/** Who lies beside whom among the units of a level, in the order of `unitsOfLevel`. */
export interface NeighbourStore {
  get(columns: TicketColumns, level: MapLevel): Promise<Neighbours>;
}

/** Reads the outlines of a net and level once; a net never changes, so what was found is kept. */
export const createNeighbourStore = (reading: Reading): NeighbourStore => {
  const kept = new Map<string, Promise<Neighbours>>();
  return {
    get(columns, level) {
      const key = `${columns.netRevision} ${level} ${columns.units.length}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const finding = findNeighbours(reading, columns, level);
      kept.set(key, finding);
      finding.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return finding;
    },
  };
};

const findNeighbours = async (
  reading: Reading,
  columns: TicketColumns,
  level: MapLevel,
): Promise<Neighbours> => {
  const outlines = new Map<number, number[]>();
  let afterId = 0;
  for (;;) {
    const rows = await reading((sql) =>
      listUnitOutlines(sql, columns.netRevision, levelsOf[level], afterId, rowsPerQuestion),
    );
    for (const { featureId, geometry } of rows)
      outlines.set(
        featureId,
        readWkb(geometry).flatMap(({ paths }) => paths.flatMap((path) => [...path])),
      );
    afterId = rows.at(-1)?.featureId ?? afterId;
    if (rows.length < rowsPerQuestion) break;
  }
  const { places } = unitsOfLevel(columns, level);
  return queenNeighbours(
    Array.from(places, (place) => outlines.get(columns.units[place]?.featureId ?? 0) ?? []),
  );
};
