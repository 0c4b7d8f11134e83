import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import type { UnitInput } from '../engines/net/net-input.ts';
import { doubleAreaOfPolygons, type Point, type Polygon } from '../engines/net/plane.ts';
import { overlayOf } from '../engines/net/repair/overlay.ts';
import { proposeRepair } from '../engines/net/repair/proposal.ts';
import { regionsOf } from '../engines/net/repair/regions.ts';
import { usualRepair } from '../engines/net/repair/repair-options.ts';
import { cityInputs, columns, randomOf } from './net-city.ts';
import { cleanByMapshaper } from './repair-peer.ts';

const gapSquareMeters = 2_500;
const snapMeters = 1;

/**
 * A part of the city (55 x 55 cells, or as many as are given) with every vertex moved by up to 20 cm, with 2 % of the
 * vertices lost, and with both: repaired by the engine and cleaned by mapshaper, same gap and snapping limits.
 */
export const run = async (args: readonly string[]): Promise<void> => {
  const size = Math.min(columns, Number(args[0] ?? 55));
  for (const [noise, lost] of [
    [20, 0],
    [0, 0.02],
    [20, 0.02],
  ] as const) {
    const { inputs, truth } = noisyCity(size, noise, lost);
    console.log(`\n${truth.length} cells, vertices moved by up to ${noise} cm, ${lost * 100} % of them lost`);
    const own = repairCity(inputs);
    report('engine', own.shapes, truth, own.seconds);
    const drawn = inputs.flatMap(({ polygons }) => (polygons === null ? [] : [polygons[0] as Point[][]]));
    for (const snap of [snapMeters, null]) {
      const peer = await cleanByMapshaper(drawn, gapSquareMeters, snap);
      report(
        `mapshaper, ${snap === null ? 'its own snapping' : `snapping ${snap} m`}`,
        peer.shapes,
        truth,
        peer.seconds,
      );
      console.log(`  engine / mapshaper: ${(own.seconds / peer.seconds).toFixed(1)}`);
    }
  }
};

const noisyCity = (size: number, noise: number, lost: number): { inputs: UnitInput[]; truth: number[] } => {
  const all = cityInputs(randomOf(20260101));
  const district = all.find(({ unit }) => unit.level === 'district') as UnitInput;
  const random = randomOf(7);
  const moved = (value: number): number => value + Math.round((random() * 2 - 1) * noise);
  const cells = all
    .filter(({ unit }) => unit.level === 'general-grid')
    .filter((_, i) => i % columns < size && Math.floor(i / columns) < size);
  const inputs = cells.map(({ unit, polygons }): UnitInput => {
    const ring = (polygons?.[0]?.[0] ?? []) as Point[];
    const kept = ring.filter(() => random() >= lost).map(([x, y]): Point => [moved(x), moved(y)]);
    return { unit: { ...unit, level: 'street', parentId: district.unit.id }, polygons: [[kept]] };
  });
  const truth = cells.map(({ polygons }) => {
    const ring = Int32Array.from((polygons?.[0]?.[0] as Point[]).flat());
    return Math.abs(doubleAreaOfPolygons([[ring]])) / 2;
  });
  return { inputs: [district, ...inputs], truth };
};

const repairCity = (inputs: readonly UnitInput[]): { shapes: Polygon[][]; seconds: number } => {
  const options = { ...usualRepair, gapSquareCentimetres: gapSquareMeters * 10_000 };
  const before = process.cpuUsage();
  const { repair, questions } = proposeRepair(inputs, options);
  const seconds = process.cpuUsage(before).user / 1e6;
  if (repair === null) throw new Error(`no repair: ${JSON.stringify(questions.slice(0, 3))}`);
  const { net } = repair;
  const shapes = inputs.slice(1).map(({ unit }) => polygonsOfUnit(net, net.slotOf(unit.id) ?? 0) ?? []);
  return { shapes, seconds };
};

/** Less than a tenth of a square metre comes of reading the peer's decimals in centimetres. */
const leastSquareCentimetres = 1_000;

/** What is wrong with the outcome, and how far areas are from those before the noise. */
const report = (
  who: string,
  shapes: readonly (readonly Polygon[])[],
  truth: readonly number[],
  seconds: number,
): void => {
  const overlay = overlayOf(shapes);
  if ('tangled' in overlay) throw new Error(`${who} left a tangle`);
  const list = regionsOf(overlay).list.filter(
    ({ areaSquareCentimetres }, i) => i === 0 || areaSquareCentimetres >= leastSquareCentimetres,
  );
  const areas = new Float64Array(truth.length);
  for (const { cover, areaSquareCentimetres } of list)
    for (const cell of cover) areas[cell] = (areas[cell] as number) + areaSquareCentimetres;
  const changes = truth.map((area, cell) => Math.abs((areas[cell] as number) - area) / area);
  const worst = changes
    .filter((_, cell) => areas[cell] !== 0)
    .reduce((most, each) => Math.max(most, each), 0);
  console.log(
    `${who}: ${seconds.toFixed(2)} s of processor time, ${areas.filter((area) => area === 0).length} units lost, ` +
      `${list.filter(({ cover }, i) => i > 0 && cover.length === 0).length} holes left, ` +
      `${list.filter(({ cover }) => cover.length > 1).length} overlaps left, ` +
      `worst change of an area ${(worst * 100).toFixed(2)} %`,
  );
};
