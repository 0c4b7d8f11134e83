import type { Point, Polygon } from '../plane.ts';
import { placeIn } from '../ray.ts';
import { BoxGrid } from './box-grid.ts';
import { distanceToSegment, footOn } from './distance.ts';
import { gapLinesOf, Sites } from './gap-lines.ts';
import { type Ground, type GuideLine, leastClearance } from './ground.ts';
import { Houses } from './houses.ts';
import { widthOf, withoutNarrowGround } from './open-ground.ts';
import { type PlanarFaces, planarFacesOf } from './planar-faces.ts';
import { type Edge, nodeEdges, snapCentimetres } from './planar-lines.ts';
import { segmentsOf } from './segments.ts';
import { shortWays } from './short-ways.ts';
import { Vertices } from './vertices.ts';

/** Centimetres within which a guide runs along the border and not beside it. */
const borderReach = 200;
const gapMargin = 100;
/** Open ground narrower than this lies between two walls. */
const leastOpenWidth = 250;
const cellCentimetres = 2_000;
const noRing = new Int32Array();

export interface GroundLines extends PlanarFaces {
  readonly vertices: Vertices;
  readonly houses: Houses;
  /** The face that holds each house: buildings first, then neighbours, which lie near theirs. */
  readonly faceOfHouse: readonly number[];
}

/**
 * Every line along which a unit might be divided, and the faces between them: roads, walls and and within each
 * of their faces the lines midway between its buildings. No line cuts a building. Null when the outline of the unit is
 * no outline.
 */
export const groundLinesOf = ({
  polygons,
  buildings,
  neighbours = [],
  guides,
}: Ground): GroundLines | null => {
  const vertices = new Vertices();
  const houses = new Houses([...buildings, ...neighbours]);
  const border = borderEdges(vertices, polygons);
  const guided = nodeEdges(vertices, [...border, ...guideEdges(vertices, border, guides)]);
  const blocks = planarFacesOf(vertices, besideHouses(vertices, guided, houses), []);
  if (blocks === null) return null;
  const parted = withLines(vertices, blocks, gapEdges(vertices, blocks.polygons, houses), houses);
  const open =
    parted &&
    withLines(
      vertices,
      parted,
      [...openGroundEdges(vertices, parted, houses), ...shortWays(vertices, parted)],
      houses,
    );
  if (open === null) return null;
  const built = new Set(facesOfHouses(open.polygons, houses));
  const edges = withoutNarrowGround(vertices, open, (face) => built.has(face));
  const faces = planarFacesOf(vertices, edges, []);
  return faces && { ...faces, vertices, houses, faceOfHouse: facesOfHouses(faces.polygons, houses) };
};

const withLines = (
  vertices: Vertices,
  faces: PlanarFaces,
  more: readonly Edge[],
  houses: Houses,
): PlanarFaces | null => {
  if (more.length === 0) return faces;
  const old = faces.sides.map(({ edge }): Edge => ({ ...edge, zone: -1 }));
  const all = nodeEdges(vertices, [...old, ...more]);
  return planarFacesOf(vertices, besideHouses(vertices, all, houses), faces.polygons);
};

const borderEdges = (vertices: Vertices, polygons: readonly Polygon[]): Edge[] =>
  polygons.flat().flatMap((ring) => {
    const numbers = Array.from({ length: ring.length / 2 }, (_, i) =>
      vertices.at(ring[i * 2] as number, ring[i * 2 + 1] as number, true),
    );
    return numbers.map(
      (a, i): Edge => ({
        a,
        b: numbers[(i + 1) % numbers.length] as number,
        kind: 'border',
        zone: -1,
      }),
    );
  });

const guideEdges = (vertices: Vertices, border: readonly Edge[], guides: readonly GuideLine[]): Edge[] => {
  const grid = new BoxGrid(cellCentimetres);
  const ends = (edge: Edge): [Point, Point] => [
    vertices.points[edge.a] as Point,
    vertices.points[edge.b] as Point,
  ];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [index, edge] of border.entries()) {
    const [[x1, y1], [x2, y2]] = ends(edge);
    grid.addSegment(index, x1, y1, x2, y2);
    [west, east] = [Math.min(west, x1), Math.max(east, x1)];
    [south, north] = [Math.min(south, y1), Math.max(north, y1)];
  }
  const placed = (x: number, y: number): number => {
    const corner = vertices.nearest(x, y, borderReach, true);
    if (corner >= 0) return corner;
    let [best, distance] = [null as readonly [number, number] | null, borderReach];
    for (const index of grid.near(x - borderReach, y - borderReach, x + borderReach, y + borderReach)) {
      const [from, to] = ends(border[index] as Edge);
      const off = distanceToSegment(x, y, ...from, ...to);
      if (off < distance) [best, distance] = [footOn(x, y, from, to), off];
    }
    if (best !== null) return vertices.at(...best, true);
    const near = vertices.nearest(x, y, snapCentimetres);
    return near >= 0 ? near : vertices.at(x, y);
  };
  const edges: Edge[] = [];
  for (const { kind, line } of guides)
    for (let i = 2; i < line.length; i += 2) {
      const [x1, y1, x2, y2] = line.subarray(i - 2, i + 2) as unknown as [number, number, number, number];
      if (Math.max(x1, x2) < west || Math.min(x1, x2) > east) continue;
      if (Math.max(y1, y2) < south || Math.min(y1, y2) > north) continue;
      edges.push({ a: placed(x1, y1), b: placed(x2, y2), kind, zone: -1 });
    }
  return edges;
};

