import type { TicketRow } from '../../../../server/contract/ticket-rows.ts';
import type { Town } from '../../model.ts';
import { hashText, type Random, randomFrom } from '../../random.ts';
import { type Category, categories } from '../categories.ts';
import { dateOf, dayOf, midnightMs } from '../dates.ts';
import type { Society } from '../society.ts';
import { type WorkClock, workClockOf } from '../working-time.ts';
import { type Handlers, handlersOf } from './handlers.ts';
import { liveOf } from './life.ts';
import { boundsOf, placeTicket } from './place-ticket.ts';
import { placeWeights } from './place-weights.ts';
import { plant } from './planted.ts';
import type { Injection, Planting } from './planted-truth.ts';
import { dayWeight, hoursOf } from './rhythm.ts';
import { type Sampler, samplerOf } from './sampler.ts';
import { findSpots, type Spot } from './spots.ts';

export interface TicketOptions {
  /** How many in all, the planted ones included. */
  readonly count: number;
  /** Days up to the anchor day, which is included. */
  readonly days: number;
}

interface Making {
  readonly town: Town;
  readonly random: Random;
  readonly clock: WorkClock;
  readonly spots: readonly Spot[];
  readonly placeOf: readonly Sampler[];
  readonly hourOf: readonly Sampler[];
  readonly handlers: Handlers;
  readonly cutoff: number;
  readonly bounds: ReturnType<typeof boundsOf>;
  /** Last ticket per place and category that others may be merged into. */
  readonly open: Map<number, { id: number; at: number }>;
  readonly planting: Planting;
}

/** A ticket before it has a number: what, where, when. */
interface Seedling {
  readonly category: number;
  readonly spot: number;
  readonly at: number;
  readonly injection: Injection | null;
}

const sources = [
  ['12345热线', 60],
  ['微信小程序', 19],
  ['政务服务App', 9],
  ['网格员上报', 8],
  ['领导信箱', 2],
  ['上级转办', 2],
] as const;

const officeMix = [
  ['consultation', 46],
  ['help', 24],
  ['complaint', 21],
  ['suggestion', 6],
  ['other', 3],
] as const;
const streetMix = [
  ['complaint', 52],
  ['help', 34],
  ['consultation', 5],
  ['report', 4],
  ['suggestion', 4],
  ['petition', 0.7],
  ['other', 0.3],
] as const;
const reportMix = [
  ['report', 26],
  ['complaint', 56],
  ['help', 12],
  ['suggestion', 6],
] as const;
const reportedCategories: ReadonlySet<string> = new Set(['违章搭建', '群租', '食品安全', '擅自改建']);

/** Whole numbers per day that add up to the total, by largest remainder. */
const perDay = (weights: readonly number[], total: number): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const counts = exact.map(Math.floor);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  const missing = total - counts.reduce((all, count) => all + count, 0);
  for (const { index } of order.slice(0, missing)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
};

const boostedWeights = (category: Category, spots: readonly Spot[], planting: Planting): Float64Array => {
  const weights = placeWeights(category.place, spots, planting.neutral);
  for (const { categoryId, spots: members, factor } of planting.boosts)
    if (categoryId === category.id)
      // By households and not by type, so that the planted place is as hot as was meant.
      for (const index of members) weights[index] = (weights[index] ?? 0) * factor;
  return weights;
};

/** 32 hexadecimal digits for somebody of a town. */
export const reporterHashOf = ({ seed }: Pick<Town, 'seed'>, key: string): string =>
  hashText(`${seed}/reporter/${key}`)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');

/** Some residents of a place call more often than others; 4 % of callers are not known. */
const reporterOf = ({ town, random }: Making, seedling: Seedling, spot: Spot): string | null => {
  const fixed = seedling.injection?.reporter ?? null;
  if (fixed === null && random.chance(0.04)) return null;
  const many = seedling.injection?.truth.kind === 'burst';
  const share = random.next();
  const person = Math.floor(Math.max(60, spot.households * 1.3) * (many ? share : share * Math.sqrt(share)));
  const key = fixed === null ? `${seedling.spot}/${person}` : `repeat/${fixed}`;
  return reporterHashOf(town, key);
};

const mergeHours = 72;

/** The earlier ticket that this one is joined to (并单); null: none. */
const parentOf = ({ open, random }: Making, seedling: Seedling, id: number): number | null => {
  if (seedling.injection !== null) return null;
  const key = seedling.spot * 64 + seedling.category;
  const earlier = open.get(key);
  if (earlier !== undefined && seedling.at - earlier.at < mergeHours * 3_600_000 && random.chance(0.4))
    return earlier.id;
  open.set(key, { id, at: seedling.at });
  return null;
};

