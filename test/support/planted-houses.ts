import { frame } from './small-district-units.ts';
import type { TestApp } from './test-app.ts';

/** A house of 20 m by 12 m; metres from the origin of the small district, of its south-western corner. */
export interface PlantedHouse {
  readonly east: number;
  readonly north: number;
  readonly households: number;
}

/** Rows of houses with a distance of 60 m by 50 m, from a corner on. */
export const rowsOfHouses = (
  [east, north]: readonly [number, number],
  [columns, rows]: readonly [number, number],
  householdsOf: (index: number) => number = () => 20,
): PlantedHouse[] =>
  Array.from({ length: columns * rows }, (_, index) => ({
    east: east + (index % columns) * 60,
    north: north + Math.floor(index / columns) * 50,
    households: householdsOf(index),
  }));

const projected = ({ epsg, originEastMeters, originNorthMeters }: typeof frame, points: number[][]) => ({
  epsg,
  ring: points.map(([x = 0, y = 0]) => `${originEastMeters + x} ${originNorthMeters + y}`).join(','),
});

/** Puts houses, with 2.5 people in each household, into the small district. */
export const plantHouses = async (
  { database: { sql } }: TestApp,
  houses: readonly PlantedHouse[],
): Promise<void> => {
  for (const [index, { east, north, households }] of houses.entries()) {
    const { epsg, ring } = projected(frame, [
      [east, north],
      [east + 20, north],
      [east + 20, north + 12],
      [east, north + 12],
      [east, north],
    ]);
    await sql`
      insert into building (name, address, use, households, people, geom, import_id)
      select ${`${index + 1}栋`}, ${`试验路${index + 1}号`}, 'housing', ${households}, ${Math.round(households * 2.5)},
        st_transform(st_multi(st_geomfromtext(${`POLYGON((${ring}))`}, ${epsg})), 4326), id
      from import where state = 'active' order by id limit 1`;
  }
};

/** Puts the centre line of a lane into the small district. */
export const plantLane = async (
  { database: { sql } }: TestApp,
  points: readonly (readonly [number, number])[],
): Promise<void> => {
  const { epsg, ring } = projected(
    frame,
    points.map((point) => [...point]),
  );
  await sql`
    insert into base_feature (kind, class, geom, import_id)
    select 'road', 'lane', st_transform(st_geomfromtext(${`LINESTRING(${ring})`}, ${epsg}), 4326), id
    from import where state = 'active' order by id limit 1`;
};
