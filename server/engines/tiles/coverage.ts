import { type Growing, pushTo, startGrowing } from './growing.ts';
import { type RawShapes, rankArcs } from './raw-shapes.ts';
import type { Properties, Shapes } from './shapes.ts';
import { isTurn, type Steps } from './steps.ts';
import { numberVertices, type VertexTable } from './vertex-table.ts';
import { lineType } from './wkb.ts';

/** Polygons whose shared boundaries are one arc, and for each arc the set of groups (bit mask) that use it. */
export interface Coverage {
  readonly shapes: Shapes;
  readonly arcGroups: Uint8Array;
}

interface Building {
  readonly table: VertexTable;
  readonly x: Growing;
  readonly y: Growing;
  readonly start: number[];
  readonly groups: number[];
  /** An arc by its first edge from either end; vertices between ends have two neighbours, so that decides it. */
  readonly byEdge: Map<number, number>;
  readonly refs: number[];
}

/**
 * Cuts the rings of the chosen features at junctions — vertices with more than two neighbours over all of
 * their rings — into arcs that are stored once, so that simplifying an arc moves both sides alike.
 */
export function* buildCoverage(raw: RawShapes, features: readonly number[]): Steps<Coverage> {
  const table = yield* numberVertices(raw, features);
  const building: Building = {
    table,
    x: startGrowing(),
    y: startGrowing(),
    start: [0],
    groups: [],
    byEdge: new Map(),
    refs: [],
  };
  const pathStart = [0];
  const isHole: number[] = [];
  const refStart = [0];
  for (const feature of features) {
    for (let path = raw.pathStart[feature] as number; path < (raw.pathStart[feature + 1] as number); path++) {
      addRing(building, table.rings[isHole.length] as Int32Array, 1 << (raw.groups[feature] as number));
      refStart.push(building.refs.length);
      isHole.push(raw.isHole[path] as number);
    }
    pathStart.push(isHole.length);
    if (isTurn(pathStart.length)) yield;
  }
  const { x, y, start } = building;
  const arcs = yield* rankArcs(
    x.values.slice(0, x.length),
    y.values.slice(0, y.length),
    Uint32Array.from(start),
  );
  return {
    arcGroups: Uint8Array.from(building.groups),
    shapes: {
      arcs,
      types: features.map((feature) => raw.types[feature] ?? 3),
      ids: features.map((feature) => raw.ids[feature] as number),
      properties: features.map((feature) => raw.properties[feature] as Properties),
      minZooms: features.map((feature) => raw.minZooms[feature] as number),
      areas: features.map((feature) => raw.areas[feature] as number),
      pathStart: Uint32Array.from(pathStart),
      isHole: Uint8Array.from(isHole),
      refStart: Uint32Array.from(refStart),
      refs: Int32Array.from(building.refs),
    },
  };
}

/** Adds the arcs of one ring of vertex numbers (first not repeated), reusing those that are there already. */
const addRing = (building: Building, ring: Int32Array, group: number): void => {
  const count = ring.length;
  const first = ring.findIndex((vertex) => building.table.isJunction[vertex] === 1);
  // Without a junction both sides must begin at the same vertex: the one with the smallest number.
  const begin = first >= 0 ? first : ring.indexOf(ring.reduce((least, vertex) => Math.min(least, vertex)));
  let from = 0;
  for (let step = 1; step <= count; step++) {
    const vertex = ring[(begin + step) % count] as number;
    if (step < count && building.table.isJunction[vertex] !== 1) continue;
    addArc(building, ring, begin + from, begin + step, group);
    from = step;
  }
};

const addArc = (building: Building, ring: Int32Array, from: number, to: number, group: number): void => {
  const vertexAt = (position: number): number => ring[position % ring.length] as number;
  const forward = edgeKey(building, vertexAt(from), vertexAt(from + 1));
  let ref = building.byEdge.get(forward);
  if (ref === undefined) {
    const arc = building.groups.length;
    for (let position = from; position <= to; position++) {
      pushTo(building.x, building.table.x[vertexAt(position)] as number);
      pushTo(building.y, building.table.y[vertexAt(position)] as number);
    }
    building.start.push(building.x.length);
    building.groups.push(0);
    building.byEdge.set(edgeKey(building, vertexAt(to), vertexAt(to - 1)), ~arc);
    building.byEdge.set(forward, arc);
    ref = arc;
  }
  building.groups[ref < 0 ? ~ref : ref] = (building.groups[ref < 0 ? ~ref : ref] as number) | group;
  building.refs.push(ref);
};

const edgeKey = (building: Building, from: number, to: number): number => from * building.table.count + to;

interface LineKind {
  readonly properties: Properties;
  readonly minZoom: number;
}

/**
 * The arcs of a coverage as line features, each once. `kindOf` gives what the arcs used by a set of groups
 * carry, or null to leave them out; arcs of equal kind share one properties object.
 */
export const linesOf = (coverage: Coverage, kindOf: (groups: number) => LineKind | null): Shapes => {
  const kinds = new Map<string, LineKind>();
  const byGroups = new Map<number, LineKind | null>();
  const chosen: { readonly arc: number; readonly kind: LineKind }[] = [];
  for (const [arc, groups] of coverage.arcGroups.entries()) {
    let kind = byGroups.get(groups);
    if (kind === undefined) {
      kind = kindOf(groups);
      const name = JSON.stringify(kind);
      kind = kinds.get(name) ?? kind;
      if (kind !== null) kinds.set(name, kind);
      byGroups.set(groups, kind);
    }
    if (kind !== null) chosen.push({ arc, kind });
  }
  const counting = Uint32Array.from({ length: chosen.length + 1 }, (_, i) => i);
  return {
    arcs: coverage.shapes.arcs,
    types: chosen.map(() => lineType),
    ids: chosen.map(() => 0),
    properties: chosen.map(({ kind }) => kind.properties),
    minZooms: chosen.map(({ kind }) => kind.minZoom),
    areas: chosen.map(() => 0),
    pathStart: counting,
    isHole: new Uint8Array(chosen.length),
    refStart: counting,
    refs: Int32Array.from(chosen, ({ arc }) => arc),
  };
};
