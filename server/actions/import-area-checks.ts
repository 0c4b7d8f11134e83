import type { InputProblem } from '../contract/input-error.ts';
import type { Pool } from '../db/sql.ts';
import type { AreaFeature } from '../ingest/area-features.ts';
import { growTree } from '../ingest/area-tree.ts';
import { siblingPairs } from '../ingest/neighbours.ts';
import { multiPolygonText } from '../ingest/polygons.ts';
import {
  listCovering,
  listInvalidShapes,
  listOutside,
  listOverlaps,
  type PlacedFigure,
  type Shape,
} from '../queries/import-area-shapes.ts';

/** Shapes go to the database in portions of about this many characters, so that no statement is long. */
const portionCharacters = 1_000_000;
/** Less than this is rounding. */
const toleratedSquareMeters = 1;

type Pair = readonly [first: AreaFeature, second: AreaFeature];

/** Our words for what GEOS finds. */
const reasonCodes: Readonly<Record<string, InputProblem['code']>> = {
  'Self-intersection': 'geometry-self-intersection',
  'Ring Self-intersection': 'geometry-self-intersection',
  'Hole lies outside shell': 'geometry-hole-outside',
  'Nested shells': 'geometry-parts-overlap',
  'Holes are nested': 'geometry-parts-overlap',
  'Duplicate Rings': 'geometry-parts-overlap',
};

/** What the database has to say about the areas of a file. */
export interface AreaChecks {
  readonly problems: readonly InputProblem[];
  /** Overlaps stand apart, because they may be let pass. */
  readonly overlaps: readonly InputProblem[];
  /** Parent by position; null below the district that is made. */
  readonly parents: ReadonlyMap<number, AreaFeature | null>;
}

/** Gives the shapes of areas as text, made once. */
export const shapeMaker = (): ((area: AreaFeature) => Shape) => {
  const made = new Map<number, Shape>();
  return (area) => {
    const shape = made.get(area.position) ?? {
      position: area.position,
      geometry: multiPolygonText(area.polygons),
    };
    made.set(area.position, shape);
    return shape;
  };
};

/** Cuts a list into portions whose shapes stay below the size of a statement. */
export const portionsOf = <Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item[][] => {
  const portions: Item[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const item of items) {
    size += sizeOf(item);
    if (size > portionCharacters) {
      portions.push([]);
      size = sizeOf(item);
    }
    portions.at(-1)?.push(item);
  }
  return portions;
};

/** Checks shapes, their neighbours and their parents; only valid shapes take part in the later steps. */
export const checkAreas = async (
  pool: Pool,
  areas: readonly AreaFeature[],
  epsg: number,
  onProgress: (part: number) => void,
): Promise<AreaChecks> => {
  const shapeOf = shapeMaker();
  const drawn = areas.filter((area) => area.polygons.length > 0);
  const invalid = await findInvalid(pool, drawn, shapeOf, epsg);
  onProgress(0.2);
  const broken = new Set(invalid.map(({ area }) => area.position));
  const valid = drawn.filter((area) => !broken.has(area.position));
  const overlaps = await findOverlaps(pool, siblingPairs(valid), shapeOf, epsg, (part) =>
    onProgress(0.2 + 0.6 * part),
  );
  const tree = growTree(areas);
  const problems = [...invalid.map(({ problem }) => problem), ...tree.problems];
  const parents = await placeInParents(pool, tree, shapeOf, problems);
  const kept = new Set(valid.map((area) => area.position));
  const nested = valid.flatMap((area) => {
    const parent = parents.get(area.position);
    return parent && kept.has(parent.position) ? [[area, parent] as const] : [];
  });
  for (const found of await inPortions(nested, shapeOf, (shapes, pairs) =>
    listOutside(pool, shapes, pairs, epsg),
  ))
    if (found.row.areaSquareMeters > toleratedSquareMeters)
      problems.push(
        placedProblem('outside-parent', found.pair[0], { parent: found.pair[1].label }, found.row),
      );
  onProgress(1);
  return { problems, overlaps, parents };
};

