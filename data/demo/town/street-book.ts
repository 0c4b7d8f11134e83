import type { Line, Point } from '../model.ts';
import type { Random } from '../random.ts';
import { at, distance, turn } from './geometry.ts';
import type { Ground } from './grain.ts';
import { type Edge, type Face, facesOf, type Half, halvesOf, type Vertex } from './mesh.ts';
import type { Namer } from './names.ts';
import { isStreet, type Street } from './streets.ts';
import type { Word } from './words.ts';

/** A run of a street's edges from junction to junction of the same street. */
export interface Chain {
  readonly street: Street;
  readonly halves: readonly Half[];
}

/** The streets that exist, their names and their house numbers. */
export interface StreetBook {
  readonly chains: readonly Chain[];
  nameOf(street: number): Word;
  /** The next free house number on a street beside a vertex, on the side where the point lies. */
  addressAt(street: number, vertex: Vertex, point: Point): string;
}

const verticesOf = (halves: readonly Half[]): Vertex[] => [
  ...halves.map(({ origin }) => origin),
  at(halves, -1).twin.origin,
];

export const lineOf = (halves: readonly Half[]): Line => verticesOf(halves).map(({ point }) => point);

/** Puts half-edges of one street together into runs; a run ends where the street branches or ends. */
export const runsOf = (halves: readonly Half[]): Half[][] => {
  const around = new Map<Vertex, Half[]>();
  for (const half of halves) {
    for (const each of [half, half.twin]) {
      const list = around.get(each.origin);
      if (list) list.push(each);
      else around.set(each.origin, [each]);
    }
  }
  const seen = new Set<Edge>();
  const runs: Half[][] = [];
  const walk = (first: Half): void => {
    const run: Half[] = [];
    let half: Half | undefined = first;
    while (half && !seen.has(half.edge)) {
      seen.add(half.edge);
      run.push(half);
      const end: Vertex = half.twin.origin;
      const onward: Half[] = around.get(end) ?? [];
      half = onward.length === 2 ? onward.find(({ edge }) => !seen.has(edge)) : undefined;
    }
    if (run.length > 0) runs.push(run);
  };
  const vertices = [...around.keys()].sort((a, b) => a.point[0] - b.point[0] || a.point[1] - b.point[1]);
  for (const vertex of vertices) {
    const spokes = around.get(vertex) ?? [];
    if (spokes.length !== 2) for (const spoke of spokes) if (!seen.has(spoke.edge)) walk(spoke);
  }
  for (const vertex of vertices)
    for (const spoke of around.get(vertex) ?? []) if (!seen.has(spoke.edge)) walk(spoke);
  return runs;
};

/** Every street edge once, by street. */
const edgesByStreet = (faces: readonly Face[]): Map<number, Half[]> => {
  const found = new Map<number, Half[]>();
  const seen = new Set<Edge>();
  for (const face of faces) {
    for (const half of halvesOf(face)) {
      if (!isStreet(half.edge.kind) || seen.has(half.edge)) continue;
      seen.add(half.edge);
      const list = found.get(half.edge.street);
      if (list) list.push(half);
      else found.set(half.edge.street, [half]);
    }
  }
  return found;
};

/** Metres of street that one house number stands for, on each side. */
const metersPerNumber = 7;

/** Names the streets of a finished mesh and numbers the houses from their western or southern ends. */
export const openStreetBook = (ground: Ground, namer: Namer, random: Random): StreetBook => {
  const chains: Chain[] = [];
  const names = new Map<number, Word>();
  const places = new Map<string, { along: number; ahead: Point }>();
  const byStreet = edgesByStreet(facesOf(ground.mesh));
  for (const street of ground.streets) {
    const halves = byStreet.get(street.index);
    if (!halves) continue;
    const [u, v] = ground.flat.of(at(halves, 0).origin);
    const old = ground.plan.coreRadius(u, v) < 1;
    names.set(street.index, namer.road(street.role, street.kind === 'lane', old && random.chance(0.7)));
    let along = 0;
    for (const run of runsOf(halves)) {
      chains.push({ street, halves: run });
      const vertices = verticesOf(run);
      vertices.forEach((vertex, i) => {
        if (i > 0) along += distance(at(vertices, i - 1).point, vertex.point) / 100;
        const ahead = vertices[i + 1]?.point ?? vertex.point;
        places.set(`${street.index}/${vertex.id}`, { along, ahead });
      });
    }
  }
  const used = new Set<string>();
  const nameOf = (street: number): Word => {
    const name = names.get(street);
    if (!name) throw new RangeError(`street ${street} has no edges`);
    return name;
  };
  return {
    chains,
    nameOf,
    addressAt: (street, vertex, point) => {
      const [name] = nameOf(street);
      const place = places.get(`${street}/${vertex.id}`);
      if (!place) throw new RangeError(`vertex ${vertex.id} is not on street ${street}`);
      const left = turn(vertex.point, place.ahead, point) > 0;
      let number = 2 * Math.floor(place.along / metersPerNumber) + (left ? 1 : 2);
      while (used.has(`${name}/${number}`)) number += 2;
      used.add(`${name}/${number}`);
      return `${name}${number}号`;
    },
  };
};
