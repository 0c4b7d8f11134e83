import type { Language } from '../contract/app-error.ts';
import type { Assessment, Insight } from '../contract/indicators.ts';
import type { MapLevel } from '../contract/map-levels.ts';
import { assess, compositeOf, gainInsight, type InsightFigure } from '../engines/stats/figure-bases.ts';
import { addTallies, indicatorNames } from '../engines/stats/indicators.ts';
import { perPeople } from '../engines/stats/rates.ts';
import { type GroupTallies, tallyGroups } from './indicator-tallies.ts';
import { indicatorDefinitions, indicatorSource } from './indicator-words.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { countsForLevel, matchLevels } from './ticket-division.ts';
import { type CountArea, dayText, filterOf, type TicketQuestion } from './ticket-filter.ts';
import { select } from './ticket-selection.ts';
import { isInArea, unitsOfLevel } from './unit-counts.ts';

/** What every answer about indicators says besides figures. */
export interface IndicatorContext {
  readonly language: Language;
  readonly synthetic: boolean;
  readonly dataUntil: string | null;
}

export interface AssessmentQuestion {
  readonly by: 'assessed-street' | 'office';
  readonly basicWeight: number;
  readonly composite: boolean;
  readonly ranked: boolean;
}

type AssessmentGroup = Assessment['all'];

/** 考核口径 per street or office. Tickets of none stand in a group of their own, so groups add up to all. */
export const assessGroups = (
  columns: TicketColumns,
  wanted: AssessmentQuestion,
  question: TicketQuestion,
  area: CountArea,
  context: IndicatorContext,
): Assessment => {
  const filter = filterOf(columns, question, area);
  const [values, ids] =
    wanted.by === 'office'
      ? [columns.office, columns.offices]
      : [columns.assessedStreet, columns.assessedStreets];
  const tallies = tallyGroups(
    columns,
    select(columns, filter),
    ids.length + 1,
    (ticket) => (values[ticket] ?? none) + 1,
  );
  const groups = tallies
    .map((own, place) => assessedGroup(place === 0 ? 'none' : (ids[place - 1] ?? 'none'), own, wanted))
    .filter(({ tickets }) => tickets.before > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const before = addTallies(tallies.map((own) => own.before));
  const after = addTallies(tallies.map((own) => own.after));
  return {
    ...headOf(columns, filter, context),
    basis: 'assessment',
    by: wanted.by,
    basicWeight: wanted.basicWeight,
    all: assessedGroup('all', { before, after }, wanted),
    groups: wanted.ranked ? rankGroups(groups) : groups,
  };
};

const headOf = (
  { build }: TicketColumns,
  { fromDay, untilDay }: { readonly fromDay: number; readonly untilDay: number },
  { language, synthetic, dataUntil }: IndicatorContext,
) => ({
  from: dayText(fromDay),
  until: dayText(untilDay),
  dataUntil,
  source: indicatorSource(language, synthetic),
  definitions: indicatorDefinitions(language),
  build,
});

const assessedGroup = (
  id: string,
  tallies: GroupTallies,
  { basicWeight, composite, ranked }: AssessmentQuestion,
): AssessmentGroup => {
  const figures = indicatorNames.map((name) => assess(name, tallies, basicWeight));
  return {
    id,
    tickets: { before: tallies.before.tickets, after: tallies.after.tickets },
    figures,
    ...(composite || ranked ? { composite: compositeOf(figures) } : {}),
  };
};

/** Equal composites share a rank; groups without one have none, and neither has the group of no street or office. */
const rankGroups = (groups: readonly AssessmentGroup[]): AssessmentGroup[] => {
  const scoreOf = ({ id, composite }: AssessmentGroup): number | null =>
    id === 'none' ? null : (composite ?? null);
  const scores = groups.flatMap((group) => scoreOf(group) ?? []);
  return groups.map((group) => {
    const own = scoreOf(group);
    return { ...group, rank: own === null ? null : 1 + scores.filter((score) => score > own).length };
  });
};

/** 研判口径 per unit of a level, after 剔除, smoothed over the units that the caller sees. */
export const gainUnitInsight = (
  columns: TicketColumns,
  level: MapLevel,
  question: TicketQuestion,
  area: CountArea,
  context: IndicatorContext,
): Insight => {
  const filter = filterOf(columns, question, area);
  const { places, indexOf } = unitsOfLevel(columns, level);
  const counted = countsForLevel(level === 'grid' ? 'general-grid' : level);
  const isFineEnough = matchLevels.map((match) => counted.includes(match));
  const tallies = tallyGroups(columns, select(columns, filter), places.length, (ticket) => {
    const leaf = columns.leaf[ticket] ?? none;
    return leaf === none || !isFineEnough[columns.match[ticket] ?? 0] ? none : (indexOf[leaf] ?? none);
  });
  const shown = [...places.keys()].filter((index) => isInArea(columns, filter, places[index] ?? none));
  const own = shown.map((index) => tallies[index]?.after ?? addTallies([]));
  const insights = indicatorNames.map((name) => gainInsight(name, own));
  const units = shown.flatMap((index, at) => {
    const unit = columns.units[places[index] ?? none];
    if (unit === undefined) return [];
    const { id, featureId, code, name, people } = unit;
    const tickets = own[at]?.tickets ?? 0;
    const perTenThousand = people === null || people === 0 ? null : (tickets / people) * perPeople;
    const figures = insights.flatMap((figuresOfName): InsightFigure[] => {
      const figure = figuresOfName[at];
      return figure === undefined ? [] : [figure];
    });
    return { id, featureId, code, name, density: { tickets, people, perTenThousand }, figures };
  });
  return {
    ...headOf(columns, filter, context),
    basis: 'insight',
    level,
    netRevision: columns.netRevision,
    units,
  };
};
