import { randomUUID } from 'node:crypto';
import type { NetOperation } from '../../server/contract/scenario-operations.ts';
import type { Scenario } from '../../server/contract/scenarios.ts';
import { comingNet, idOf } from './small-district.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from './test-app.ts';

/** The small district without the revision that only comes in 2999: the latest one is in force. */
export const openDrawingWorld = async (): Promise<TestApp> => {
  const atlas = await openTestApp();
  const { sql } = atlas.database;
  await sql`delete from unit_version where from_revision = ${comingNet}`;
  await sql`update unit_version set until_revision = null where until_revision = ${comingNet}`;
  await sql`delete from net_revision where id = ${comingNet}`;
  return atlas;
};

/** Units of the small district by the last digits of their codes. */
export const unitId = (code: string): string => idOf(`unit/990101${code}`);

/** Leaves: upper left two micro-grids, then grids by column; metres from the origin are times 1,000 cm 100. */
export const leaf = {
  baihuaWest: unitId('001001001001'),
  baihuaEast: unitId('001001001002'),
  baihuaLower: unitId('001001002'),
  taoyuanUpper: unitId('001002001'),
  taoyuanLower: unitId('001002501'),
  linjiangUpper: unitId('002001001'),
  linjiangLower: unitId('002001002'),
  xiangyangUpper: unitId('002002001'),
} as const;

export const community = {
  baihua: unitId('001001'),
  taoyuan: unitId('001002'),
  linjiang: unitId('002001'),
  xiangyang: unitId('002002'),
} as const;

type Part = Extract<NetOperation, { kind: 'split' }>['parts'][number]['unit'];

/** A new unit below a parent. */
export const newUnit = (
  code: string,
  parentId: string,
  level: Part['level'] = 'general-grid',
  id: string = randomUUID(),
): Part => ({ id, level, parentId, code, name: `新${code.slice(-3)}`, isVoid: false, attributes: {} });

const metres = ([x, y]: readonly [number, number]): [number, number] => [x * 100, y * 100];

/** Splits a leaf along a line into parts that are claimed by places; all in metres from the origin. */
export const splitOf = (
  unit: string,
  line: readonly (readonly [number, number])[],
  parts: readonly (readonly [unit: Part, ...places: (readonly [number, number])[]])[],
): NetOperation => ({
  kind: 'split',
  unit,
  lines: [line.map(metres)],
  parts: parts.map(([part, ...places]) => ({ unit: part, places: places.map(metres) })),
});

/** The lower grid of 临江 cut in two by a line from west to east, or along any other line. */
export const cutLinjiang = (
  line: readonly (readonly [number, number])[] = [
    [1900, 400],
    [3100, 400],
  ],
): NetOperation =>
  splitOf(leaf.linjiangLower, line, [
    [newUnit('990101002001003', community.linjiang), [2500, 200]],
    [newUnit('990101002001004', community.linjiang), [2500, 800]],
  ]);

export const reshapeOf = (
  between: readonly [string, string | null],
  path: readonly (readonly [number, number])[],
): NetOperation => ({ kind: 'reshape', between: [...between], path: path.map(metres), through: null });

/** Requests about one scenario in somebody's name; each change says which version it saw. */
export interface Desk {
  readonly id: string;
  version: number;
  send(path: string, body?: unknown, method?: string, version?: number): Promise<Response>;
  append(operation: NetOperation, clientKey?: string): Promise<Response>;
  read<Body>(path: string): Promise<Body>;
}

/** Opens a scenario at somebody's desk. */
export const deskOf = (who: AppOfPerson, scenario: Pick<Scenario, 'id' | 'version'>): Desk => {
  const desk: Desk = {
    id: scenario.id,
    version: scenario.version,
    async send(path, body, method = 'POST', version = desk.version) {
      const answer = await who.request(`/api/scenarios/${desk.id}${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const etag = /^"(\d+)"$/.exec(answer.headers.get('ETag') ?? '');
      if (answer.ok && etag !== null) desk.version = Number(etag[1]);
      return answer;
    },
    append: (operation, clientKey = randomUUID()) => desk.send('/operations', { clientKey, operation }),
    read: async (path) => jsonOf(who.request(`/api/scenarios/${desk.id}${path}`)),
  };
  return desk;
};

/** A new draft at somebody's desk. */
export const drawAt = async (who: AppOfPerson, more: object = {}): Promise<Desk> => {
  const answer = who.request('/api/scenarios', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: '方案', kind: 'adjustment', ...more }),
  });
  return deskOf(who, await jsonOf<Scenario>(answer, 201));
};