const findInvalid = async (
  pool: Pool,
  areas: readonly AreaFeature[],
  shapeOf: (area: AreaFeature) => Shape,
  epsg: number,
): Promise<{ area: AreaFeature; problem: InputProblem }[]> => {
  const byPosition = new Map(areas.map((area) => [area.position, area] as const));
  const found: { area: AreaFeature; problem: InputProblem }[] = [];
  for (const portion of portionsOf(areas.map(shapeOf), (shape) => shape.geometry.length))
    for (const row of await listInvalidShapes(pool, portion, epsg)) {
      const area = byPosition.get(row.position);
      if (area !== undefined)
        found.push({
          area,
          problem: placedProblem(invalidCode(row.reason), area, { cause: row.reason }, row),
        });
    }
  return found;
};

const invalidCode = (reason: string): InputProblem['code'] => reasonCodes[reason] ?? 'geometry-invalid';

const findOverlaps = async (
  pool: Pool,
  pairs: readonly Pair[],
  shapeOf: (area: AreaFeature) => Shape,
  epsg: number,
  onProgress: (part: number) => void,
): Promise<InputProblem[]> => {
  const found = await inPortions(
    pairs,
    shapeOf,
    (shapes, positions) => listOverlaps(pool, shapes, positions, epsg),
    onProgress,
  );
  return found
    .filter(({ row }) => row.areaSquareMeters > toleratedSquareMeters)
    .map(({ pair, row }) => placedProblem('geometry-overlap', pair[0], { other: pair[1].label }, row));
};

/** Asks about pairs in portions; each portion carries every shape it needs once. */
const inPortions = async <Row extends { first: number; second: number }>(
  pairs: readonly Pair[],
  shapeOf: (area: AreaFeature) => Shape,
  ask: (shapes: Shape[], pairs: [number, number][]) => Promise<Row[]>,
  onProgress: (part: number) => void = () => {},
): Promise<{ pair: Pair; row: Row }[]> => {
  const results: { pair: Pair; row: Row }[] = [];
  let done = 0;
  const sizeOf = (pair: Pair) => shapeOf(pair[0]).geometry.length + shapeOf(pair[1]).geometry.length;
  for (const portion of portionsOf(pairs, sizeOf)) {
    const shapes = [...new Set(portion.flat())].map(shapeOf);
    const byKey = new Map(portion.map((pair) => [`${pair[0].position} ${pair[1].position}`, pair] as const));
    const rows = await ask(
      shapes,
      portion.map((pair) => [pair[0].position, pair[1].position]),
    );
    for (const row of rows) {
      const pair = byKey.get(`${row.first} ${row.second}`);
      if (pair !== undefined) results.push({ pair, row });
    }
    done += portion.length;
    onProgress(done / pairs.length);
  }
  return results;
};

const placeInParents = async (
  pool: Pool,
  tree: ReturnType<typeof growTree>,
  shapeOf: (area: AreaFeature) => Shape,
  problems: InputProblem[],
): Promise<ReadonlyMap<number, AreaFeature | null>> => {
  const parents = new Map(tree.parents);
  const pairs = tree.open.flatMap(({ area, candidates }) =>
    candidates.map((candidate): Pair => [area, candidate]),
  );
  const covering = await inPortions(pairs, shapeOf, (shapes, positions) =>
    listCovering(pool, shapes, positions),
  );
  for (const { pair } of covering) if (!parents.has(pair[0].position)) parents.set(pair[0].position, pair[1]);
  for (const { area } of tree.open)
    if (!parents.has(area.position) && area.polygons.length > 0)
      problems.push({ code: 'parent-missing', feature: area.label });
  return parents;
};

const placedProblem = (
  code: InputProblem['code'],
  area: AreaFeature,
  params: Record<string, string>,
  at: PlacedFigure,
): InputProblem => ({
  code,
  feature: area.label,
  params: { ...params, squareMeters: roundedArea(at.areaSquareMeters) },
  place: [at.longitude, at.latitude],
});

/** Whole square metres, and tenths below ten. */
export const roundedArea = (squareMeters: number): number =>
  squareMeters < 10 ? Math.round(squareMeters * 10) / 10 : Math.round(squareMeters);
