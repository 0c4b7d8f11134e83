import { type Point, type Polygon, reversed, turn } from '../plane.ts';
import { placeIn } from '../ray.ts';
import { facesOf } from '../rings.ts';
import { type Chain, cutChainsOf } from './cut-chains.ts';
import { distanceToSegment } from './distance.ts';
import { leastClearance } from './ground.ts';
import type { GroundLines } from './ground-lines.ts';
import { innerPointOf } from './houses.ts';
import { smoothChains } from './smooth-chains.ts';

/** A division as it is drawn. */
export interface Drawing {
  /** Boundaries; where they reach the outline they go a little beyond it, so that they cross it. */
  readonly lines: readonly (readonly Point[])[];
  readonly parts: readonly DrawnPart[];
}

export interface DrawnPart {
  readonly polygons: readonly Polygon[];
  /** A place inside each polygon. */
  readonly places: readonly Point[];
}

/** Centimetres that a line goes beyond the outline. */
const overshoot = 20;

/** Draws a division with few corners, or, where that would not hold, along its atoms; null where neither holds. */
export const drawDivision = (
  lines: GroundLines,
  outline: readonly Polygon[],
  parts: Int32Array,
  count: number,
): Drawing | null => {
  const chains = cutChainsOf(lines, parts);
  // Parts of a unit that lie apart already: a split needs a line.
  if (chains.length === 0) return null;
  const plain = chains.map(({ vertices }) => vertices.map((at) => lines.vertices.points[at] as Point));
  for (const drawn of [smoothChains(lines, chains), plain]) {
    const found = partsOf(lines, parts, count, chains, drawn);
    if (found === null) continue;
    return { lines: drawn.map((line) => withOvershoot(line, outline)), parts: found };
  }
  return null;
};

/** The polygons of the parts, checked: every building in its part, none near a line; null where it does not hold. */
const partsOf = (
  { sides, vertices, houses, faceOfHouse }: GroundLines,
  parts: Int32Array,
  count: number,
  chains: readonly Chain[],
  drawn: readonly (readonly Point[])[],
): DrawnPart[] | null => {
  const border = sides.filter(({ right }) => right < 0);
  const paths = drawn.map((line) => Int32Array.from(line.flat()));
  const faces = facesOf([
    ...border.map(({ edge: { a, b } }) =>
      Int32Array.of(...(vertices.points[a] as Point), ...(vertices.points[b] as Point)),
    ),
    ...paths,
    ...paths.map(reversed),
  ]);
  if (faces === null) return null;
  const owners = [
    ...border.map(({ left }) => parts[left] as number),
    ...chains.map(({ left }) => left),
    ...chains.map(({ right }) => right),
  ];
  const ownerOfFace = new Map<number, number>();
  for (const [line, owner] of owners.entries()) {
    const face = faces.faceOf[line] as number;
    if ((ownerOfFace.get(face) ?? owner) !== owner) return null;
    ownerOfFace.set(face, owner);
  }
  const found = Array.from({ length: count }, (): { polygons: Polygon[]; places: Point[] } => ({
    polygons: [],
    places: [],
  }));
  for (const [face, polygon] of faces.polygons.entries()) {
    const place = innerPointOf([polygon]);
    if (placeIn([polygon], ...place) <= 0) return null;
    const part = found[ownerOfFace.get(face) ?? -1];
    part?.polygons.push(polygon);
    part?.places.push(place);
  }
  if (found.some(({ polygons }) => polygons.length === 0)) return null;
  const isCut = drawn.some((line) =>
    line.slice(1).some((to, i) => {
      const from = line[i] as Point;
      return houses.clearance(...from, ...to, leastClearance) < leastClearance;
    }),
  );
  if (isCut) return null;
  const isLost = houses.all.some(({ place }, house) => {
    const owner = parts[faceOfHouse[house] as number] as number;
    return found.some(({ polygons }, part) => part !== owner && placeIn(polygons, ...place) > 0);
  });
  return isLost ? null : found;
};

/** Ends on the outline go beyond it, at a right angle to it, unless they are vertices of it. */
const withOvershoot = (line: readonly Point[], outline: readonly Polygon[]): Point[] => {
  const [first, last] = [line[0] as Point, line[line.length - 1] as Point];
  if (first[0] === last[0] && first[1] === last[1]) return [...line];
  const [before, after] = [beyond(first, outline), beyond(last, outline)];
  return [...(before === null ? [] : [before]), ...line, ...(after === null ? [] : [after])];
};

const beyond = ([x, y]: Point, outline: readonly Polygon[]): Point | null => {
  for (const ring of outline.flat())
    for (let i = 0, k = ring.length - 2; i < ring.length; k = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[k], ring[k + 1], ring[i], ring[i + 1]] as [
        number,
        number,
        number,
        number,
      ];
      if ((x1 === x && y1 === y) || (x2 === x && y2 === y)) return null;
      if (distanceToSegment(x, y, x1, y1, x2, y2) > 2) continue;
      if (turn(x1, y1, x2, y2, x, y) === 0) return null;
      const length = Math.hypot(x2 - x1, y2 - y1);
      // The unit lies on the left of its outline.
      return [
        Math.round(x + ((y2 - y1) / length) * overshoot),
        Math.round(y - ((x2 - x1) / length) * overshoot),
      ];
    }
  return null;
};
