import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import type { NetOperation } from '../../../server/contract/scenario-operations.ts';
import {
  community,
  cutLinjiang,
  type Desk,
  drawAt,
  leaf,
  newUnit,
  openDrawingWorld,
  reshapeOf,
  splitOf,
} from '../../support/drawing-world.ts';
import { expectPlace, refusalOf } from '../../support/refusal-of.ts';
import { jsonOf, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let desk: Desk;
let holed: Desk;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  const planner = await atlas.signIn('planner');
  desk = await drawAt(planner);
  holed = await drawAt(planner);
  // An enclave in the middle of the lower grid of 临江.
  const island = [
    [2400, 400],
    [2600, 400],
    [2600, 600],
    [2400, 600],
    [2400, 400],
  ] as const;
  const ring = splitOf(leaf.linjiangLower, island, [
    [newUnit('990101002001002', community.linjiang, 'general-grid', leaf.linjiangLower), [2100, 100]],
    [newUnit('990101002001501', community.linjiang, 'dedicated-grid'), [2500, 500]],
  ]);
  await jsonOf(holed.append(ring), 201);
});
afterAll(() => atlas.close());

const cut = (...line: [number, number][]): NetOperation => cutLinjiang(line);

describe('a line that divides nothing is refused with its reason and place', () => {
  it.each<[string, [number, number][], string, [number, number], RegExp]>([
    [
      'lies apart',
      [
        [2100, 1200],
        [2900, 1200],
      ],
      'net-split-line-apart',
      [2100, 1200],
      /没有经过/,
    ],
    [
      'touches at a vertex',
      [
        [1500, 500],
        [2000, 1000],
        [1500, 1500],
      ],
      'net-split-line-touches',
      [2000, 1000],
      /只碰到/,
    ],
    [
      'runs along an edge',
      [
        [2000, 0],
        [3000, 0],
      ],
      'net-split-line-along',
      [2000, 0],
      /沿着.*边界/,
    ],
    [
      'doubles back',
      [
        [2500, -100],
        [2500, 500],
        [2500, -100],
      ],
      'net-split-line-doubles-back',
      [2500, 500],
      /折回/,
    ],
    [
      'ends inside',
      [
        [1900, 500],
        [2500, 500],
      ],
      'net-split-line-ends-inside',
      [2500, 500],
      /一端留在/,
    ],
    [
      'begins inside and leaves',
      [
        [2500, 500],
        [3500, 500],
      ],
      'net-split-line-ends-inside',
      [2500, 500],
      /一端留在/,
    ],
  ])('%s', async (_label, line, code, [east, north], words) => {
    const refused = await refusalOf(desk, cut(...line));
    expect(refused).toMatchObject({ status: 422, code, zh: expect.stringMatching(words) });
    expect(refused.zh).toContain('临江第二网格(990101002001002)');
    expect(refused.en).toMatch(/^The line .*临江第二网格/);
    expectPlace(refused.place, east, north);
  });

  it('joins a hole to the border only; across the hole it divides', async () => {
    const into = (line: [number, number][]): NetOperation =>
      splitOf(leaf.linjiangLower, line, [
        [newUnit('990101002001003', community.linjiang), [2100, 100]],
        [newUnit('990101002001004', community.linjiang), [2100, 900]],
      ]);
    const refused = await refusalOf(
      holed,
      into([
        [1900, 500],
        [2450, 500],
      ]),
    );
    expect(refused).toMatchObject({ status: 422, code: 'net-split-line-to-hole' });
    expectPlace(refused.place, 2000, 500);
    const body = {
      clientKey: randomUUID(),
      operation: into([
        [1900, 500],
        [3100, 500],
      ]),
    };
    await jsonOf(holed.send('/operations?dryRun=true', body));
  });
});

describe('an operation that cannot be done is refused with its reason and place', () => {
  it('a part without any ground, a piece without a part', async () => {
    const parts = newUnit('990101002001003', community.linjiang);
    const none = await refusalOf(desk, {
      ...(cutLinjiang() as Extract<NetOperation, { kind: 'split' }>),
      parts: [
        {
          unit: parts,
          places: [
            [250_000, 20_000],
            [250_000, 80_000],
          ],
        },
        { unit: newUnit('990101002001004', community.linjiang), places: [] },
      ],
    });
    expect(none).toMatchObject({ status: 422, code: 'net-unit-emptied' });
    expectPlace(none.place, 2500, 500);
    const unclaimed = await refusalOf(
      desk,
      splitOf(
        leaf.linjiangLower,
        [
          [1900, 400],
          [3100, 400],
        ],
        [[parts, [2500, 200]]],
      ),
    );
    expect(unclaimed).toMatchObject({ status: 422, code: 'net-split-piece-unclaimed' });
    expectPlace(unclaimed.place, 2000, 400);
  });

  it('a merge of units that do not touch', async () => {
    const refused = await refusalOf(desk, {
      kind: 'merge',
      units: [leaf.baihuaWest, leaf.linjiangLower],
      into: newUnit('990101002001009', community.linjiang),
    });
    expect(refused).toMatchObject({
      status: 422,
      code: 'net-merge-apart',
      zh: expect.stringContaining('互不相邻'),
    });
    expectPlace(refused.place, 2500, 500);
  });

  it('a new line that crosses another one', async () => {
    const line = [leaf.baihuaWest, leaf.baihuaEast] as const;
    const refused = await refusalOf(
      desk,
      reshapeOf(line, [
        [500, 2000],
        [1200, 1500],
        [500, 1000],
      ]),
    );
    expect(refused).toMatchObject({ status: 422, code: 'net-lines-cross' });
    expectPlace(refused.place, 1000, 1642.86);
  });

  it('a coordinate that is no finite whole number', async () => {
    for (const wrong of ['1e999', 'null', '"x"', '12.5']) {
      const body = JSON.stringify({ clientKey: randomUUID(), operation: cutLinjiang() }).replace(
        '190000',
        wrong,
      );
      const answer = await atlas.app.request(`/api/scenarios/${desk.id}/operations`, {
        method: 'POST',
        headers: {
          ...(await planner()).person.headers,
          'Content-Type': 'application/json',
          'If-Match': `"${desk.version}"`,
        },
        body,
      });
      const refused = await jsonOf<ErrorBody>(answer, 422);
      expect(refused).toMatchObject({
        code: 'scenario-coordinate-wrong',
        message: expect.stringContaining('lines.0.0'),
      });
      expectPlace(refused.details[0]?.place, 3100, 400);
    }
  });

  it('a coordinate outside the district', async () => {
    for (const far of [-99_000_000, 1_500_000]) {
      const refused = await refusalOf(desk, cut([far / 100, 400], [3100, 400]));
      expect(refused).toMatchObject({ status: 422, code: 'scenario-outside-district' });
      expectPlace(refused.place, 3100, 400);
    }
  });

  it('polygons and records of lines: clients send operations only', async () => {
    const patch = { kind: 'patch', units: [], removed: [], added: [] } as unknown as NetOperation;
    expect(await refusalOf(desk, patch)).toMatchObject({ status: 400, code: 'parameter-wrong' });
  });
});

const planner = () => atlas.signIn('planner');
