import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Town } from '../../../data/demo/model.ts';
import { categories } from '../../../data/demo/society/categories.ts';
import { dayOf, dayOfMs } from '../../../data/demo/society/dates.ts';
import { buildSociety, type Society } from '../../../data/demo/society/society.ts';
import { generateTickets } from '../../../data/demo/society/tickets/generate.ts';
import { plantedTruths } from '../../../data/demo/society/tickets/planted.ts';
import type { PlantedTruth } from '../../../data/demo/society/tickets/planted-truth.ts';
import { buildTown } from '../../../data/demo/town/build-town.ts';
import type { TicketRow } from '../../../server/contract/ticket-rows.ts';
import { locatorOf } from '../../../server/engines/net/locate-point.ts';
import { squareTown } from '../../support/square-town.ts';

const anchorDate = '2026-06-30';
const days = 730;
const total = 200_000;

let town: Town;
let society: Society;
let truths: readonly PlantedTruth[];
let tickets: TicketRow[];
/** Index of the compound whose walls hold the point, per ticket; -1 elsewhere. */
let compoundOf: number[];

beforeAll(() => {
  town = buildTown({ seed: 20260101 });
  society = buildSociety(town, { anchorDate });
  truths = plantedTruths(town, society);
  tickets = [...generateTickets(town, society, { count: total, days })];
  const locate = locatorOf(town.compounds.map(({ polygon }) => ({ polygons: [polygon] })));
  compoundOf = tickets.map(({ point }) => (point === null ? -1 : locate(point[0], point[1])));
}, 300_000);

const shareOf = (matches: (ticket: TicketRow) => boolean): number => tickets.filter(matches).length / total;
const inPeriod = (truth: PlantedTruth, ticket: TicketRow): boolean => {
  const day = dayOfMs(ticket.receivedAt);
  return day >= dayOf(truth.from) && day <= dayOf(truth.until);
};
const ofCategory = (truth: PlantedTruth, ticket: TicketRow): boolean =>
  truth.categoryIds.length === 0 || truth.categoryIds.includes(ticket.categoryId);

/** Tickets in the truth's compounds, or within its radius where it has none. */
const ticketsOf = (truth: PlantedTruth): TicketRow[] => {
  const compounds = new Set(truth.compoundIds);
  return tickets.filter((ticket, index) => {
    if (!ofCategory(truth, ticket) || !inPeriod(truth, ticket)) return false;
    if (compounds.size > 0) return compounds.has(town.compounds[compoundOf[index] ?? -1]?.id ?? '');
    const [east, north] = ticket.point ?? [Infinity, Infinity];
    const reach = (truth.radiusMeters ?? 0) * 100;
    return Math.hypot(east - truth.point[0], north - truth.point[1]) <= reach;
  });
};

/** Tickets per household in the truth's compounds over those in all compounds. */
const rateRatio = (truth: PlantedTruth): number => {
  const compounds = new Set(truth.compoundIds);
  const all = tickets.filter(
    (ticket, index) => compoundOf[index] !== -1 && ofCategory(truth, ticket) && inPeriod(truth, ticket),
  );
  const households = (chosen: typeof town.compounds) =>
    chosen.reduce((sum, compound) => sum + compound.households, 0);
  const here = households(town.compounds.filter(({ id }) => compounds.has(id)));
  return ticketsOf(truth).length / all.length / (here / households(town.compounds));
};

