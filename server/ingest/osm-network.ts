import type { InputProblem } from '../contract/input-error.ts';
import type { WalkEdge, WalkGate, WalkNetwork } from '../engines/walk/network.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { readWeekHours } from '../engines/walk/week-hours.ts';
import type { OsmElements, OsmNode, OsmWay } from './osm-element.ts';
import { type FootNode, type FootWay, footNodeOf, footWayOf } from './osm-foot-access.ts';

/** What became of the ways of a file. */
export interface OsmTally {
  readonly ways: number;
  /** Ways with `highway` that nobody may walk on. */
  readonly closedWays: number;
  /** Ways of which the file lacks nodes: they were cut there. */
  readonly clippedWays: number;
  /** Raised kerbs of which it is not clear on which side of them a way lies. */
  readonly unclearKerbs: number;
}

type WalkedWay = OsmWay & { readonly foot: FootWay };

/** Reads a file twice: first its ways, then the nodes that those need. Hours that are not understood are notes. */
export const readOsmNetwork = async (
  read: () => OsmElements,
): Promise<{ network: WalkNetwork; tally: OsmTally; notes: InputProblem[] }> => {
  const ways: WalkedWay[] = [];
  let [wayCount, closedWays] = [0, 0];
  for await (const block of read())
    for (const element of block) {
      if (element.type !== 'way') continue;
      wayCount += 1;
      const foot = footWayOf(element.tags ?? {});
      if (foot !== null) ways.push({ ...element, foot });
      else if (element.tags?.highway !== undefined) closedWays += 1;
    }
  const wanted = new Set(ways.flatMap(({ refs }) => refs));
  const nodes = new Map<number, OsmNode>();
  for await (const block of read())
    for (const element of block)
      if (element.type === 'node' && wanted.has(element.id)) nodes.set(element.id, element);
  const builder = new Builder(nodes, ways);
  const network = builder.build();
  const tally = {
    ways: wayCount,
    closedWays,
    clippedWays: builder.clippedWays,
    unclearKerbs: builder.unclearKerbs,
  };
  return { network, tally, notes: builder.notes };
};

/** Edges that meet at a node with a gate or kerb. */
interface Meeting {
  readonly edge: number;
  readonly end: 'from' | 'to';
}

class Builder {
  clippedWays = 0;
  unclearKerbs = 0;
  readonly notes: InputProblem[] = [];
  readonly #osmNodes: ReadonlyMap<number, OsmNode>;
  readonly #ways: readonly WalkedWay[];
  readonly #footNodes = new Map<number, FootNode>();
  readonly #nodes: LonLat[] = [];
  readonly #edges: (WalkEdge & { from: number; to: number })[] = [];
  readonly #gates: WalkGate[] = [];

  constructor(nodes: ReadonlyMap<number, OsmNode>, ways: readonly WalkedWay[]) {
    this.#osmNodes = nodes;
    this.#ways = ways;
    for (const { id, tags } of nodes.values()) {
      const foot = tags === undefined ? null : footNodeOf(tags);
      if (foot !== null) this.#footNodes.set(id, foot);
    }
  }

