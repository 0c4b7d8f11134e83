import type { InputProblem } from '../contract/input-error.ts';
import type { Pool } from '../db/sql.ts';
import type { AreaFeature } from '../ingest/area-features.ts';
import { multiPolygonText } from '../ingest/polygons.ts';
import { outlineByCancelling } from '../ingest/shared-segments.ts';
import { describeOutline, type OutlineFigures, uniteShapes } from '../queries/import-area-shapes.ts';
import { roundedArea, shapeMaker } from './import-area-checks.ts';

const listedGaps = 20;

/** An outline as GeoJSON text in EPSG:4326, with its figures. */
export interface Outline extends OutlineFigures {
  readonly geometry: string;
}

/** The outline of one area that was found valid. */
export const outlineOf = async (pool: Pool, area: AreaFeature, epsg: number): Promise<Outline> => {
  const geometry = multiPolygonText(area.polygons);
  const figures = await describeOutline(pool, geometry, epsg);
  if (figures === null) throw new Error('a checked area is not valid');
  return { geometry, ...figures };
};

/** The outline of areas: exact where they meet vertex by vertex, else their union in the database. */
export const dissolve = async (pool: Pool, areas: readonly AreaFeature[], epsg: number): Promise<Outline> => {
  const exact = outlineByCancelling(areas.flatMap((area) => area.polygons));
  if (exact !== null) {
    const geometry = multiPolygonText(exact);
    const figures = await describeOutline(pool, geometry, epsg);
    if (figures !== null) return { geometry, ...figures };
  }
  const geometry = await uniteShapes(pool, areas.map(shapeMaker()));
  const figures = await describeOutline(pool, geometry, epsg);
  if (figures === null) throw new Error('the union of valid areas is not valid');
  return { geometry, ...figures };
};

/** The holes of an outline: the largest one by one, those below a square metre as a number. */
export const gapNotes = (outline: Outline): InputProblem[] => {
  const large = outline.holes.filter((hole) => hole.areaSquareMeters >= 1);
  const small = outline.holes.length - large.length;
  const notes = large.slice(0, listedGaps).map(
    (hole): InputProblem => ({
      code: 'note-gap',
      params: { squareMeters: roundedArea(hole.areaSquareMeters) },
      place: [hole.longitude, hole.latitude],
    }),
  );
  if (large.length > listedGaps)
    notes.push({ code: 'note-gaps-more', params: { count: large.length - listedGaps } });
  if (small > 0) notes.push({ code: 'note-gaps-small', params: { count: small } });
  return notes;
};
