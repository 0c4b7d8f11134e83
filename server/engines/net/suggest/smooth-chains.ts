import { type Point, turn } from '../plane.ts';
import { placeIn } from '../ray.ts';
import { BoxGrid } from './box-grid.ts';
import type { Chain } from './cut-chains.ts';
import { distanceToSegment, doMeet } from './distance.ts';
import { leastClearance, wantedClearance } from './ground.ts';
import type { GroundLines } from './ground-lines.ts';

/** What a corner costs, in centimetres of line: a corner fewer may make the line so much longer. */
const cornerCost = 500;
const guidedFactor = 0.35;
/** By how far a stretch along roads and walls may be straightened and still follow them. */
const guidedSlack = 40;
/** A stretch along roads and walls shorter than this may be left for a straight line. */
const mostGuidedLeft = 1_500;
const comfortableClearance = 200;
const mostSkipped = 48;
const cellCentimetres = 2_000;

/**
 * Draws boundaries with few corners: the cheapest way from corner to corner of each chain where every straight stretch
 * stays inside the unit, away from buildings as far as the chain does, crosses no other boundary and leaves every
 * building on its side. Along roads and walls the line stays on them.
 */
export const smoothChains = (lines: GroundLines, chains: readonly Chain[]): Point[][] => {
  const drawn = chains.map(({ vertices }) =>
    vertices.map((vertex) => lines.vertices.points[vertex] as Point),
  );
  const border = new BoxGrid(cellCentimetres);
  const outline: (readonly [Point, Point])[] = [];
  for (const { edge } of lines.sides.filter(({ right }) => right < 0)) {
    const [from, to] = [lines.vertices.points[edge.a] as Point, lines.vertices.points[edge.b] as Point];
    border.addSegment(outline.length, ...from, ...to);
    outline.push([from, to]);
  }
  for (const [index, chain] of chains.entries()) {
    const others = drawn.filter((_, other) => other !== index);
    const isFree = (from: Point, to: Point): boolean =>
      border
        .near(...boxOf(from, to))
        .every((at) => !touchesBeside(from, to, ...(outline[at] as readonly [Point, Point]))) &&
      others.every((line) =>
        line.slice(1).every((end, i) => !touchesBeside(from, to, line[i] as Point, end)),
      );
    drawn[index] = smoothed(lines, chain, drawn[index] as Point[], isFree);
  }
  return drawn;
};

const boxOf = (a: Point, b: Point): [number, number, number, number] => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
];

const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether two segments share a point other than a common end. */
const touchesBeside = (a: Point, b: Point, c: Point, d: Point): boolean => {
  const common = isSame(a, c) || isSame(a, d) ? a : isSame(b, c) || isSame(b, d) ? b : null;
  if (common === null) return doMeet(...a, ...b, ...c, ...d);
  const [far, other] = [isSame(common, a) ? b : a, isSame(common, c) ? d : c];
  if (turn(...common, ...far, ...other) !== 0) return false;
  return (far[0] - common[0]) * (other[0] - common[0]) + (far[1] - common[1]) * (other[1] - common[1]) > 0;
};

const smoothed = (
  lines: GroundLines,
  chain: Chain,
  points: readonly Point[],
  isFree: (from: Point, to: Point) => boolean,
): Point[] => {
  const lengths = points.slice(1).map((to, i) => distanceOf(points[i] as Point, to));
  const least: number[] = [0];
  const before: number[] = [-1];
  const isClosed = isSame(points[0] as Point, points[points.length - 1] as Point);
  for (let end = 1; end < points.length; end += 1) {
    least[end] = Infinity;
    before[end] = end - 1;
    for (let start = end - 1; start >= Math.max(0, end - mostSkipped); start -= 1) {
      if (isClosed && start === 0 && end === points.length - 1) continue;
      const cost = (least[start] as number) + cornerCost;
      if (
        cost + guidedFactor * distanceOf(points[start] as Point, points[end] as Point) >=
        (least[end] as number)
      )
        continue;
      const stretch = stretchCost(chain, points, lengths, start, end);
      if (cost + stretch >= (least[end] as number)) continue;
      if (end - start > 1 && !isClear(lines, points, start, end, isFree)) continue;
      least[end] = cost + stretch;
      before[end] = start;
    }
  }
  const kept: Point[] = [];
  for (let at = points.length - 1; at >= 0; at = before[at] as number) kept.push(points[at] as Point);
  return kept.reverse();
};

const distanceOf = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Cost of a straight stretch in place of those of the chain; infinite where it would leave a road or a wall. */
const stretchCost = (
  { isGuided }: Chain,
  points: readonly Point[],
  lengths: readonly number[],
  start: number,
  end: number,
): number => {
  const [from, to] = [points[start] as Point, points[end] as Point];
  let [guided, free, off] = [0, 0, 0];
  for (let i = start; i < end; i += 1) {
    if (isGuided[i] === true) guided += lengths[i] as number;
    else free += lengths[i] as number;
    if (i > start && (isGuided[i] === true || isGuided[i - 1] === true))
      off = Math.max(off, distanceToSegment(...(points[i] as Point), ...from, ...to));
  }
  const length = distanceOf(from, to);
  if (free < guidedSlack && off <= guidedSlack) return guidedFactor * length;
  return off <= guidedSlack || guided <= mostGuidedLeft ? length : Infinity;
};

const isClear = (
  { houses }: GroundLines,
  points: readonly Point[],
  start: number,
  end: number,
  isFree: (from: Point, to: Point) => boolean,
): boolean => {
  const [from, to] = [points[start] as Point, points[end] as Point];
  const clearance = houses.clearance(...from, ...to, comfortableClearance);
  if (clearance < leastClearance) return false;
  if (clearance < comfortableClearance) {
    let present = comfortableClearance;
    for (let i = start; i < end; i += 1)
      present = houses.clearance(...(points[i] as Point), ...(points[i + 1] as Point), present);
    if (clearance < Math.max(wantedClearance, present * 0.8) && clearance < present) return false;
  }
  const swept = points.slice(start, end + 1);
  const box = swept.reduce(
    (all, point) => {
      const own = boxOf(point, point);
      return [
        Math.min(all[0], own[0]),
        Math.min(all[1], own[1]),
        Math.max(all[2], own[2]),
        Math.max(all[3], own[3]),
      ] as const;
    },
    [Infinity, Infinity, -Infinity, -Infinity] as readonly [number, number, number, number],
  );
  const ring = Int32Array.from(swept.flat());
  const isSwept = (house: number): boolean => placeIn([[ring]], ...(houses.all[house]?.place as Point)) >= 0;
  return !houses.near(...box).some(isSwept) && isFree(from, to);
};