describe('the tickets of the demo', () => {
  it('are 200,000 in order of receipt over two years, with numbers that do not repeat', () => {
    expect(tickets.length).toBe(total);
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(total);
    expect(tickets.every(({ id }, index) => id === index + 1)).toBe(true);
    expect(
      tickets.every(
        ({ receivedAt }, index) => index === 0 || receivedAt >= (tickets[index - 1]?.receivedAt ?? 0),
      ),
    ).toBe(true);
    expect(dayOfMs(tickets[0]?.receivedAt ?? 0)).toBe(dayOf(anchorDate) - days + 1);
    expect(dayOfMs(tickets.at(-1)?.receivedAt ?? 0)).toBe(dayOf(anchorDate));
  });

  it('have the wanted shares without place, coarse, outside, withheld', () => {
    expect(shareOf(({ matchLevel }) => matchLevel === 'none')).toBeCloseTo(0.03, 2);
    expect(shareOf(({ matchLevel }) => ['road', 'community', 'street'].includes(matchLevel))).toBeCloseTo(
      0.12,
      2,
    );
    const locate = locatorOf(town.units.filter(({ leaf }) => leaf));
    const outside = shareOf(({ point }) => point !== null && locate(point[0], point[1]) === -1);
    expect(outside).toBeGreaterThan(0.008);
    expect(outside).toBeLessThan(0.012);
    expect(shareOf(({ requestType }) => requestType === 'petition')).toBeGreaterThan(0.002);
    expect(shareOf(({ confidential }) => confidential)).toBeGreaterThan(0.005);
  });

  it('follow the states: every event begins where the last one ended, the ticket stands where they lead', () => {
    let events = 0;
    for (const ticket of tickets) {
      let state: string | null = null;
      let at = ticket.receivedAt;
      for (const event of ticket.events) {
        if (event.fromState !== state || event.at < at)
          throw new Error(`ticket ${ticket.number} breaks off at ${event.kind}`);
        state = event.toState;
        at = event.at;
      }
      if (state !== ticket.state)
        throw new Error(`ticket ${ticket.number} is ${ticket.state}, its events lead to ${state}`);
      if (ticket.state === 'closed' && ticket.events.length < 4)
        throw new Error(`ticket ${ticket.number} has too few events`);
      if ((ticket.state === 'merged') !== (ticket.parentTicketId !== null))
        throw new Error(`ticket ${ticket.number} lacks its parent`);
      events += ticket.events.length;
    }
    expect(events / total).toBeGreaterThan(4);
    for (const state of [
      'closed',
      'rejected',
      'merged',
      'suspended',
      'handling',
      'to-call-back',
      'signed',
      'dispatched',
    ])
      expect(tickets.some((ticket) => ticket.state === state)).toBe(true);
    expect(tickets.some(({ reworkCount }) => reworkCount > 0)).toBe(true);
    expect(tickets.some(({ extended }) => extended)).toBe(true);
    expect(tickets.every(({ excluded, exclusionReason }) => !excluded || exclusionReason !== null)).toBe(
      true,
    );
  });

  it('have callbacks with three answers', () => {
    const ratings = new Set(tickets.map(({ callback }) => callback?.rating));
    expect(ratings).toEqual(new Set([undefined, 'satisfied', 'basically-satisfied', 'dissatisfied']));
  });

  it('join only tickets that are no children themselves', () => {
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    for (const { parentTicketId } of tickets)
      if (parentTicketId !== null && byId.get(parentTicketId)?.state === 'merged')
        throw new Error(`${parentTicketId} is a child`);
  });

  it('have the shape of the year: heating in winter, flooding in July', () => {
    const monthsOf = (name: string): Map<number, number> => {
      const id = categories.find((category) => category.name === name)?.id;
      const months = new Map<number, number>();
      for (const { categoryId, receivedAt } of tickets)
        if (categoryId === id) {
          const month = new Date(receivedAt + 8 * 3_600_000).getUTCMonth() + 1;
          months.set(month, (months.get(month) ?? 0) + 1);
        }
      return months;
    };
    const heating = monthsOf('暖气不热');
    expect(heating.get(12) ?? 0).toBeGreaterThan(20 * (heating.get(7) ?? 0));
    const flooding = monthsOf('积水内涝');
    expect(Math.max(...flooding.values())).toBe(flooding.get(7));
  });

  it('say nothing about persons: a keyed hash, codes of areas, and reasons from a short list', () => {
    const reasons = new Set<string | null>();
    for (const ticket of tickets) {
      reasons
        .add(ticket.source)
        .add(ticket.exclusionReason)
        .add(ticket.callback?.exclusionReason ?? null);
      for (const { reason } of ticket.events) reasons.add(reason);
      if (ticket.reporterHash !== null && !/^[0-9a-f]{32}$/.test(ticket.reporterHash))
        throw new Error(ticket.number);
      if (ticket.declaredPlace !== null && !/^99\d{7,10}$/.test(ticket.declaredPlace))
        throw new Error(ticket.number);
    }
    expect(reasons.size).toBeLessThan(30);
    expect(
      Object.keys(tickets[0] ?? {}).filter((key) => /name|phone|address|content|text|person/i.test(key)),
    ).toEqual([]);
  });
});

