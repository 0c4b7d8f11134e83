import Flatbush from 'flatbush';
import type { Anchor } from './anchor.ts';
import { unreachable, type WalkCosts } from './costs.ts';
import type { WalkGraph } from './graph.ts';
import { type LonLat, metersBetween } from './plane.ts';

/** Why a place stands on no way: nothing near enough, or a network without any way for this walker. */
export type SnapFailure =
  | { readonly reason: 'too-far'; readonly nearestMeters: number; readonly point: LonLat }
  | { readonly reason: 'no-way' };

export interface Snapped {
  readonly anchor: Anchor;
  /** The way that lies nearer but hangs together with nothing else, if one was passed over. */
  readonly passedIslandMeters: number | null;
}

export interface SnapOptions {
  readonly limitMeters: number;
  /** Only ways that cost something to this walker count; null: every way. */
  readonly costs: WalkCosts | null;
}

const candidates = 8;
const farthestMeters = 50_000;

/** Finds the point of the network that is nearest to a place; made once per graph. */
export class Snapper {
  readonly #graph: WalkGraph;
  readonly #index: Flatbush | null;
  /** Edge and first point of every segment. */
  readonly #segmentEdge: Uint32Array;
  readonly #segmentPoint: Uint32Array;

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    const { firstPoint, shape } = graph;
    const edges: number[] = [];
    const points: number[] = [];
    for (let edge = 0; edge < graph.edgeCount; edge += 1)
      for (let point = firstPoint[edge] as number; point + 1 < (firstPoint[edge + 1] as number); point += 1) {
        edges.push(edge);
        points.push(point);
      }
    this.#segmentEdge = Uint32Array.from(edges);
    this.#segmentPoint = Uint32Array.from(points);
    this.#index = edges.length === 0 ? null : new Flatbush(edges.length);
    for (const point of points) {
      const [x1, y1] = [shape[2 * point] as number, shape[2 * point + 1] as number];
      const [x2, y2] = [shape[2 * point + 2] as number, shape[2 * point + 3] as number];
      this.#index?.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
    this.#index?.finish();
  }

  /**
   * The nearest point of a way of the main part of the network within the limit; where only an island lies within it,
   * that one, since the place may belong there.
   */
  snap(place: LonLat, { limitMeters, costs }: SnapOptions): Snapped | SnapFailure {
    const { plane, partOfNode, edgeFrom } = this.#graph;
    const [x, y] = [plane.x(place[0]), plane.y(place[1])];
    const isWay = (segment: number): boolean =>
      costs === null || costs.edge[this.#segmentEdge[segment] as number] !== unreachable;
    const isMain = (segment: number): boolean =>
      partOfNode[edgeFrom[this.#segmentEdge[segment] as number] as number] === 0;
    const any = this.#nearest(x, y, farthestMeters, isWay);
    if (any === null) return { reason: 'no-way' };
    if (any.meters > limitMeters)
      return { reason: 'too-far', nearestMeters: any.meters, point: plane.lonLat(any.x, any.y) };
    const main = isMain(any.segment)
      ? any
      : this.#nearest(x, y, limitMeters, (segment) => isWay(segment) && isMain(segment));
    return {
      anchor: this.#anchorOf(place, main ?? any),
      passedIslandMeters: main === null || main === any ? null : any.meters,
    };
  }

  #nearest(x: number, y: number, limit: number, isWanted: (segment: number) => boolean): Found | null {
    if (this.#index === null) return null;
    // Boxes come in order of their distance, which is at most that of their segment.
    let best = null as Found | null;
    for (let wanted = candidates; ; wanted *= 4) {
      const near = this.#index.neighbors(x, y, wanted, best?.meters ?? limit, isWanted);
      for (const segment of near) {
        const found = this.#project(segment, x, y);
        if (found.meters <= limit && (best === null || found.meters < best.meters)) best = found;
      }
      if (near.length < wanted) return best;
      const last = this.#boxMeters(near.at(-1) as number, x, y);
      if (best !== null && last >= best.meters) return best;
    }
  }

  #ends(segment: number): readonly [number, number, number, number] {
    const { shape } = this.#graph;
    const at = 2 * (this.#segmentPoint[segment] as number);
    return [shape[at] as number, shape[at + 1] as number, shape[at + 2] as number, shape[at + 3] as number];
  }

  #boxMeters(segment: number, x: number, y: number): number {
    const [x1, y1, x2, y2] = this.#ends(segment);
    const [dx, dy] = [
      Math.max(Math.min(x1, x2) - x, 0, x - Math.max(x1, x2)),
      Math.max(Math.min(y1, y2) - y, 0, y - Math.max(y1, y2)),
    ];
    return Math.hypot(dx, dy);
  }

  #project(segment: number, x: number, y: number): Found {
    const [x1, y1, x2, y2] = this.#ends(segment);
    const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const along = squared === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared;
    const share = Math.min(1, Math.max(0, along));
    const [px, py] = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
    return { segment, share, x: px, y: py, meters: Math.hypot(px - x, py - y) };
  }

  #anchorOf(place: LonLat, { segment, share, x, y }: Found): Anchor {
    const graph = this.#graph;
    const edge = this.#segmentEdge[segment] as number;
    const point = graph.plane.lonLat(x, y);
    return {
      place,
      point,
      edge,
      share: this.#shareOfEdge(edge, segment, share),
      accessMeters: metersBetween(place, point),
    };
  }

  #shareOfEdge(edge: number, segment: number, share: number): number {
    const { firstPoint, shape } = this.#graph;
    const own = this.#segmentPoint[segment] as number;
    let [before, whole] = [0, 0];
    for (let point = firstPoint[edge] as number; point + 1 < (firstPoint[edge + 1] as number); point += 1) {
      const length = Math.hypot(
        (shape[2 * point + 2] as number) - (shape[2 * point] as number),
        (shape[2 * point + 3] as number) - (shape[2 * point + 1] as number),
      );
      if (point < own) before += length;
      if (point === own) before += length * share;
      whole += length;
    }
    return whole === 0 ? 0 : Math.min(1, before / whole);
  }
}

interface Found {
  readonly segment: number;
  readonly share: number;
  readonly x: number;
  readonly y: number;
  readonly meters: number;
}
