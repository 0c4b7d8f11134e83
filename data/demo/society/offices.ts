import type { PairingRow, ResponsibleUnitRow } from '../../../server/contract/district-bundle.ts';
import type { Compound, Town } from '../model.ts';
import { type Random, randomFrom, uuidFrom } from '../random.ts';
import { dateOf, dayOf } from './dates.ts';
import { departmentNames, enterpriseNames, partnerName } from './names.ts';

/** Members of departments who pair with compounds (结对) over the whole district. */
const pairedMembers = 500;

/** Everybody who may handle tickets or pair with residents. */
export interface Offices {
  readonly rows: readonly ResponsibleUnitRow[];
  readonly byName: ReadonlyMap<string, ResponsibleUnitRow>;
  /** Office of a street by the street's unit id. */
  readonly byStreet: ReadonlyMap<string, ResponsibleUnitRow>;
  readonly partners: readonly ResponsibleUnitRow[];
  readonly departments: readonly ResponsibleUnitRow[];
}

/** Whole numbers that add up to a total, each at least one, unequal as life is. */
export const shareOut = (total: number, parts: number, random: Random): number[] => {
  const weights = Array.from({ length: parts }, () => random.between(0.6, 1.6));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const spare = total - parts;
  const exact = weights.map((weight) => (weight / sum) * spare);
  const counts = exact.map((value) => 1 + Math.floor(value));
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  let missing = total - counts.reduce((all, count) => all + count, 0);
  for (const { index } of order) {
    if (missing <= 0) break;
    counts[index] = (counts[index] ?? 0) + 1;
    missing -= 1;
  }
  return counts;
};

/** Streets, departments, enterprises and partner units of a town. */
export const buildOffices = (town: Town): Offices => {
  const random = randomFrom(town.seed, 'society/offices');
  const id = (name: string): string => uuidFrom(`${town.code}/${town.seed}/office/${name}`);
  const sites = (kind: 'department' | 'partner') => town.sites.filter((site) => site.kind === kind);
  const members = shareOut(pairedMembers, departmentNames.length, random);
  const departmentSites = sites('department');
  const streets = town.units
    .filter((unit) => unit.level === 'street')
    .map(
      (unit): ResponsibleUnitRow => ({
        id: id(unit.id),
        name: `${unit.name}办事处`,
        kind: 'street',
        unitId: unit.id,
        pairedMemberCount: 0,
        point: null,
      }),
    );
  const departments = departmentNames.map(
    (name, index): ResponsibleUnitRow => ({
      id: id(name),
      name,
      kind: 'department',
      unitId: null,
      pairedMemberCount: members[index] ?? 0,
      point: departmentSites[index]?.point ?? null,
    }),
  );
  const enterprises = enterpriseNames.map(
    ([, name]): ResponsibleUnitRow => ({
      id: id(name),
      name,
      kind: 'enterprise',
      unitId: null,
      pairedMemberCount: 0,
      point: null,
    }),
  );
  const partners = sites('partner').map(
    (site, index): ResponsibleUnitRow => ({
      id: id(`partner ${index}`),
      name: partnerName(index),
      kind: 'partner',
      unitId: site.communityId,
      pairedMemberCount: 0,
      point: site.point,
    }),
  );
  const rows = [...streets, ...departments, ...enterprises, ...partners];
  return {
    rows,
    byName: new Map(rows.map((row) => [row.name, row])),
    byStreet: new Map(streets.map((row) => [row.unitId ?? '', row])),
    partners,
    departments,
  };
};

/** Departments pair their 500 members with compounds in need, partner units with their community. */
export const buildPairings = (
  town: Town,
  offices: Offices,
  inNeed: readonly Compound[],
  anchorDate: string,
): PairingRow[] => {
  const random = randomFrom(town.seed, 'society/pairings');
  const fromDate = dateOf(dayOf(anchorDate) - 540);
  const compounds = random.shuffle(inNeed);
  let next = 0;
  const departments = offices.departments.flatMap((office): PairingRow[] => {
    const count = Math.min(1 + Math.floor(office.pairedMemberCount / 5), compounds.length);
    const shares = shareOut(office.pairedMemberCount, Math.max(1, count), random);
    return shares.flatMap((memberCount): PairingRow[] => {
      const compound = compounds[next % Math.max(1, compounds.length)];
      next += 1;
      if (compound === undefined) return [];
      return [{ responsibleUnitId: office.id, unitId: null, compoundId: compound.id, memberCount, fromDate }];
    });
  });
  const partners = offices.partners.map(
    (office): PairingRow => ({
      responsibleUnitId: office.id,
      unitId: office.unitId,
      compoundId: null,
      memberCount: 0,
      fromDate: dateOf(dayOf(anchorDate) - random.integer(200, 900)),
    }),
  );
  return [...departments, ...partners];
};
