import { crossingOf, isWithin, pushCrossing } from './clip-line.ts';
import type { Path } from './ring.ts';

/** A run of vertices inside the half plane, between the place where it enters and the place where it leaves. */
interface Chain {
  readonly path: Path;
  readonly enters: number;
  leaves: number;
  /** The chain that follows it in the ring that was cut. */
  following: number;
}

/**
 * Cuts the rings of one polygon (outer rings of positive area, holes negative) to the square from `low` to
 * `high` on both axes. A polygon that falls apart comes back as separate rings, and a hole that reaches the
 * edge becomes part of the outline: pieces are joined along the edge in the order in which it is crossed.
 */
export const clipPolygon = (rings: readonly Path[], low: number, high: number): Path[] => {
  let parts = [...rings];
  for (const axis of [0, 1] as const) {
    parts = cutRings(parts, axis, low, 1);
    parts = cutRings(parts, axis, high, -1);
  }
  return parts;
};

const cutRings = (rings: readonly Path[], axis: 0 | 1, limit: number, sign: 1 | -1): Path[] => {
  const kept: Path[] = [];
  const chains: Chain[] = [];
  for (const ring of rings) {
    const start = firstEntry(ring, axis, limit, sign);
    if (start === undefined) {
      if (isWithin(ring, 0, axis, limit, sign)) kept.push(ring);
    } else collectChains(ring, start, axis, limit, sign, chains);
  }
  return chains.length === 0 ? kept : [...kept, ...joinChains(chains)];
};

/** The first vertex within whose predecessor is not; undefined when the ring does not cross the line. */
const firstEntry = (ring: Path, axis: 0 | 1, limit: number, sign: 1 | -1): number | undefined => {
  let before = isWithin(ring, ring.length - 2, axis, limit, sign);
  for (let i = 0; i < ring.length; i += 2) {
    const within = isWithin(ring, i, axis, limit, sign);
    if (within && !before) return i;
    before = within;
  }
  return undefined;
};

const collectChains = (
  ring: Path,
  start: number,
  axis: 0 | 1,
  limit: number,
  sign: 1 | -1,
  chains: Chain[],
): void => {
  const firstChain = chains.length;
  let open: Chain | undefined;
  for (let step = 0; step < ring.length; step += 2) {
    const i = (start + step) % ring.length;
    const before = i === 0 ? ring.length - 2 : i - 2;
    const within = isWithin(ring, i, axis, limit, sign);
    if (within && open === undefined) {
      const enters = crossingOf(ring, before, i, axis, limit);
      open = { path: [], enters, leaves: enters, following: chains.length + 1 };
      pushCrossing(open.path, axis, limit, enters);
      chains.push(open);
    } else if (!within && open !== undefined) {
      open.leaves = crossingOf(ring, before, i, axis, limit);
      pushCrossing(open.path, axis, limit, open.leaves);
      open = undefined;
    }
    if (within && open !== undefined) open.path.push(ring[i] as number, ring[i + 1] as number);
  }
  const last = chains.at(-1);
  if (last !== undefined) last.following = firstChain;
};

/** Crossings in order along the line pair up: between the first and the second the polygon is inside. */
const joinChains = (chains: readonly Chain[]): Path[] => {
  const crossings = chains
    .flatMap((chain, i) => [
      { chain: i, isEntry: true, at: chain.enters },
      { chain: i, isEntry: false, at: chain.leaves },
    ])
    .sort((a, b) => a.at - b.at);
  const ringOrder = chains.map((chain) => chain.following);
  const next = [...ringOrder];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [one, two] = [crossings[i], crossings[i + 1]];
    // Only a ring that crosses itself breaks the pairing; then every ring is closed along the line by itself.
    if (one === undefined || two === undefined || one.isEntry === two.isEntry) {
      return followChains(chains, ringOrder);
    }
    const [entry, exit] = one.isEntry ? [one, two] : [two, one];
    next[exit.chain] = entry.chain;
  }
  return followChains(chains, next);
};

const followChains = (chains: readonly Chain[], next: readonly number[]): Path[] => {
  const rings: Path[] = [];
  const used = new Uint8Array(chains.length);
  for (let start = 0; start < chains.length; start++) {
    if (used[start] === 1) continue;
    const ring: Path = [];
    for (let i = start; used[i] !== 1; i = next[i] as number) {
      used[i] = 1;
      for (const value of chains[i]?.path ?? []) ring.push(value);
    }
    rings.push(ring);
  }
  return rings;
};