describe('the planted truths', () => {
  it('are of eight kinds, three of them lasting hot spots, apart from one another', () => {
    expect(new Set(truths.map(({ kind }) => kind)).size).toBe(8);
    expect(truths.filter(({ kind }) => kind === 'hot-spot').length).toBeGreaterThanOrEqual(3);
    expect(new Set(truths.map(({ id }) => id)).size).toBe(truths.length);
    for (const { unitIds } of truths) expect(unitIds.length).toBeGreaterThan(0);
  });

  it('hot spots, the heating failure and the big-but-normal compound show in tickets per household', () => {
    for (const truth of truths) {
      if (truth.effect.measure !== 'tickets per household over the district’s') continue;
      const ratio = rateRatio(truth);
      expect(ratio, truth.id).toBeGreaterThan(truth.effect.least);
      if (truth.effect.most !== null) expect(ratio, truth.id).toBeLessThan(truth.effect.most);
    }
  });

  it('the big-but-normal compound is among the first by plain count', () => {
    const big = truths.find(({ kind }) => kind === 'big-but-normal');
    const perCompound = new Map<number, number>();
    for (const index of compoundOf) if (index >= 0) perCompound.set(index, (perCompound.get(index) ?? 0) + 1);
    const ranked = [...perCompound].sort((a, b) => b[1] - a[1]).map(([index]) => town.compounds[index]?.id);
    expect(ranked.slice(0, 15)).toContain(big?.compoundIds[0]);
  });

  it('the trend changes on its day and stays', () => {
    const truth = truths.find(({ kind }) => kind === 'trend-change');
    if (truth === undefined) throw new Error('no trend was planted');
    const after = ticketsOf(truth).length / 150;
    const before =
      ticketsOf({ ...truth, from: '2024-07-01', until: '2026-01-31' }).length /
      (dayOf('2026-01-31') - dayOf('2024-06-30'));
    expect(after / before).toBeGreaterThan(truth.effect.least);
  });

  it('the night market, the burst and the relapse have their number of tickets', () => {
    for (const truth of truths)
      if (truth.effect.measure === 'tickets')
        expect(ticketsOf(truth).length, truth.id).toBeGreaterThanOrEqual(truth.effect.least);
    const market = truths.find(({ kind }) => kind === 'night-market');
    if (market === undefined) throw new Error('no night market was planted');
    expect(ticketsOf({ ...market, from: '2026-01-01', until: '2026-03-31' }).length).toBeLessThan(30);
  });

  it('the burst comes from many reporters, the repeat callers from one each', () => {
    for (const truth of truths) {
      const callers = ticketsOf(truth).map(({ reporterHash }) => reporterHash);
      if (truth.kind === 'burst') expect(new Set(callers).size).toBeGreaterThan(25);
      if (truth.kind !== 'repeat-callers') continue;
      const counts = new Map<string | null, number>();
      for (const caller of callers) counts.set(caller, (counts.get(caller) ?? 0) + 1);
      expect(Math.max(...counts.values()), truth.id).toBeGreaterThanOrEqual(truth.effect.least);
      expect(dayOf(truth.until) - dayOf(truth.from)).toBeLessThan(30);
    }
  });

  it('the relapse comes back within 30 days after each closing', () => {
    const truth = truths.find(({ kind }) => kind === 'relapse');
    if (truth === undefined) throw new Error('no relapse was planted');
    const closed = ticketsOf(truth).filter(({ closedAt }) => closedAt !== null);
    const back = closed.filter(({ closedAt }) =>
      ticketsOf(truth).some(
        ({ receivedAt }) => receivedAt > (closedAt ?? 0) && receivedAt - (closedAt ?? 0) < 30 * 86_400_000,
      ),
    );
    expect(back.length).toBeGreaterThanOrEqual(8);
  });
});

describe('the ticket generator', () => {
  it('gives the same bytes for the same town, and others for another', () => {
    const hash = (seed: number): string => {
      const small = squareTown(seed);
      const made = buildSociety(small, { anchorDate });
      const sum = createHash('sha256');
      for (const ticket of generateTickets(small, made, { count: 5_000, days }))
        sum.update(JSON.stringify(ticket));
      return sum.digest('hex');
    };
    expect(hash(3)).toBe(hash(3));
    expect(hash(3)).not.toBe(hash(4));
  });
});
