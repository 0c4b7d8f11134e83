import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildSociety } from '../../../data/demo/society/society.ts';
import { squareTown } from '../../support/square-town.ts';

const anchorDate = '2026-06-30';
const town = squareTown();
const society = buildSociety(town, { anchorDate });
const orgOf = new Map(society.partyOrgs.map((org) => [org.id, org]));
const kindCount = (kind: string) => society.partyOrgs.filter((org) => org.kind === kind).length;

describe('the society of the demo', () => {
  it('has 248 compound branches that cover 937 of 1,325 compounds', () => {
    expect(town.compounds.length).toBe(1325);
    expect(kindCount('compound')).toBe(248);
    const rows = society.partyCoverage.filter(({ coverage }) => coverage === 'organisation');
    const covered = new Set(rows.map(({ compoundId }) => compoundId));
    expect(covered.size).toBe(937);
    expect(((covered.size / 1325) * 100).toFixed(1)).toBe('70.7');
    const perBranch = new Map<string, number>();
    const perCompound = new Map<string, number>();
    for (const { partyOrgId, compoundId } of rows) {
      perBranch.set(partyOrgId, (perBranch.get(partyOrgId) ?? 0) + 1);
      perCompound.set(compoundId ?? '', (perCompound.get(compoundId ?? '') ?? 0) + 1);
    }
    expect(Math.max(...perBranch.values())).toBeGreaterThan(1);
    expect(Math.max(...perCompound.values())).toBe(3);
    for (const { compoundId } of rows) {
      const communities = new Set(
        rows
          .filter((row) => row.compoundId === compoundId)
          .map(({ partyOrgId }) => orgOf.get(partyOrgId)?.superiorId),
      );
      expect(communities.size).toBe(1);
    }
  });

  it('reaches every compound by work', () => {
    const rows = society.partyCoverage.filter(({ coverage }) => coverage === 'work');
    expect(new Set(rows.map(({ compoundId }) => compoundId)).size).toBe(1325);
  });

  it('has the printed numbers of stations, organisations, offices and workers', () => {
    const stationCount = (kind: string) => society.stations.filter((station) => station.kind === kind).length;
    expect([stationCount('hub'), stationCount('community'), stationCount('micro')]).toEqual([18, 62, 147]);
    expect(new Set(society.stations.map(({ name }) => name)).size).toBe(227);
    expect(kindCount('action')).toBe(243);
    expect(society.partyAreas.length).toBe(10);
    expect(society.partyAreas.every(({ memberIds }) => memberIds.length >= 5)).toBe(true);
    const offices = (kind: string) => society.responsibleUnits.filter((unit) => unit.kind === kind);
    expect(offices('street').length).toBe(10);
    expect(offices('department').length).toBe(47);
    expect(offices('partner').length).toBeGreaterThanOrEqual(500);
    expect(new Set(society.responsibleUnits.map(({ name }) => name)).size).toBe(
      society.responsibleUnits.length,
    );
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    expect(total(offices('department').map(({ pairedMemberCount }) => pairedMemberCount))).toBe(500);
    expect(total(society.pairings.map(({ memberCount }) => memberCount))).toBe(500);
    const workers = society.unitStaffing.filter(({ role }) => role === 'community-worker');
    expect(total(workers.map(({ headcount }) => headcount))).toBe(321);
    expect(total(workers.map(({ qualifiedCount }) => qualifiedCount))).toBe(245);
    expect(total(workers.map(({ socialWorkerCount }) => socialWorkerCount))).toBe(152);
    expect(society.compounds.filter(({ propertyIntroducedOn }) => propertyIntroducedOn !== null).length).toBe(
      19,
    );
    expect(society.partyOrgs.length).toBeLessThan(2500);
  });

  it('holds the cases that the flags are for', () => {
    const covered = new Set(
      society.partyCoverage
        .filter(({ coverage }) => coverage === 'organisation')
        .map(({ compoundId }) => compoundId),
    );
    const overdue = society.compounds.filter(
      ({ id, formalMemberCount }) => formalMemberCount >= 3 && !covered.has(id),
    );
    expect(overdue.length).toBe(23);
    const branches = society.partyOrgs.filter(({ kind }) => kind === 'compound');
    expect(branches.filter(({ formalMemberCount }) => formalMemberCount > 50).length).toBe(1);
    expect(branches.some(({ formalMemberCount }) => formalMemberCount < 5)).toBe(true);
    expect(branches.some(({ jointUnitCount }) => jointUnitCount > 5)).toBe(true);
    expect(society.partyOrgs.some(({ termEndsOn }) => termEndsOn !== null && termEndsOn < anchorDate)).toBe(
      true,
    );
    expect(
      society.stations
        .filter(({ state }) => state === 'suspended')
        .map(({ stateReason }) => stateReason?.length),
    ).toHaveLength(1);
  });

  it('meets only on streets, and its phone numbers cannot exist', () => {
    const sites = new Set(town.sites.map(({ point }) => point.join()));
    for (const { venuePoint } of society.partyOrgs)
      if (venuePoint !== null) expect(sites.has(venuePoint.join())).toBe(true);
    for (const { phone } of society.stations) expect(phone).toMatch(/^000-5550\d{4}$/);
    expect(new Set(society.stations.map(({ phone }) => phone)).size).toBe(society.stations.length);
  });

  it('knows the work calendar with its exchanged weekends', () => {
    const day = new Map(society.workCalendar.map((row) => [row.day, row.isWorkday]));
    expect(day.get('2025-10-11')).toBe(true);
    expect(day.get('2025-10-08')).toBe(false);
    expect(day.get('2026-02-17')).toBe(false);
    expect(day.get('2026-02-28')).toBe(true);
    expect(day.get('2024-09-14')).toBe(true);
    expect(society.workCalendar.length).toBe(366 + 365 * 3);
  });

  it('opens stations by rows that fit the database: no overlap, lunch breaks, evenings, special days', () => {
    let lunch = 0;
    for (const { hours, specialDays } of society.stations) {
      const keys = hours.map(({ weekday, opens }) => `${weekday}/${opens}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { opens, closes } of hours) expect(opens < closes).toBe(true);
      const special = specialDays.map(({ day, opens }) => `${day}/${opens}`);
      expect(new Set(special).size).toBe(special.length);
      if (hours.filter(({ weekday }) => weekday === 2).length === 2) lunch += 1;
    }
    expect(lunch).toBeGreaterThan(60);
    expect(society.stations.some(({ hours }) => hours.some(({ closes }) => closes >= '20:00'))).toBe(true);
    expect(
      society.stations.some(({ specialDays }) => specialDays.some(({ reason }) => reason === '国庆节')),
    ).toBe(true);
  });

  it('is the same byte for byte from the same seed, and another one from another seed', () => {
    const hash = (seed: number): string => {
      const { offices: _, ...rows } = buildSociety(squareTown(seed), { anchorDate });
      return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    };
    expect(hash(1)).toBe(hash(1));
    expect(hash(1)).not.toBe(hash(2));
  });
});
