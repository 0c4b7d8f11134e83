import { AppError, type Wording } from '../contract/app-error.ts';
import type { NetOperation } from '../contract/scenario-operations.ts';
import { outside } from '../engines/net/arc-table.ts';
import { communityLinesOf, unitsAcrossCommunities } from '../engines/net/area-lines.ts';
import { type FamilyProof, proveFamily } from '../engines/net/family-proof.ts';
import type { Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import { isPoint, type Point } from '../engines/net/plane.ts';
import type { LockedLine } from '../engines/net/reshape.ts';
import { tierOf } from '../engines/net/unit.ts';
import type { ScenarioHead } from '../queries/scenarios.ts';
import { type NamedNet, nameOfUnit, placedError, placeOfUnit } from './net-refusal.ts';

/** Where a planner may draw: everywhere, or in these communities. */
export type DrawingArea = 'whole' | readonly string[];

interface Drawn {
  readonly field: string;
  readonly point: unknown;
}

/** Every point of an operation, with the name of its field. */
const drawnPoints = (operation: NetOperation): Drawn[] => {
  const of = (field: string, points: readonly unknown[]): Drawn[] =>
    points.map((point, i) => ({ field: `${field}.${i}`, point }));
  switch (operation.kind) {
    case 'split':
      return [
        ...operation.lines.flatMap((line, i) => of(`lines.${i}`, line)),
        ...operation.parts.flatMap(({ places }, i) => of(`parts.${i}.places`, places)),
      ];
    case 'reshape':
      return of('path', operation.path);
    case 'move-vertex':
      return [
        { field: 'from', point: operation.from },
        { field: 'to', point: operation.to },
      ];
    default:
      return [];
  }
};

/** The unit that an operation is about. */
export const aimOf = (operation: NetOperation): string | null => {
  if ('unit' in operation) return typeof operation.unit === 'string' ? operation.unit : operation.unit.id;
  return operation.kind === 'reshape' ? operation.between[0] : (operation.units[0] ?? null);
};

/** Throws `scenario-coordinate-wrong` or `scenario-outside-district`, with the nearest place that is known. */
export const requirePlaces = (named: NamedNet, operation: NetOperation): void => {
  const drawn = drawnPoints(operation);
  if (drawn.length === 0) return;
  const isNear = nearnessOf(named.net);
  const wrong = drawn.find(({ point }) => !isPoint(point) || !isNear(point));
  if (wrong === undefined) return;
  const unit = aimOf(operation);
  const near = drawn
    .map(({ point }) => point)
    .find((point): point is Point => isPoint(point) && isNear(point));
  const at = near ?? (unit === null ? null : placeOfUnit(named, unit));
  const isWhole = Array.isArray(wrong.point) && wrong.point.every(Number.isInteger);
  const code = isWhole ? 'scenario-outside-district' : 'scenario-coordinate-wrong';
  throw placedError(named, code, { field: wrong.field }, at);
};

/** Lines are drawn across the outline of the district, but not from farther away than this. */
const farthestCentimetres = 100_000;

const nearnessOf = (net: Net): ((point: Point) => boolean) => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const half of net.arcs.halvesOf(outside)) {
    const line = net.arcs.lineOf(half >> 1);
    for (let i = 0; i < line.length; i += 2) {
      const [x, y] = [line[i] as number, line[i + 1] as number];
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  }
  const far = farthestCentimetres;
  return ([x, y]) => x >= west - far && x <= east + far && y >= south - far && y <= north + far;
};

/** Lines that stay where they are in a scenario of this kind. */
export const lockedLinesOf = (net: Net, kind: ScenarioHead['kind']): LockedLine =>
  kind === 'adjustment' ? communityLinesOf(net) : () => false;

/** Throws `scenario-line-locked` when an adjustment, done already, moved ground between communities. */
export const requireUnmovedCommunities = (
  named: NamedNet,
  kind: ScenarioHead['kind'],
  patch: Patch,
): void => {
  if (kind !== 'adjustment') return;
  const units = unitsAcrossCommunities(named.net, patch);
  if (units.length === 0) return;
  throw placedError(
    named,
    'scenario-line-locked',
    { units: namesOf(named, units) },
    placeOfUnit(named, units[0] ?? ''),
  );
};

/** Communities (null: none) of what is touched, that are all one's own. Throws `scenario-outside-area`. */
export const requireOwnArea = (
  named: NamedNet,
  area: DrawingArea,
  communities: Iterable<string | null>,
): string[] => {
  const own: string[] = [];
  for (const id of communities) {
    if (area !== 'whole' && (id === null || !area.includes(id)))
      throw placedError(
        named,
        'scenario-outside-area',
        { units: id === null ? aboveCommunities : (nameOfUnit(named, id) ?? id) },
        id === null ? null : placeOfUnit(named, id),
      );
    if (id !== null) own.push(id);
  }
  return own;
};

const aboveCommunities: Wording = { zh: '社区以上的单元或界线', en: 'What belongs to no community' };

const namesOf = (named: NamedNet, ids: readonly string[]): string =>
  ids
    .slice(0, 5)
    .map((id) => nameOfUnit(named, id) ?? id)
    .join('、');

/**
 * Proves every parent around what was touched: its children fill it. Streets and the district are proven when a line
 * between communities moved; else theirs is as it was. Throws `scenario-unproven`.
 */
export const proveParents = (named: NamedNet, touched: readonly string[], patch: Patch): FamilyProof[] => {
  const { net } = named;
  const isLocked = communityLinesOf(net);
  const movedArea = patch.units.length === 0 && patch.added.some(({ left, right }) => isLocked(left, right));
  const changedAreas = patch.units.some(({ before, after }) => {
    const unit = before ?? after;
    return unit !== null && tierOf[unit.level] <= tierOf.community;
  });
  const lowest =
    movedArea || changedAreas || unitsAcrossCommunities(net, patch).length > 0
      ? tierOf.street
      : tierOf.community;
  const parents = new Set<number>();
  for (const id of [...touched, ...patch.units.flatMap(({ after }) => after?.id ?? [])]) {
    const slot = net.slotOf(id);
    if (slot === undefined) continue;
    for (let at = slot; at !== outside; at = net.parentOf(at)) {
      const unit = net.unitAt(at);
      if (unit !== null && tierOf[unit.level] >= lowest && !net.isLeaf(at)) parents.add(at);
    }
  }
  return [...parents].map((slot) => {
    const proven = proveFamily(net, slot);
    if (proven.ok) return proven.proof;
    throw placedError(
      named,
      'scenario-unproven',
      { count: 1 },
      proven.place ?? placeOfUnit(named, proven.unitId),
    );
  });
};

/** Whether this operation is the one that was kept under the same key. */
export const requireSame = (kept: unknown, sent: unknown): void => {
  if (canonical(kept) !== canonical(sent)) throw new AppError('scenario-key-used');
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
