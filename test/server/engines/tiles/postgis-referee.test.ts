import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCoverage } from '../../../../server/engines/tiles/coverage.ts';
import { encodeTile } from '../../../../server/engines/tiles/encode.ts';
import { worldX, worldY } from '../../../../server/engines/tiles/mercator.ts';
import { addFeature, startShapes } from '../../../../server/engines/tiles/raw-shapes.ts';
import { indexShapes } from '../../../../server/engines/tiles/shapes.ts';
import { finish } from '../../../../server/engines/tiles/steps.ts';
import { featuresOfTile } from '../../../../server/engines/tiles/tile-features.ts';
import { frameOf } from '../../../../server/engines/tiles/tile-frame.ts';
import { nativeUrl, openTestDatabase } from '../../../support/database.ts';
import { type DecodedFeature, decodeLayer, featureArea } from './decode.ts';
import { crookedNet, multiPolygonWkb, randomFrom } from './geometry-fixtures.ts';

/** Length of the outlines in tile units. */
const perimeterOf = (feature: DecodedFeature): number =>
  feature.paths.reduce(
    (sum, ring) =>
      ring.reduce((length, { x, y }, i) => {
        const before = ring[i - 1];
        return before === undefined ? length : length + Math.hypot(x - before.x, y - before.y);
      }, sum),
    0,
  );

const net = crookedNet(5, 5, 6, 0.006, randomFrom(20));
/** Cells, one of them with a hole, whose hole another fills. */
const polygons = [
  ...net.cells.map((cell) => [cell]),
  [net.outline(0, 0, 4, 4), net.outline(2, 2, 2, 2)],
  [net.outline(2, 2, 2, 2)],
].map((rings, i) => ({ id: i + 1, wkb: multiPolygonWkb([rings]) }));
const hexes = polygons.map(({ wkb }) => Buffer.from(wkb).toString('hex'));

describe.skipIf(nativeUrl === undefined)(
  'next to PostGIS (needs TEST_DATABASE_URL: the embedded engine has no MVT)',
  () => {
    let database: Awaited<ReturnType<typeof openTestDatabase>>;
    beforeAll(async () => {
      database = await openTestDatabase();
    });
    afterAll(() => database?.close());

    const byPostgis = async (z: number, x: number, y: number): Promise<DecodedFeature[]> => {
      // What does ST_AsMVT make of the same polygons in the same tile?
      const { sql } = database;
      const [row] = await sql<{ tile: Buffer }[]>`
      select st_asmvt(shown, 'a', 4096, 'geom', 'id') as tile
      from (
        select id, st_asmvtgeom(st_transform(st_setsrid(st_geomfromwkb(decode(hex, 'hex')), 4326), 3857),
          st_tileenvelope(${z}, ${x}, ${y}), 4096, 64) as geom
        from jsonb_array_elements_text(${sql.json(hexes)}) with ordinality as source (hex, id)
      ) as shown`;
      return decodeLayer(row!.tile, 'a');
    };

    test('a tile holds the same features with the same area', async () => {
      const raw = startShapes();
      for (const { id, wkb } of polygons) {
        addFeature(raw, { id, minZoom: 0, properties: { nothing: null }, geometry: wkb });
      }
      const { shapes } = finish(buildCoverage(raw, [...raw.ids.keys()]));
      const index = finish(indexShapes(shapes));
      let compared = 0;
      for (const z of [8, 11, 13, 14, 15]) {
        const [column, row] = [worldX(108.512), worldY(33.612)].map((share) => Math.floor(share * 2 ** z));
        for (const x of [column! - 1, column!, column! + 1]) {
          for (const y of [row! - 1, row!]) {
            const features = featuresOfTile(index, frameOf({ z, x, y }, { tolerance: 0 }));
            const ours = new Map(
              decodeLayer(encodeTile([{ name: 'a', features }]), 'a').map((feature) => [feature.id, feature]),
            );
            const theirs = new Map((await byPostgis(z, x, y)).map((feature) => [feature.id, feature]));
            for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
              const [one, two] = [ours.get(id), theirs.get(id)];
              // Both round every vertex; one may drop a sliver that the other keeps.
              const bound = 1 + 0.75 * Math.max(...[one, two].map((each) => (each ? perimeterOf(each) : 0)));
              const areas = [one, two].map((each) => (each ? featureArea(each) : 0));
              expect(Math.abs(areas[0]! - areas[1]!)).toBeLessThan(bound);
              compared += 1;
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(100);
    });
  },
);
