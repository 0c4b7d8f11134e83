import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherOfficeId, ownOfficeId } from '../../support/access/caller-kinds.ts';
import { ownStreetId } from '../../support/access/route-callers.ts';
import { openRouteWorld } from '../../support/access/route-world.ts';
import { idOf } from '../../support/small-district.ts';
import { type AppOfPerson, jsonOf, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
beforeAll(async () => {
  atlas = await openRouteWorld();
});
afterAll(() => atlas.close());

const areaRoles = ['leader', 'party-affairs', 'planner', 'approver', 'area-staff'] as const;
const communityIds = {
  own: idOf('unit/990101001001'),
  other: idOf('unit/990101002001'),
};
/** The first street is 2 km wide and begins at the origin. */
const ownCells = 20;

/** Visible tickets in the first street, asked of the tables: by the code of the leaf they lie in. */
const ownTicketIds = async (): Promise<number[]> => {
  const rows = await atlas.database.sql<{ id: number }[]>`
    select distinct ticket.id from ticket
    join import on import.id = ticket.import_id and import.state = 'active'
    join ticket_unit on ticket_unit.ticket_id = ticket.id and ticket_unit.from_revision <= 2
    join unit_version on unit_version.unit_id = ticket_unit.unit_id and unit_version.code like '990101001%'
    order by ticket.id`;
  return rows.map(({ id }) => id);
};

interface Features {
  readonly numberMatched: number;
  readonly features: readonly { readonly id: string; readonly properties: Record<string, unknown> }[];
}

describe.each(areaRoles)('%s of a street', (role) => {
  let who: AppOfPerson;
  let everywhere: AppOfPerson;
  beforeAll(async () => {
    who = await atlas.signIn({ role, areaId: ownStreetId });
    everywhere = await atlas.signIn(role);
  });

  it('gets the tickets of the street as features, and no others, whatever is asked', async () => {
    const own = await ownTicketIds();
    for (const query of ['', '?datetime=2000-01-01/2100-01-01', '?bbox=100,20,120,40', '?state=closed']) {
      const { features, numberMatched } = await jsonOf<Features>(
        who.request(`/ogc/collections/tickets/items${query === '' ? '?' : `${query}&`}limit=1000`),
      );
      const inCells = query.startsWith('?bbox');
      const expected = inCells ? features.map(({ id }) => Number(id)) : own;
      expect(features.map(({ id }) => Number(id))).toEqual(expected);
      expect(own).toEqual(expect.arrayContaining(features.map(({ id }) => Number(id))));
      expect(numberMatched).toBe(features.length);
      expect(features.length).toBeGreaterThan(0);
    }
    const all = await jsonOf<Features>(everywhere.request('/ogc/collections/tickets/items?limit=1000'));
    expect(all.numberMatched).toBeGreaterThan(own.length);
  });

  it('gets no single ticket of elsewhere', async () => {
    const own = new Set(await ownTicketIds());
    const other = Array.from({ length: 60 }, (_, index) => index + 1).filter((id) => !own.has(id));
    for (const id of other.slice(0, 8)) {
      expect((await who.request(`/ogc/collections/tickets/items/${id}`)).status).toBe(404);
      expect((await everywhere.request(`/ogc/collections/tickets/items/${id}`)).status).toBe(200);
    }
    const [first] = own;
    expect((await who.request(`/ogc/collections/tickets/items/${first}`)).status).toBe(200);
  });

  it('counts in the street only', async () => {
    const own = await ownTicketIds();
    const cells = await jsonOf<{ east: number[]; totals: { total: number } }>(
      who.request('/api/tickets/cells'),
    );
    expect(cells.east.length).toBeGreaterThan(0);
    expect(cells.east.every((east) => east < ownCells)).toBe(true);
    expect(cells.totals.total).toBe(own.length);
    const { perDay } = await jsonOf<{ perDay: number[] }>(who.request('/api/tickets/timeline'));
    expect(perDay.reduce((sum, count) => sum + count, 0)).toBe(own.length);
    const { counts } = await jsonOf<{ counts: { tickets: number | null } }>(who.request('/api/district'));
    expect(counts.tickets).toBeNull();
  });

  it('gets counts of units of the street and of no other', async () => {
    const ticketsOf = (by: AppOfPerson, id: string) => by.request(`/api/units/${id}/tickets`);
    const ours = await jsonOf(ticketsOf(who, communityIds.own));
    expect(ours).toEqual(await jsonOf(ticketsOf(everywhere, communityIds.own)));
    expect((await ticketsOf(everywhere, communityIds.other)).status).toBe(200);
    for (const id of [communityIds.other, idOf('unit/990101002'), idOf('unit/990101')]) {
      const answer = await ticketsOf(who, id);
      expect([id, answer.status]).toEqual([id, 403]);
    }
  });
});

describe('a caseworker', () => {
  let own: AppOfPerson;
  let other: AppOfPerson;
  beforeAll(async () => {
    own = await atlas.signIn({ role: 'caseworker', officeId: ownOfficeId });
    other = await atlas.signIn({ role: 'caseworker', officeId: otherOfficeId });
  });

  it('has the cases that the own office leads in the list, and no others', async () => {
    const { cases } = await jsonOf<{ cases: { id: number }[] }>(
      own.request('/api/cases?state=all&limit=200'),
    );
    expect(cases.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, index) => 2 * index + 2),
    );
  });

  it('opens no case of another office, nor one where the own office only assists', async () => {
    const reveal = (by: AppOfPerson, id: number) =>
      by.request(`/api/cases/${id}/reveal`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ field: 'phone', reason: '回访' }),
      });
    for (const id of [1, 3, 7, 13]) {
      expect([id, (await own.request(`/api/cases/${id}`)).status]).toEqual([id, 404]);
      expect([id, (await reveal(own, id)).status]).toEqual([id, 404]);
    }
    expect((await other.request('/api/cases/2')).status).toBe(404);
    expect((await reveal(other, 2)).status).toBe(404);
    expect((await reveal(own, 2)).status).toBe(200);
  });

  it('sees no count of tickets, in no place where others do', async () => {
    expect((await own.request('/ogc/collections/tickets/items')).status).toBe(403);
    const { counts } = await jsonOf<{ counts: { tickets: number | null } }>(own.request('/api/district'));
    expect(counts.tickets).toBeNull();
  });
});
