import type { Patch } from './lines.ts';
import type { Net } from './net.ts';
import type { LockedLine } from './reshape.ts';
import { tierOf, type Unit } from './unit.ts';

const communityTier = tierOf.community;

/** The area a unit belongs to where lines are locked: its community; itself above that. Null for the outside. */
const areaOf = (net: Net, id: string | null): string | null => {
  const slot = id === null ? undefined : net.slotOf(id);
  if (slot === undefined) return null;
  const community = net.ancestorOf(slot, communityTier);
  return net.unitAt(community)?.id ?? id;
};

/** Lines between communities, and so those of streets and of the district, which an adjustment leaves alone. */
export const communityLinesOf =
  (net: Net): LockedLine =>
  (left, right) =>
    areaOf(net, left) !== areaOf(net, right);

/** Units before or after a patch that was just done on this net. */
const unitBefore =
  (net: Net, { units }: Patch) =>
  (id: string | null): Unit | null => {
    if (id === null) return null;
    const changed = units.find(({ before, after }) => (before ?? after)?.id === id);
    return changed === undefined ? net.unit(id) : changed.before;
  };

const communityOf = (unit: Unit | null, get: (id: string | null) => Unit | null): string | null => {
  for (let at = unit; at !== null; at = get(at.parentId)) if (at.level === 'community') return at.id;
  return null;
};

/**
 * Ids of units by which a patch, done on this net, moved ground from one community to another or changed a community,
 * a street or the district itself otherwise than by name and attributes. Reshaping is judged by its lines instead.
 */
export const unitsAcrossCommunities = (net: Net, patch: Patch): string[] => {
  const get = unitBefore(net, patch);
  const found: string[] = [];
  const [old, fresh] = [new Set<string | null>(), new Set<string | null>()];
  for (const { before, after } of patch.units) {
    const unit = before ?? after;
    if (unit === null) continue;
    if (tierOf[unit.level] <= communityTier) {
      if (!sameArea(before, after)) found.push(unit.id);
      continue;
    }
    const [from, to] = [communityOf(before, get), communityOf(after, (id) => net.unit(id ?? ''))];
    if (before !== null && after !== null && from !== to) found.push(unit.id);
    if (before !== null) old.add(from);
    if (after !== null) fresh.add(to);
  }
  const differs =
    old.size > 0 &&
    fresh.size > 0 &&
    (old.size > 1 || fresh.size > 1 || [...old].join() !== [...fresh].join());
  if (found.length === 0 && differs)
    found.push(...patch.units.flatMap(({ before, after }) => (before ?? after)?.id ?? []));
  return found;
};

const sameArea = (before: Unit | null, after: Unit | null): boolean =>
  before !== null &&
  after !== null &&
  before.level === after.level &&
  before.parentId === after.parentId &&
  before.code === after.code &&
  before.isVoid === after.isVoid;

/** Communities, before and after, of everything whose ground or record a patch, done on this net, changed. */
export const communitiesOfPatch = (net: Net, patch: Patch): Set<string | null> => {
  const get = unitBefore(net, patch);
  const found = new Set<string | null>();
  for (const { before, after } of patch.units) {
    if (before !== null) found.add(communityOf(before, get));
    if (after !== null) found.add(communityOf(after, (id) => net.unit(id ?? '')));
  }
  if (patch.units.length === 0)
    for (const { left, right } of [...patch.removed, ...patch.added])
      for (const id of [left, right]) found.add(communityOf(get(id), get));
  return found;
};

/** Communities, as far as there are any, around everything that patches touched; the net holds what they came to. */
export const communitiesOfPatches = (net: Net, patches: readonly Patch[]): string[] => {
  const gone = new Map<string, Unit>();
  for (const { units } of patches)
    for (const { before } of units) if (before !== null && !gone.has(before.id)) gone.set(before.id, before);
  const get = (id: string | null): Unit | null =>
    id === null ? null : (net.unit(id) ?? gone.get(id) ?? null);
  const found = new Set<string>();
  const put = (unit: Unit | null): void => {
    const id = communityOf(unit, get);
    if (id !== null) found.add(id);
  };
  for (const { units, removed, added } of patches) {
    for (const { before, after } of units) {
      put(before);
      put(after);
    }
    if (units.length === 0)
      for (const { left, right } of [...removed, ...added]) {
        put(get(left));
        put(get(right));
      }
  }
  return [...found];
};
