import Flatbush from 'flatbush';
import { isTurn, type Steps } from './steps.ts';
import type { PathType } from './wkb.ts';

export type Properties = Readonly<Record<string, string | number | boolean | null>>;

/** Lines of vertices in the web-mercator unit square; the rank of a vertex decides until which zoom it stays. */
export interface Arcs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly rank: Float32Array;
  /** Arc i holds the vertices from start[i] to before start[i + 1]; a closed one repeats its first vertex. */
  readonly start: Uint32Array;
}

/** Features as lists of paths, each a list of arcs: `i` as stored, `~i` backwards. */
export interface Shapes {
  readonly arcs: Arcs;
  readonly types: readonly PathType[];
  /** Permanent integer id of a feature; 0 where it has none. */
  readonly ids: readonly number[];
  readonly properties: readonly Properties[];
  /** First zoom at which a feature appears. */
  readonly minZooms: readonly number[];
  /** Area of a polygon in the unit square, before simplification. */
  readonly areas: readonly number[];
  readonly pathStart: Uint32Array;
  readonly isHole: Uint8Array;
  readonly refStart: Uint32Array;
  readonly refs: Int32Array;
}

/** Finds the features of `shapes` that may touch a box. */
export interface ShapeIndex {
  readonly shapes: Shapes;
  readonly tree: Flatbush | null;
  /** Which feature stands behind each entry of the tree. */
  readonly features: Uint32Array;
}

/** Indexes the features that `keep` chooses; all of them without it. */
export function* indexShapes(
  shapes: Shapes,
  keep: (feature: number) => boolean = () => true,
): Steps<ShapeIndex> {
  const features = Uint32Array.from(shapes.ids.keys()).filter(keep);
  if (features.length === 0) return { shapes, tree: null, features };
  const tree = new Flatbush(features.length);
  for (const [i, feature] of features.entries()) {
    tree.add(...boxOf(shapes, feature));
    if (isTurn(i)) yield;
  }
  tree.finish();
  return { shapes, tree, features };
}

/** Features that appear at a zoom and whose box touches a box, in the order in which they were added. */
export const featuresWithin = (index: ShapeIndex, box: Box, zoom: number): Uint32Array => {
  const { shapes, tree, features } = index;
  const appears = (entry: number): boolean => (shapes.minZooms[features[entry] as number] as number) <= zoom;
  const found = tree?.search(...box, appears) ?? [];
  return Uint32Array.from(found, (entry) => features[entry] as number).sort();
};

/** In the web-mercator unit square. */
export type Box = [minX: number, minY: number, maxX: number, maxY: number];

const boxOf = (shapes: Shapes, feature: number): Box => {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const { arcs, pathStart, refStart, refs } = shapes;
  const lastRef = refStart[pathStart[feature + 1] as number] as number;
  for (let r = refStart[pathStart[feature] as number] as number; r < lastRef; r++) {
    const ref = refs[r] as number;
    const arc = ref < 0 ? ~ref : ref;
    for (let i = arcs.start[arc] as number; i < (arcs.start[arc + 1] as number); i++) {
      const x = arcs.x[i] as number;
      const y = arcs.y[i] as number;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
};
