import type { WordsLike } from './words.ts';
import type { zhCnIndicators } from './zh-cn-indicators.ts';

/** Words of the indicators, in English. Names and definitions of indicators come from the server. */
export const enIndicators: WordsLike<typeof zhCnIndicators> = {
  indicators: {
    title: 'Indicators',
    basis: 'Basis',
    bases: { assessment: 'Assessment', insight: 'Insight' },
    leads: {
      assessment:
        'The formula of the hotline office, by assessed street or responsible office, before and after exclusion. Only here can a composite and ranks be shown.',
      insight:
        'To understand: by the unit where the request lies, after exclusion, smoothed, with a 95 % interval. Never ranked and not for assessment.',
    },
    by: 'Groups',
    bys: { 'assessed-street': 'Assessed street', office: 'Responsible office' },
    indicator: 'Indicator',
    definition: '{{numerator}} ÷ {{denominator}}',
    weight: '“Basically satisfied” counts {{weight}}.',
    all: 'All',
    nobody: 'of none',
    group: 'Name',
    before: 'Before exclusion',
    after: 'After exclusion',
    raw: 'Raw',
    smoothed: 'Smoothed',
    interval: '95 % interval',
    density: 'Per 10,000 people',
    densityDefinition: 'requests ÷ people × 10,000',
    people: 'People',
    tickets: 'Requests',
    composite: 'Composite',
    rank: 'Rank',
    ranked: 'Show composite and ranks (response 30 %, solution 35 %, satisfaction 35 %)',
    small: 'Grey: a denominator under 30, for orientation only',
    dated: '{{from}} to {{until}} · data up to {{day}} · {{source}}',
    none: '—',
  },
};
