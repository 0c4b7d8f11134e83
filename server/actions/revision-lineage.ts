import type { Sql } from '../db/sql.ts';
import type { Net } from '../engines/net/net.ts';
import type { NetChange } from '../engines/net/net-change.ts';
import { tierOf, type Unit } from '../engines/net/unit.ts';
import {
  insertLineage,
  type LineageRow,
  type LineageSide,
  listOverlaps,
  type MovedBuildings,
  type Overlap,
  sumBuildings,
} from '../queries/net-lineage.ts';

/** Overlaps below this are rounding, in square metres. */
const smallestOverlap = 0.01;

/**
 * Writes which unit became which: for every unit that is gone or has another outline its shares of area, households and
 * people. Shares of one unit in the units of one tier add up to 1, less what left the district.
 */
export const writeLineage = async (
  sql: Sql,
  revisionId: number,
  base: Net,
  head: Net,
  change: NetChange,
): Promise<readonly LineageRow[]> => {
  const sides = sidesOf(base, head, change);
  if (sides.before.length === 0) return [];
  const overlaps = await listOverlaps(sql, revisionId, sides.before, sides.after);
  const leaves = new Set(sides.before.flatMap(({ id }) => leafIdsOf(base, id)));
  const moved = await sumBuildings(sql, revisionId, [...leaves]);
  const rows = [
    ...rowsOf(base, head, overlaps, residentsOf(base, head, moved)),
    ...reassignedRows(base, change),
  ];
  await insertLineage(sql, revisionId, rows);
  return rows;
};

const leafIdsOf = (net: Net, id: string): string[] =>
  net.leavesOf(net.slotOf(id) ?? 0).flatMap((slot) => net.unitAt(slot)?.id ?? []);

const sidesOf = (base: Net, head: Net, { retired, changed }: NetChange) => {
  const sideOf = (net: Net, unit: Unit, isOnlyHere: boolean): LineageSide => ({
    id: unit.id,
    tier: tierOf[unit.level],
    isLeaf: net.isLeaf(net.slotOf(unit.id) ?? 0),
    isOnlyHere,
  });
  const reshaped = changed.filter(({ isNew, isReshaped }) => !isNew && isReshaped);
  const divided = changed.filter(
    ({ unit, isNew, isReshaped, isLeaf }) =>
      !isNew && !isReshaped && !isLeaf && base.isLeaf(base.slotOf(unit.id) ?? 0),
  );
  const absorbing = changed.filter(
    ({ unit, isNew, isReshaped, isLeaf }) =>
      !isNew && !isReshaped && isLeaf && !base.isLeaf(base.slotOf(unit.id) ?? 0),
  );
  const before = [
    ...retired.map((unit) => sideOf(base, unit, true)),
    ...[...reshaped, ...divided].flatMap(({ unit: { id } }) => {
      const unit = base.unit(id);
      return unit === null ? [] : [sideOf(base, unit, false)];
    }),
  ];
  const after = [...changed.filter(({ isNew }) => isNew), ...reshaped, ...absorbing].map(({ unit, isNew }) =>
    sideOf(head, unit, isNew),
  );
  return { before, after };
};

interface Residents {
  readonly households: number;
  readonly people: number;
}

const nobody: Residents = { households: 0, people: 0 };

/** Who lived in a unit before and lives in a unit now; without the latter, all who lived there. */
const residentsOf = (base: Net, head: Net, moved: readonly MovedBuildings[]) => {
  const sums = new Map<string, Residents>();
  const add = (key: string, { households, people }: Residents): void => {
    const { households: h, people: p } = sums.get(key) ?? nobody;
    sums.set(key, { households: h + households, people: p + people });
  };
  for (const row of moved) {
    const [before, after] = [aroundOf(base, row.from), row.to === null ? [] : aroundOf(head, row.to)];
    for (const from of before) {
      add(from, row);
      for (const to of after) add(`${from} ${to}`, row);
    }
  }
  return (from: string, to?: string): Residents =>
    sums.get(to === undefined ? from : `${from} ${to}`) ?? nobody;
};

const aroundOf = (net: Net, id: string): string[] => {
  const ids: string[] = [];
  for (let unit = net.unit(id); unit !== null; unit = unit.parentId === null ? null : net.unit(unit.parentId))
    ids.push(unit.id);
  return ids;
};

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const rowsOf = (
  base: Net,
  head: Net,
  overlaps: readonly Overlap[],
  residents: ReturnType<typeof residentsOf>,
): LineageRow[] => {
  const tierIn = (net: Net, id: string): number => tierOf[net.unit(id)?.level ?? 'district'];
  const kept = overlaps.filter(({ shared }) => shared >= smallestOverlap);
  const groups = groupsOf(kept, ({ from, to }) => `${from} ${tierIn(head, to)}`);
  const sources = groupsOf(kept, ({ from, to }) => `${to} ${tierIn(base, from)}`);
  return [...groups.values()].flatMap((group) => {
    const areas = areaShares(group);
    return group.map((row, index): LineageRow => {
      const [fromTier, toTier] = [tierIn(base, row.from), tierIn(head, row.to)];
      const [all, part] = [residents(row.from), residents(row.from, row.to)];
      const from = sources.get(`${row.to} ${fromTier}`) ?? [];
      return {
        from: row.from,
        to: row.to,
        operation:
          toTier > fromTier
            ? 'subdivide'
            : toTier < fromTier
              ? 'absorb'
              : operationOf(base, head, group, from),
        areaShare: areas[index] ?? 0,
        householdShare: shareOf(part.households, all.households),
        peopleShare: shareOf(part.people, all.people),
      };
    });
  });
};

/** Shares of a unit that is wholly covered add up to 1 exactly: the largest one takes the rounding. */
const areaShares = (group: readonly Overlap[]): number[] => {
  const whole = group[0]?.whole ?? 0;
  const total = group.reduce((sum, { shared }) => sum + shared, 0);
  const lost = whole - total;
  const divisor = Math.abs(lost) < Math.max(1, whole * 1e-6) ? total : whole;
  const shares = group.map(({ shared }) => Math.min(1, shared / divisor));
  if (divisor !== total) return shares;
  const largest = shares.indexOf(Math.max(...shares));
  return shares.map((share, index) =>
    index === largest ? 1 - shares.reduce((sum, other, i) => (i === index ? sum : sum + other), 0) : share,
  );
};

const groupsOf = (overlaps: readonly Overlap[], keyOf: (row: Overlap) => string): Map<string, Overlap[]> => {
  const groups = new Map<string, Overlap[]>();
  for (const row of overlaps) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
};

/** What happened between units of one tier, by who is new and who is gone; parents get and lose children. */
const operationOf = (
  base: Net,
  head: Net,
  to: readonly Overlap[],
  from: readonly Overlap[],
): LineageRow['operation'] => {
  const isParent = to.some((row) => !base.isLeaf(base.slotOf(row.from) ?? 0));
  if (to.some((row) => base.unit(row.to) === null)) return to.length > 1 ? 'split' : 'merge';
  if (from.some((row) => head.unit(row.from) === null)) return 'merge';
  return isParent ? 'reassign' : 'reshape';
};

/** Units that only came to another parent. */
const reassignedRows = (base: Net, { changed }: NetChange): LineageRow[] =>
  changed
    .filter(
      ({ unit, isNew, isReshaped }) =>
        !isNew && !isReshaped && base.unit(unit.id)?.parentId !== unit.parentId,
    )
    .map(({ unit }) => ({
      from: unit.id,
      to: unit.id,
      operation: 'reassign',
      areaShare: 1,
      householdShare: 1,
      peopleShare: 1,
    }));
