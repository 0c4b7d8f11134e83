import { declaredAccess } from '../../../server/http/access.ts';
import { idOf } from '../small-district.ts';
import type { TestApp } from '../test-app.ts';
import { alertElsewhereId, ownAlertId } from './planted-alerts.ts';

/** One thing of one's own area or office, and one of another; what is asked of it. */
export interface Neighbours {
  readonly own: string;
  readonly other: string;
  readonly body?: unknown;
  /**
   * What somebody gets of the other whose right ends at their own area. 200: boundaries and places are for all of
   * the staff. Written by hand from the design.
   */
  readonly expected: 200 | 403 | 404;
}

const districtRights: ReadonlySet<string> = new Set(['map', 'counts', 'alerts', 'cases']);
const items = 'GET /ogc/collections/:collection/items/:id';

/** Routes of the table whose address names one thing of the district, so that it may be somebody else's. */
export const routesThatNameAThing = (): string[] =>
  Object.entries(declaredAccess)
    .filter(
      ([key, access]) =>
        key.includes('/:id') &&
        (key === items ||
          key === 'GET /api/stations/:id' ||
          key === 'GET /stations/:id' ||
          (typeof access !== 'string' && access.some((right) => districtRights.has(right)))),
    )
    .map(([key]) => key);

const streets = { own: '990101001', other: '990101002' } as const;

/** The first thing of a table that lies in each street, by what says in which community it lies. */
const firstIn = async ({ database }: TestApp, table: 'ticket' | 'compound') => {
  const of = async (street: string): Promise<string> => {
    const [row] = await database.sql<{ id: string }[]>`
      select thing.id::text as id from ${database.sql(table)} as thing
      join unit_version as community on community.unit_id = thing.community_id
        and community.until_revision is null
      join import on import.id = thing.import_id and import.state = 'active'
      where community.code like ${`${street}%`} order by thing.id limit 1`;
    if (row === undefined) throw new Error(`there is no ${table} in ${street}`);
    return row.id;
  };
  return { own: await of(streets.own), other: await of(streets.other) };
};

const unit = (rest: string, expected: Neighbours['expected']): Neighbours => ({
  own: `/api/units/${idOf('unit/990101001001')}${rest}`,
  other: `/api/units/${idOf('unit/990101002001')}${rest}`,
  expected,
});

/** Every such route with its neighbours, by its line in the table; a route may have several. */
export const neighboursOf = async (atlas: TestApp): Promise<Record<string, readonly Neighbours[]>> => {
  const [tickets, compounds] = [await firstIn(atlas, 'ticket'), await firstIn(atlas, 'compound')];
  const pair = (path: string, { own, other }: { own: string; other: string }) => ({
    own: `${path}/${own}`,
    other: `${path}/${other}`,
  });
  const same = (path: string) => ({ own: path, other: path });
  const reveal = { field: 'phone', reason: '回访' };
  return {
    'GET /api/alerts/:id': [
      { own: `/api/alerts/${ownAlertId}`, other: `/api/alerts/${alertElsewhereId}`, expected: 404 },
    ],
    'PATCH /api/alerts/:id': [
      {
        ...{ own: `/api/alerts/${ownAlertId}`, other: `/api/alerts/${alertElsewhereId}`, expected: 404 },
        body: { state: 'verified', note: '现场核实' },
      },
    ],
    'GET /api/units/:id': [unit('', 200)],
    'GET /api/units/:id/history': [unit('/history', 200)],
    'GET /api/units/:id/tickets': [unit('/tickets', 403)],
    'GET /api/compounds/:id': [{ ...pair('/api/compounds', compounds), expected: 200 }],
    'GET /api/coverage/compounds/:id': [{ ...pair('/api/coverage/compounds', compounds), expected: 200 }],
    'GET /stations/:id': [{ ...same(`/stations/${idOf('station/0')}`), expected: 200 }],
    'GET /api/stations/:id': [{ ...same(`/api/stations/${idOf('station/0')}`), expected: 200 }],
    'GET /api/party-orgs/:id': [{ ...same(`/api/party-orgs/${idOf('party-org/1')}`), expected: 200 }],
    // Tickets with an even number are led by the office of the caseworkers.
    'GET /api/cases/:id': [{ own: '/api/cases/2', other: '/api/cases/3', expected: 404 }],
    'POST /api/cases/:id/reveal': [
      { own: '/api/cases/2/reveal', other: '/api/cases/3/reveal', body: reveal, expected: 404 },
    ],
    [items]: [
      { ...pair('/ogc/collections/tickets/items', tickets), expected: 404 },
      {
        ...pair('/ogc/collections/areas/items', {
          own: idOf('unit/990101001001'),
          other: idOf('unit/990101002001'),
        }),
        expected: 200,
      },
      { ...pair('/ogc/collections/compounds/items', compounds), expected: 200 },
      { ...same(`/ogc/collections/stations/items/${idOf('station/0')}`), expected: 200 },
    ],
  };
};
