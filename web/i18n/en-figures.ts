import type { WordsLike } from './words.ts';
import type { zhCnFigures } from './zh-cn-figures.ts';

/** Words of the plain sentence, the table and what is taken along, in English. */
export const enFigures: WordsLike<typeof zhCnFigures> = {
  sentence: {
    label: 'In one sentence',
    joint: ' ',
    levels: {
      district: 'districts',
      street: 'streets',
      community: 'communities',
      grid: 'grids',
      'micro-grid': 'micro-grids',
    },
    topic: ' about {{names}}',
    filtered: 'These are figures after filtering.',
    total: 'From {{from}} to {{until}}, {{place}} received {{total}} requests{{topic}}, {{perDay}} a day.',
    rate: '{{numerator}} of them fall in units with {{denominator}} households: {{value}} per 1,000 households.',
    ratePeople:
      '{{numerator}} of them fall in units with {{denominator}} people: {{value}} per 10,000 people.',
    higher:
      'Corrected for households or people, {{higher}} {{level}} are still significantly high, {{top}} most of all: {{count}} requests, {{times}} times the mean (95 % interval {{low}}–{{high}}); {{lower}} are significantly low.',
    noneHigher:
      'Corrected for households or people, none of {{units}} comparable {{level}} is significantly high.',
    smoothed:
      'After smoothing, {{top}} is highest with {{value}} per 1,000 households, {{times}} times the mean.',
    hot: 'With false discovery controlled, {{hot}} of {{units}} {{level}} are hot spots, {{top}} most clearly (z={{z}}, q={{q}}); {{cold}} are cold spots.',
    noHot:
      'With false discovery controlled, none of {{units}} {{level}} is a hot spot; {{cold}} are cold spots.',
    changed:
      'Against {{earlierFrom}} to {{earlierUntil}}, {{denominator}} became {{numerator}}, {{percent}} % per day.',
    noEarlier: 'The data do not cover all of the earlier period, so nothing is compared.',
    risen:
      'Corrected, {{risen}} {{level}} have risen by more than chance, {{top}} most of all: from {{before}} to {{count}}, {{times}} times as many; {{fallen}} have fallen significantly.',
    noneRisen:
      'Corrected, none of the {{level}} has risen by more than chance; {{fallen}} have fallen significantly.',
    small: '{{small}} {{level}} have fewer than 16 requests and are not compared.',
    nowhere: '{{nowhere}} requests with no place, or only a coarse one, count for none of the {{level}}.',
  },
  figures: {
    table: 'Table',
    indicators: 'Indicators',
    close: 'Close',
    caption: '{{measure}}, by {{level}}, {{from}} to {{until}}',
    sort: 'Sort by {{column}}',
    code: 'Code',
    name: 'Name',
    numerator: 'Requests',
    denominator: 'Denominator',
    value: 'Value',
    interval: '95 % interval',
    low: '95 % low',
    high: '95 % high',
    q: 'q',
    flag: 'Note',
    flags: {
      ok: '',
      small: 'under 16 requests',
      'no-population': 'no households or people',
      'nothing-counted': 'none in either period',
      'no-earlier-data': 'no earlier data',
    },
    denominators: {
      households: 'Households',
      people: 'People',
      expected: 'Expected',
      earlier: 'Earlier period',
      none: 'Denominator',
    },
    noValue: '—',
    all: 'Together',
    note: 'The same figures as on the map; amounts are for 30 days. Units with few requests come last in every order.',
    csv: 'CSV',
    xlsx: 'Excel',
    png: 'Picture',
    png2: 'Picture 2×',
    making: 'Being made …',
    failed: 'It could not be made: {{reason}}',
    sheet: 'Figures',
    about: 'About',
    title: 'Title',
    period: 'Period',
    place: 'Place',
    filters: 'Filters',
    source: 'Source',
    link: 'Link',
    synthetic: 'Synthetic data',
    noFilters: 'none',
    sourceLine:
      'Source: import of the 12345 hotline · data up to {{day}} · data build {{build}} · net revision {{net}}',
    north: 'N',
    heat: 'Request heat, radius {{radius}} m, requests per hectare in 30 days',
  },
};