  build(): WalkNetwork {
    const junctions = this.#junctions();
    const meetings = new Map<number, Meeting[]>();
    const numbers = new Map<number, number>();
    const numberOf = (node: OsmNode): number => {
      const known = numbers.get(node.id);
      if (known !== undefined) return known;
      numbers.set(node.id, this.#nodes.length);
      return this.#nodes.push([node.lon, node.lat]) - 1;
    };
    for (const way of this.#ways)
      for (const piece of this.#piecesOf(way, junctions)) {
        const [first, last] = [piece[0] as OsmNode, piece.at(-1) as OsmNode];
        const edge = this.#edges.length;
        this.#edges.push({
          from: numberOf(first),
          to: numberOf(last),
          line: piece.map(({ lon, lat }): LonLat => [lon, lat]),
          lengthMeters: null,
          ...way.foot,
          gate: null,
        });
        for (const [node, end] of [
          [first, 'from'],
          [last, 'to'],
        ] as const)
          if (this.#footNodes.has(node.id)) {
            const list = meetings.get(node.id) ?? [];
            list.push({ edge, end });
            meetings.set(node.id, list);
          }
      }
    for (const [id, meeting] of meetings) this.#divide(id, meeting);
    return { nodes: this.#nodes, edges: this.#edges, gates: this.#gates };
  }

  /** Nodes at which ways are cut: where ways meet or end, where a way meets itself, at gates and kerbs. */
  #junctions(): Set<number> {
    const seen = new Set<number>();
    const junctions = new Set<number>(this.#footNodes.keys());
    for (const { refs } of this.#ways)
      for (const [i, ref] of refs.entries()) {
        if (seen.has(ref) || i === 0 || i === refs.length - 1) junctions.add(ref);
        seen.add(ref);
      }
    return junctions;
  }

  #piecesOf(way: WalkedWay, junctions: ReadonlySet<number>): OsmNode[][] {
    const pieces: OsmNode[][] = [];
    let piece: OsmNode[] = [];
    let isClipped = false;
    const finish = (): void => {
      if (piece.length > 1) pieces.push(piece);
    };
    for (const ref of way.refs) {
      const node = this.#osmNodes.get(ref);
      if (node === undefined) {
        isClipped = true;
        finish();
        piece = [];
        continue;
      }
      piece.push(node);
      if (junctions.has(ref) && piece.length > 1) {
        finish();
        piece = [node];
      }
    }
    finish();
    if (isClipped) this.clippedWays += 1;
    return pieces;
  }

  /** Puts a gate or a kerb between the ways that meet at a node: an edge without length. */
  #divide(id: number, meetings: readonly Meeting[]): void {
    const foot = this.#footNodes.get(id) as FootNode;
    const osm = this.#osmNodes.get(id) as OsmNode;
    const place: LonLat = [osm.lon, osm.lat];
    const [first] = meetings;
    if (first === undefined) return;
    const centre = this.#edges[first.edge]?.[first.end] as number;
    const beyond = foot.kind === 'gate' ? meetings.slice(1) : this.#roadSide(meetings);
    if (beyond === null) {
      this.unclearKerbs += 1;
      return;
    }
    const gate = foot.kind === 'gate' ? this.#gates.length : null;
    if (gate !== null) this.#gates.push({ id: `node/${id}`, place, hours: this.#hoursOf(foot, id, place) });
    for (const { edge, end } of beyond) {
      const copy = this.#nodes.push(place) - 1;
      (this.#edges[edge] as { from: number; to: number })[end] = copy;
      const kind = foot.kind === 'gate' ? ('gate' as const) : ('crossing' as const);
      const { access, wheelchair } = foot;
      this.#edges.push({
        from: centre,
        to: copy,
        line: [place, place],
        lengthMeters: 0,
        kind,
        name: null,
        wheelchair,
        access,
        gate,
      });
    }
  }

  /** The ways on the road side of a kerb: crossings, or one of two; null where it is not clear. */
  #roadSide(meetings: readonly Meeting[]): readonly Meeting[] | null {
    const crossings = meetings.filter(({ edge }) => this.#edges[edge]?.kind === 'crossing');
    if (crossings.length > 0 && crossings.length < meetings.length) return crossings;
    return meetings.length === 2 ? meetings.slice(1) : null;
  }

  #hoursOf(foot: FootNode, id: number, place: LonLat) {
    if (foot.hours === null) return null;
    const hours = readWeekHours(foot.hours);
    if (!('fault' in hours)) return hours;
    const code = hours.fault === 'not-understood' ? 'hours-not-understood' : 'hours-impossible';
    this.notes.push({ code, params: { hours: foot.hours.slice(0, 80) }, feature: `node/${id}`, place });
    return null;
  }
}
