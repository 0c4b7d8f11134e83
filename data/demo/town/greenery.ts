import type { Green, LandBlock, Line, PlaceLabel, Polygon, Water } from '../model.ts';
import type { Random } from '../random.ts';
import { labelOf } from './base-map.ts';
import type { Block } from './blocks.ts';
import { at, type Spot } from './geometry.ts';
import type { Ground } from './grain.ts';
import { type Face, facesOf } from './mesh.ts';
import { lakeIn, riverWater } from './parks.ts';
import { fromLot, layRows, lotOf } from './rows.ts';
import type { Word } from './words.ts';

/** Tints, parks and water of the base map, with the labels that belong to them. */
interface Greenery {
  readonly blocks: readonly LandBlock[];
  readonly greens: readonly Green[];
  readonly water: readonly Water[];
  readonly labels: readonly PlaceLabel[];
}

const greenKind: Partial<Record<Block['use'], Green['kind']>> = {
  park: 'park',
  square: 'square',
  river: 'riverside',
  farmland: 'farmland',
  hill: 'hill',
};

/** A patchwork of fields on a farmland block. */
const fieldsIn = (plot: readonly Spot[], random: Random): Polygon[] => {
  const lot = lotOf(plot);
  const fill = (length: number): [number, number][] => {
    const fields: [number, number][] = [];
    for (let from = 0; from + 2500 < length; ) {
      const to = Math.min(length, from + random.between(4500, 16_000));
      fields.push([from, to]);
      from =
        to +
        random.weighted([
          [150, 6],
          [400, 2],
          [1500, 1],
        ]);
    }
    return fields;
  };
  return layRows(lot, { depth: random.between(4200, 7000), gap: 180, margin: 300, fill })
    .filter(() => random.chance(0.93))
    .map(({ west, east, south, north }) => [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ].map(([x = 0, y = 0]) => fromLot(lot, [x, y])),
    ]);
};

const faceByBlock = (ground: Ground): Map<number, Face> => {
  const faces = new Map<number, Face>();
  for (const face of facesOf(ground.mesh)) if (!faces.has(face.block)) faces.set(face.block, face);
  return faces;
};

/** Draws what is green or wet. `plots` holds the ring of every block within its pavements. */
export const drawGreenery = (
  ground: Ground,
  blocks: readonly Block[],
  plots: ReadonlyMap<number, readonly Spot[]>,
  sports: readonly (readonly Spot[])[],
  places: ReadonlyMap<number, Word>,
  river: Word,
  outline: Line,
  random: Random,
): Greenery => {
  const greens: Green[] = [];
  const tints: LandBlock[] = [];
  const labels: PlaceLabel[] = [];
  const water: Water[] = [riverWater(ground, outline, `${river[0]}江`, `${river[1]} River`)];
  labels.push({
    kind: 'river',
    name: `${river[0]}江`,
    nameEn: `${river[1]} River`,
    point: ground.flat.back([-1150, 0]) as Spot,
  });
  const faces = faceByBlock(ground);
  for (const block of blocks) {
    const plot = plots.get(block.id);
    if (!plot) continue;
    tints.push({ use: block.use, polygon: [plot] });
    const place = places.get(block.id) ?? null;
    const kind = greenKind[block.use];
    if (kind) {
      const polygons = kind === 'farmland' ? fieldsIn(plot, random) : [[plot]];
      greens.push({ kind, name: place?.[0] ?? null, nameEn: place?.[1] ?? null, polygons });
    }
    if (place && block.use === 'park') labels.push(labelOf('park', place[0], place[1], [[plot]]));
    if (place && block.use === 'square') labels.push(labelOf('square', place[0], place[1], [[plot]]));
    if (place && block.station) labels.push(labelOf('railway-station', place[0], place[1], [[plot]]));
    const face = faces.get(block.id);
    const lake = block.use === 'park' && face ? lakeIn(ground, face, random) : null;
    if (!lake || !place) continue;
    const name = `${place[0].replace(/公园$/, '')}湖`;
    const nameEn = `${place[1].replace(/ Park$/, '')} Lake`;
    water.push({ kind: 'lake', name, nameEn, polygons: [[lake]] });
    labels.push(labelOf('lake', name, nameEn, [[lake]]));
  }
  for (const ring of sports) greens.push({ kind: 'sports', name: null, nameEn: null, polygons: [[ring]] });
  return { blocks: tints, greens, water, labels };
};

/** The ring of a district's outline. */
export const outlineOf = (polygons: readonly (readonly Line[])[]): Line => at(at(polygons, 0), 0);
