import type { AtomGraph } from './atom-graph.ts';
import { coarsen } from './coarsen.ts';
import { Partition, type Wishes } from './partition.ts';
import { randomOf } from './random.ts';
import { treeDivision } from './spanning-tree.ts';

/** What a suggestion puts first. */
export const emphases = ['balance', 'lines', 'compactness'] as const;
export type Emphasis = (typeof emphases)[number];

const wishesOf: Readonly<Record<Emphasis, Omit<Wishes, 'tolerance'>>> = {
  balance: { balance: 1_000, lines: 0.6, compactness: 0.2 },
  lines: { balance: 40, lines: 2, compactness: 0.2 },
  compactness: { balance: 40, lines: 0.6, compactness: 0.8 },
};

export interface Division {
  readonly emphasis: Emphasis;
  readonly parts: Int32Array;
  readonly deviation: number;
  readonly energy: number;
}

/** Moves that are tried in all, whatever the unit: what bounds the time. */
const movesInAll = 500_000;
const mostRounds = 10;
const movesPerAtom = 120;
/** First divisions that are only improved move by move: less good and more various. */
const mostQuickRounds = 16;
const fewestQuickRounds = 5;
/** Atoms that all quick rounds look at together. */
const quickAtoms = 16_000;
/** Groups that a first division is made of, and the share of a part that one of them may have. */
const groupsPerPart = 12;
const largestGroup = 0.3;

/**
 * Divisions of a graph into parts that hang together, several for each emphasis: a spanning tree of groups of atoms is
 * cut in turns, then groups and after them atoms are moved across boundaries while it cools (simulated annealing).
 * Depends on the seed alone.
 */
export const searchDivisions = (
  graph: AtomGraph,
  count: number,
  tolerance: number,
  seed: number,
): Division[] => {
  const random = randomOf(seed);
  const atoms = graph.areas.length;
  const total = graph.households.reduce((sum, each) => sum + each, 0);
  const [mostPerGroup, fewestGroups] = [(total / count) * largestGroup, count * groupsPerPart];
  const movesEach = movesInAll / emphases.length;
  const moves = Math.floor(Math.min(movesPerAtom * atoms, movesEach / 2));
  const rounds = Math.min(mostRounds, Math.floor(movesEach / moves));
  const found: Division[] = [];
  for (const emphasis of emphases) {
    const wishes = { ...wishesOf[emphasis], tolerance };
    for (let round = 0; round < rounds; round += 1) {
      const { graph: coarse, groupOf } = coarsen(graph, mostPerGroup, fewestGroups, random);
      const start = treeDivision(coarse, count, random);
      if (start === null) return [];
      const rough = new Partition(coarse, start, count);
      anneal(coarse, rough, wishes, { moves: moves / 3, hottest: 0.8, coolest: 0.02 }, random);
      const partition = new Partition(
        graph,
        groupOf.map((group) => start[group] as number),
        count,
      );
      anneal(graph, partition, wishes, { moves: (moves * 2) / 3, hottest: 0.15, coolest: 0.002 }, random);
      settle(graph, partition, wishes);
      const { deviation, parts } = partition;
      found.push({ emphasis, parts, deviation, energy: partition.energy(wishes) });
    }
  }
  const quickRounds = Math.max(fewestQuickRounds, Math.min(mostQuickRounds, Math.floor(quickAtoms / atoms)));
  for (let round = 0; round < quickRounds; round += 1) {
    const { graph: coarse, groupOf } = coarsen(graph, mostPerGroup / 2, fewestGroups * 2, random);
    const start = treeDivision(coarse, count, random);
    if (start === null) continue;
    for (const emphasis of emphases) {
      const wishes = { ...wishesOf[emphasis], tolerance };
      const partition = new Partition(
        graph,
        groupOf.map((group) => start[group] as number),
        count,
      );
      settle(graph, partition, wishes);
      const { deviation, parts } = partition;
      found.push({ emphasis, parts, deviation, energy: partition.energy(wishes) });
    }
  }
  return found;
};

interface Cooling {
  readonly moves: number;
  readonly hottest: number;
  readonly coolest: number;
}

const anneal = (
  graph: AtomGraph,
  partition: Partition,
  wishes: Wishes,
  { moves, hottest, coolest }: Cooling,
  random: () => number,
): void => {
  const { parts } = partition;
  let energy = partition.energy(wishes);
  let bestEnergy = energy;
  /** Moves since the best division: atoms with the parts that they left. */
  const since: number[] = [];
  for (let turn = 0; turn < moves; turn += 1) {
    const heat = hottest * (coolest / hottest) ** (turn / moves);
    const atom = Math.floor(random() * parts.length);
    const links = graph.links[atom] ?? [];
    const target = links[Math.floor(random() * links.length)];
    const from = parts[atom] as number;
    const to = target === undefined ? from : (parts[target.atom] as number);
    if (to === from) continue;
    const rise = partition.rise(atom, to, wishes);
    if (rise > 0 && random() >= Math.exp(-rise / heat)) continue;
    if (!partition.canLeave(atom)) continue;
    partition.move(atom, to);
    energy += rise;
    since.push(atom, from);
    if (energy < bestEnergy - 1e-9) {
      since.length = 0;
      bestEnergy = energy;
    }
  }
  for (let at = since.length - 2; at >= 0; at -= 2)
    partition.move(since[at] as number, since[at + 1] as number);
};

/** Moves atoms as long as that is better. */
const settle = (graph: AtomGraph, partition: Partition, wishes: Wishes): void => {
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const [atom, links] of graph.links.entries())
      for (const link of links) {
        const [from, to] = [partition.parts[atom] as number, partition.parts[link.atom] as number];
        if (from === to || partition.rise(atom, to, wishes) >= -1e-9 || !partition.canLeave(atom)) continue;
        partition.move(atom, to);
        isMoving = true;
      }
  }
};