/** Leaves out lines that would cut a house; the border stays. */
const besideHouses = ({ points }: Vertices, edges: readonly Edge[], houses: Houses): Edge[] =>
  edges.filter(({ a, b, kind }) => {
    if (kind === 'border') return true;
    const [from, to] = [points[a] as Point, points[b] as Point];
    return houses.clearance(...from, ...to, leastClearance) >= leastClearance;
  });

/** Lines midway between the houses of each face. */
const gapEdges = (vertices: Vertices, faces: readonly Polygon[], houses: Houses): Edge[] => {
  const sites = faces.map(() => new Sites());
  for (const [house, face] of facesOfHouses(faces, houses).entries())
    for (const [outer = noRing] of houses.all[house]?.polygons ?? [])
      for (const segment of segmentsOf(outer)) sites[face]?.add(house, ...segment);
  return midwayEdges(vertices, faces, sites);
};

/**
 * Lines through open ground, a pavement between walls and a street say, that go on where its neighbours are parted:
 * midway between them.
 */
const openGroundEdges = (vertices: Vertices, { polygons, sides }: PlanarFaces, houses: Houses): Edge[] => {
  const built = new Set(facesOfHouses(polygons, houses));
  const sites = polygons.map(() => new Sites());
  const isOpen = polygons.map((face, index) => !built.has(index) && widthOf(face) > leastOpenWidth);
  for (const { edge, left, right } of sides) {
    if (edge.kind === 'border' || edge.kind === 'road') continue;
    const [from, to] = [vertices.points[edge.a] as Point, vertices.points[edge.b] as Point];
    if (isOpen[left] === true) sites[left]?.add(right, ...from, ...to);
    if (isOpen[right] === true) sites[right]?.add(left, ...from, ...to);
  }
  return midwayEdges(vertices, polygons, sites);
};

const midwayEdges = (vertices: Vertices, faces: readonly Polygon[], sites: readonly Sites[]): Edge[] =>
  faces.flatMap((face, zone) => {
    const within = sites[zone] as Sites;
    if (within.owners.every((owner) => owner === within.owners[0])) return [];
    return gapLinesOf(within, boxOf(face), gapMargin).flatMap((line) => {
      const numbers: number[] = [];
      for (let i = 0; i < line.length; i += 2) {
        const [x, y] = [Math.round(line[i] as number), Math.round(line[i + 1] as number)];
        const near = vertices.nearest(x, y, snapCentimetres);
        numbers.push(near >= 0 ? near : vertices.at(x, y));
      }
      return numbers.slice(1).map((b, i): Edge => ({ a: numbers[i] as number, b, kind: 'gap', zone }));
    });
  });

const boxOf = ([outer]: Polygon): [number, number, number, number] => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < (outer?.length ?? 0); i += 2) {
    const [x, y] = [outer?.[i] as number, outer?.[i + 1] as number];
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return [west, south, east, north];
};

/** The face that holds each house; of those on or beyond the border, the nearest one. */
const facesOfHouses = (faces: readonly Polygon[], houses: Houses): number[] => {
  const grid = new BoxGrid(cellCentimetres * 2);
  for (const [index, face] of faces.entries()) grid.add(index, ...boxOf(face));
  return houses.all.map(({ place: [x, y] }) => {
    for (const index of grid.near(x, y, x, y))
      if (placeIn([faces[index] as Polygon], x, y) >= 0) return index;
    let [best, distance] = [0, Infinity];
    for (const [index, [outer = noRing]] of faces.entries())
      for (const segment of segmentsOf(outer)) {
        const off = distanceToSegment(x, y, ...segment);
        if (off < distance) [best, distance] = [index, off];
      }
    return best;
  });
};
