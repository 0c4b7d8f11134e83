import {
  type Episode,
  episodeOf,
  type RequestColumns,
  requestsByPlaceAndCategory,
} from './request-series.ts';

export interface RelapseRule {
  /** A request so many days after the last one was closed, or sooner, says that it is not over. */
  readonly days: number;
  /** How often it must come back. */
  readonly leastReturns: number;
}

/**
 * 反弹回潮: at one place and in one category, closed and yet asked about again. An episode runs from the first request
 * to the last return; requests that come while others are open belong to it but are no returns. `returns` says how
 * often it came back.
 */
export const findRelapses = (
  requests: RequestColumns,
  { days, leastReturns }: RelapseRule,
): (Episode & { readonly returns: number })[] =>
  requestsByPlaceAndCategory(requests).flatMap((group) =>
    chainsOf(requests, group, days)
      .filter(({ returns }) => returns >= leastReturns)
      .map(({ own, returns }) => ({ ...episodeOf(requests, own), returns })),
  );

interface Chain {
  readonly own: number[];
  returns: number;
  /** The last day on which one of it was closed; -1 while none is. */
  lastClosed: number;
  open: number;
}

/** Counts a return only where all that came before was closed: else it is one matter asked about twice. */
const chainsOf = ({ day, closedDay }: RequestColumns, group: readonly number[], days: number): Chain[] => {
  const chains: Chain[] = [];
  for (const request of group) {
    const today = day[request] ?? 0;
    const closes = closedDay[request] ?? -1;
    const chain = chains.at(-1);
    const isWithin = chain !== undefined && (chain.open > 0 || today <= chain.lastClosed + days);
    if (!isWithin) chains.push({ own: [request], returns: 0, lastClosed: closes, open: closes < 0 ? 1 : 0 });
    else {
      if (chain.open === 0 && chain.lastClosed < today) chain.returns += 1;
      chain.own.push(request);
      chain.lastClosed = Math.max(chain.lastClosed, closes);
      if (closes < 0) chain.open += 1;
    }
  }
  return chains;
};
