import type { Sql } from '../../server/db/sql.ts';
import { apply } from '../../server/engines/net/apply.ts';
import { type PublishedUnit, publish } from '../../server/engines/net/dissolve.ts';
import type { Net } from '../../server/engines/net/net.ts';
import { type Point, type Polygon, type Ring, reversed } from '../../server/engines/net/plane.ts';
import { hexOf } from './published-net.ts';
import { boardOf, idOf, netOf, path, unitOf } from './small-net.ts';

export const side = 20_000;

/** A board of 4 x 4 leaves of 200 m, one of them with an enclave, one in two parts. */
export const drawnNet = (): Net => {
  const net = netOf(boardOf(4, 4, side));
  const split = (unit: number, line: string, parts: readonly [number, ...string[]][]): void => {
    const outcome = apply(net, {
      kind: 'split',
      unit: idOf(unit),
      lines: [path(line)],
      parts: parts.map(([id, ...places]) => ({
        unit: { ...unitOf(id, 'general-grid', 100), code: `n${id}` },
        places: places.flatMap(path),
      })),
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  };
  split(1000, '5000 5000, 9000 5001, 8000 9000, 5000 5000', [
    [1000, '1000 1000'],
    [2000, '7000 6000'],
  ]);
  split(1001, '7001 19000, 6003 41000, 15000 41000, 14000 19000', [
    [1001, '1000 25000, 19000 25000'],
    [2001, '10000 25000'],
  ]);
  return net;
};

const units = publish(drawnNet());

/** Stores other polygons for some units. */
const redraw =
  (change: (polygons: readonly Polygon[], unit: PublishedUnit['unit']) => readonly Polygon[]) =>
  async (sql: Sql): Promise<void> => {
    for (const { unit, polygons } of units) {
      const changed = change(polygons, unit);
      if (changed !== polygons)
        await sql`update unit_version set geom = ${hexOf(changed)}::geometry where unit_id = ${unit.id}`;
    }
  };
const redrawOne = (number: number, change: (polygons: readonly Polygon[]) => readonly Polygon[]) =>
  redraw((polygons, { id }) => (id === idOf(number) ? change(polygons) : polygons));
export const moved = (polygons: readonly Polygon[], from: Point, to: Point): readonly Polygon[] => {
  let hasMoved = false;
  const next = polygons.map((polygon) =>
    polygon.map((ring) => {
      const copy = ring.slice();
      for (let i = 0; i < copy.length; i += 2)
        if (copy[i] === from[0] && copy[i + 1] === from[1]) {
          copy.set(to, i);
          hasMoved = true;
        }
      return copy;
    }),
  );
  return hasMoved ? next : polygons;
};
const withVertices = (polygons: readonly Polygon[], behind: Point, ...points: Point[]): Polygon[] =>
  polygons.map((polygon) =>
    polygon.map((ring): Ring => {
      const values: number[] = [];
      for (let i = 0; i < ring.length; i += 2) {
        values.push(ring[i]!, ring[i + 1]!);
        if (ring[i] === behind[0] && ring[i + 1] === behind[1]) values.push(...points.flat());
      }
      return Int32Array.from(values);
    }),
  );

const half = side / 2;
/** What somebody could do to a stored net, and which fault of which unit each side must find. */
export const sabotages: readonly [
  what: string,
  sabotage: (sql: Sql) => Promise<unknown>,
  inTypeScript: string,
  inDatabase: string,
  unit: number,
][] = [
  [
    'a shared vertex was moved across another ring',
    redraw((polygons) => moved(polygons, [2 * side, 2 * side], [2 * side, 3 * side + 5])),
    'segments-cross',
    'rings-invalid',
    1010,
  ],
  [
    'a ring was reversed',
    redrawOne(1005, (polygons) => polygons.map((polygon) => polygon.map(reversed))),
    'ring-wrong-way-round',
    'ring-wrong-way-round',
    1005,
  ],
  [
    'a hole was reversed',
    redrawOne(1000, ([[outer, hole] = [] as Polygon]) => [[outer!, reversed(hole!)]]),
    'ring-wrong-way-round',
    'ring-wrong-way-round',
    1000,
  ],
  [
    'a unit was doubled under another uuid',
    async (sql) => {
      await sql`insert into unit (id, created_in) values (${idOf(7)}, 1)`;
      await sql`
        insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_leaf,
          area_square_meters, geom, label_point)
        select ${idOf(7)}, 1, level, parent_id, 'again', name, true, area_square_meters, geom, label_point
        from unit_version where unit_id = ${idOf(1005)}`;
    },
    'children-do-not-fill',
    'children-do-not-fill',
    100,
  ],
  [
    'a unit was doubled under its own uuid',
    async (sql) => {
      await sql`drop index unit_version_one_in_force, unit_version_code_in_force`;
      await sql`alter table unit_version drop constraint unit_version_unit_id_from_revision_key`;
      await sql`
        insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_leaf,
          area_square_meters, geom, label_point)
        select unit_id, 1, level, parent_id, code, name, true, area_square_meters, geom, label_point
        from unit_version where unit_id = ${idOf(1005)}`;
    },
    'unit-twice',
    'unit-twice',
    1005,
  ],
  [
    'a unit was dropped',
    (sql) => sql`delete from unit_version where unit_id = ${idOf(1005)}`,
    'children-do-not-fill',
    'children-do-not-fill',
    100,
  ],
  [
    'the district was dropped',
    (sql) => sql`delete from unit_version where unit_id = ${idOf(1)}`,
    'parent-missing',
    'parent-missing',
    10,
  ],
  [
    "a parent's ring was moved by one centimetre",
    redrawOne(100, (polygons) => moved(polygons, [2 * side, 2 * side], [2 * side, 2 * side + 1])),
    'children-do-not-fill',
    'children-do-not-fill',
    100,
  ],
  [
    'two leaves were given the outlines of each other',
    async (sql) => {
      const [one, other] = [idOf(1005), idOf(1010)];
      await sql`
        update unit_version as version set geom = swapped.geom from unit_version as swapped
        where version.unit_id in (${one}, ${other}) and swapped.unit_id in (${one}, ${other})
          and version.unit_id <> swapped.unit_id`;
    },
    'children-do-not-fill',
    'children-do-not-fill',
    100,
  ],
  [
    'a sliver of one square centimetre was taken from a leaf',
    redrawOne(1005, (polygons) =>
      withVertices(
        polygons,
        [side, side],
        [side + half, side],
        [side + half + 1, side + 1],
        [side + half + 2, side],
      ),
    ),
    'children-do-not-fill',
    'children-do-not-fill',
    100,
  ],
  [
    'a vertex was put on a line of one side only',
    redrawOne(1005, (polygons) => withVertices(polygons, [side, side], [side + half, side])),
    'children-do-not-fill',
    'children-do-not-fill',
    100,
  ],
  ['a leaf was given no outline', redrawOne(1005, () => []), 'empty', 'empty', 1005],
  [
    'an enclave was moved out of the hole around it',
    redrawOne(1000, ([[outer, hole] = [] as Polygon]) => [[outer!, hole!.map((value) => value + 3 * side)]]),
    'hole-outside',
    'rings-invalid',
    1000,
  ],
  [
    'everything was moved by a third of a centimetre',
    (sql) => sql`update unit_version set geom = st_translate(geom, 0, 3e-8)`,
    'coordinate-wrong',
    'coordinate-wrong',
    1005,
  ],
  [
    'a unit lies in no zone of China',
    (sql) => sql`
      update unit_version set geom = st_translate(geom, -200, 50) where unit_id = ${idOf(1005)}`,
    'coordinate-wrong',
    'coordinate-wrong',
    1005,
  ],
  [
    'a unit went to another parent',
    (sql) => sql`update unit_version set parent_id = ${idOf(103)} where unit_id = ${idOf(1005)}`,
    'children-do-not-fill',
    'children-do-not-fill',
    103,
  ],
  [
    'a unit stands on a wrong tier',
    (sql) => sql`update unit_version set parent_id = ${idOf(10)} where unit_id = ${idOf(1005)}`,
    'level-wrong',
    'level-wrong',
    1005,
  ],
];
