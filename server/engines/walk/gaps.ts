import { unreachable } from './costs.ts';
import { type Demand, demandCost } from './coverage.ts';

export interface Gap {
  /** Index of the demand. */
  readonly demand: number;
  /** Milliseconds beyond the limit; for places that reach no station those of the farthest that counts. */
  readonly excess: number;
  readonly isUnreachable: boolean;
  /** 1 for people like all; up to 3 where all are elderly and disabled. */
  readonly vulnerability: number;
  /** Whether elderly or disabled are not known, so that vulnerability may be too low. */
  readonly isVulnerabilityUnknown: boolean;
  /** People x minutes beyond the limit x vulnerability. */
  readonly score: number;
}

/**
 * Demands beyond a limit (milliseconds), the worst first: people x excess minutes x vulnerability. Without a station
 * within `farthest` the excess is that of `farthest`. Demands off the network or without people are not ranked.
 */
export const rankGaps = (
  demands: readonly Demand[],
  entranceCosts: readonly (number | null)[],
  limit: number,
  farthest: number,
): Gap[] => {
  const gaps: Gap[] = [];
  for (const [index, demand] of demands.entries()) {
    const cost = demandCost(demand, entranceCosts);
    const { people, elderly, disabled } = demand.counts;
    if (cost === null || people === null || people === 0 || cost <= limit) continue;
    const excess = Math.min(cost, farthest) - limit;
    const vulnerability = 1 + ((elderly ?? 0) + (disabled ?? 0)) / people;
    const minutes = excess / 60_000;
    gaps.push({
      demand: index,
      excess,
      isUnreachable: cost === unreachable,
      vulnerability,
      isVulnerabilityUnknown: elderly === null || disabled === null,
      score: people * minutes * vulnerability,
    });
  }
  return gaps.sort((a, b) => b.score - a.score || a.demand - b.demand);
};
