import type { Walker } from '../contract/walking.ts';
import type { Anchor } from '../engines/walk/anchor.ts';
import { costsOf, publicWalk, type WalkCosts } from '../engines/walk/costs.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { WalkSearch } from '../engines/walk/search.ts';
import { Snapper } from '../engines/walk/snap.ts';
import type { LoadedWalkNetwork } from './walk-network.ts';

const shanghaiOffsetMinutes = 8 * 60;
const weekMinutes = 7 * 24 * 60;
/** 1970-01-01 was a Thursday. */
const firstMonday = 4 * 24 * 60;
/** Gates are looked at in steps of so many minutes. */
const gateStepMinutes = 5;

/** A network made ready for one kind of walker at one time of the week. */
export interface WalkGround {
  readonly network: LoadedWalkNetwork;
  /** Costs in milliseconds. */
  readonly costs: WalkCosts;
  readonly search: WalkSearch;
  snap(place: LonLat, limitMeters: number): Anchor | { readonly nearestMeters: number | null };
}

/** Makes networks ready, and keeps what was made while the network stays. */
export interface WalkGrounds {
  of(network: LoadedWalkNetwork, walker: Walker, now: Date): WalkGround;
}

interface Kept {
  readonly network: LoadedWalkNetwork;
  readonly snapper: Snapper;
  readonly search: WalkSearch;
  readonly hasGateHours: boolean;
  readonly costs: Map<Walker, WalkCosts>;
}

export const createWalkGrounds = (): WalkGrounds => {
  let kept: Kept | undefined;
  return {
    of(network, walker, now) {
      if (kept?.network !== network) kept = makeReady(network);
      const { snapper, search, hasGateHours, costs: byWalker } = kept;
      const minuteOfWeek = hasGateHours ? gateMinute(now) : null;
      let costs = byWalker.get(walker);
      if (costs === undefined || costs.options.minuteOfWeek !== minuteOfWeek) {
        costs = costsOf(network.graph, { ...publicWalk(walker, 'seconds'), minuteOfWeek });
        byWalker.set(walker, costs);
      }
      const snapCosts = costs;
      return {
        network,
        costs,
        search,
        snap(place, limitMeters) {
          const found = snapper.snap(place, { limitMeters, costs: snapCosts });
          if ('anchor' in found) return found.anchor;
          return { nearestMeters: found.reason === 'too-far' ? found.nearestMeters : null };
        },
      };
    },
  };
};

const makeReady = (network: LoadedWalkNetwork): Kept => ({
  network,
  snapper: new Snapper(network.graph),
  search: new WalkSearch(network.graph),
  hasGateHours: network.graph.gates.some(({ hours }) => hours !== null),
  costs: new Map<Walker, WalkCosts>(),
});

/** Minute of the week in Asia/Shanghai, counted from Monday. */
const gateMinute = (now: Date): number => {
  const minute = Math.floor(now.getTime() / 60_000) + shanghaiOffsetMinutes - firstMonday;
  const ofWeek = ((minute % weekMinutes) + weekMinutes) % weekMinutes;
  return ofWeek - (ofWeek % gateStepMinutes);
};