const grow = (making: Making, seedling: Seedling, id: number, number: string): TicketRow => {
  const { random, handlers } = making;
  const category = categories[seedling.category];
  const spot = making.spots[seedling.spot];
  if (category === undefined || spot === undefined)
    throw new RangeError('a ticket without category or place');
  const planted = seedling.injection !== null;
  const place = placeTicket(random, making.bounds, spot, planted);
  const requestType = planted
    ? 'complaint'
    : reportedCategories.has(category.name)
      ? random.weighted(reportMix)
      : random.weighted(category.week === 'office' ? officeMix : streetMix);
  const confidential = !planted && random.chance(requestType === 'report' ? 0.2 : 0.008);
  const lead = handlers.leadOf(category, spot, random);
  const parentTicketId = parentOf(making, seedling, id);
  const life = liveOf(
    {
      category,
      policy: handlers.policyOf(category),
      requestType,
      receivedAt: seedling.at,
      leadUnitId: lead,
      wrongUnitId: !planted && random.chance(0.025) ? handlers.wrongOf(random) : null,
      slowness: handlers.slownessOf(lead),
      closeAfterDays: seedling.injection?.closeAfterDays ?? null,
      merged: parentTicketId !== null,
      cutoff: making.cutoff,
    },
    random,
    making.clock,
  );
  return {
    id,
    number,
    source: random.weighted(sources),
    requestType,
    categoryId: category.id,
    deadlineClass: category.deadline,
    occurredAt: random.chance(0.5) ? seedling.at - random.integer(5, 600) * 60_000 : null,
    receivedAt: seedling.at,
    confidential,
    parentTicketId: life.state === 'merged' ? parentTicketId : null,
    reporterHash: reporterOf(making, seedling, spot),
    assessedStreetId: place.matchLevel === 'none' && random.chance(0.5) ? null : spot.streetId,
    ...place,
    ...life,
    leadUnitId: life.events.some(({ kind }) => kind === 'dispatch') ? lead : null,
    assistUnitIds: handlers.assistOf(category, spot, lead, random),
  };
};

const secondsOfHour = 3600;

const seedlingsOfDay = (
  making: Making,
  day: number,
  categoryOf: Sampler,
  total: number,
  injections: readonly Injection[],
): Seedling[] => {
  const { random, placeOf, hourOf } = making;
  const seedlings: Seedling[] = [];
  const at = (hour: number): number =>
    midnightMs(day) + (hour * secondsOfHour + random.integer(0, secondsOfHour - 1)) * 1000;
  for (let k = 0; k < total; k += 1) {
    const category = categoryOf.draw(random);
    const hour = hourOf[category]?.draw(random) ?? 12;
    seedlings.push({ category, spot: placeOf[category]?.draw(random) ?? 0, at: at(hour), injection: null });
  }
  for (const injection of injections)
    seedlings.push({
      category: categories.findIndex(({ id }) => id === injection.categoryId),
      spot: random.pick(injection.spots),
      at: at(random.integer(injection.firstHour, injection.lastHour)),
      injection,
    });
  return seedlings.sort((a, b) => a.at - b.at || a.spot - b.spot || a.category - b.category);
};

/** Tickets in order of receipt, numbered from 1, the same for the same town, society and options. */
export const generateTickets = function* (
  town: Town,
  society: Society,
  { count, days }: TicketOptions,
): Generator<TicketRow> {
  const lastDay = dayOf(society.anchorDate);
  const firstDay = lastDay - days + 1;
  const spots = findSpots(town);
  const planting = plant(town, spots, firstDay, lastDay);
  const clock = workClockOf(society.workCalendar);
  const making: Making = {
    town,
    random: randomFrom(town.seed, 'tickets/course'),
    clock,
    spots,
    placeOf: categories.map((category) => samplerOf(boostedWeights(category, spots, planting))),
    hourOf: categories.map((category) => samplerOf(hoursOf(category))),
    handlers: handlersOf(town, society),
    cutoff: midnightMs(lastDay + 1),
    bounds: boundsOf(town),
    open: new Map(),
    planting,
  };
  const mix = Array.from({ length: days }, (_, k) =>
    categories.map((category) => dayWeight(category, firstDay + k, firstDay, clock)),
  );
  const noise = randomFrom(town.seed, 'tickets/days');
  const weights = mix.map((day) => day.reduce((sum, weight) => sum + weight, 0) * noise.between(0.93, 1.07));
  const injected = groupByDay(planting.injections);
  const counts = perDay(weights, Math.max(0, count - planting.injections.length));
  let id = 0;
  for (const [k, total] of counts.entries()) {
    const day = firstDay + k;
    const stamp = dateOf(day).replaceAll('-', '');
    let serial = 0;
    for (const seedling of seedlingsOfDay(
      making,
      day,
      samplerOf(mix[k] ?? []),
      total,
      injected.get(day) ?? [],
    )) {
      id += 1;
      serial += 1;
      yield grow(making, seedling, id, `${stamp}${String(serial).padStart(5, '0')}`);
    }
  }
};

const groupByDay = (injections: readonly Injection[]): Map<number, Injection[]> => {
  const byDay = new Map<number, Injection[]>();
  for (const injection of injections)
    byDay.set(injection.day, [...(byDay.get(injection.day) ?? []), injection]);
  return byDay;
};
