import type { Language } from '../contract/app-error.ts';
import type { Assessment } from '../contract/indicators.ts';
import { type IndicatorName, indicatorNames } from '../engines/stats/indicators.ts';

interface Words {
  readonly name: string;
  readonly numerator: string;
  readonly denominator: string;
}

const words: Readonly<Record<IndicatorName, Readonly<Record<'zh' | 'en', Words>>>> = {
  response: {
    zh: { name: '响应率', numerator: '回访中已响应', denominator: '有效回访' },
    en: {
      name: 'Response rate',
      numerator: 'callbacks that were responded to',
      denominator: 'valid callbacks',
    },
  },
  solution: {
    zh: { name: '解决率', numerator: '回访中已解决', denominator: '有效回访' },
    en: { name: 'Solution rate', numerator: 'callbacks that were solved', denominator: 'valid callbacks' },
  },
  satisfaction: {
    zh: { name: '满意率', numerator: '满意 + 权重 × 基本满意', denominator: '有效回访' },
    en: {
      name: 'Satisfaction rate',
      numerator: 'satisfied + weight × basically satisfied',
      denominator: 'valid callbacks',
    },
  },
  'in-time': {
    zh: { name: '按期结案率', numerator: '按期结案', denominator: '已结案或已到期' },
    en: {
      name: 'Closed in time',
      numerator: 'closed within the limit',
      denominator: 'closed or past the limit',
    },
  },
  rework: {
    zh: { name: '返工率', numerator: '返工过的结案工单', denominator: '结案工单' },
    en: {
      name: 'Rework rate',
      numerator: 'closed tickets that were reworked',
      denominator: 'closed tickets',
    },
  },
  extension: {
    zh: { name: '延期率', numerator: '延期过的结案工单', denominator: '结案工单' },
    en: {
      name: 'Extension rate',
      numerator: 'closed tickets that were extended',
      denominator: 'closed tickets',
    },
  },
  repetition: {
    zh: { name: '重复诉求率', numerator: '与90天内更早工单关联的工单', denominator: '全部工单' },
    en: {
      name: 'Repetition rate',
      numerator: 'tickets linked to one at most 90 days earlier',
      denominator: 'all tickets',
    },
  },
};

const tongue = (language: Language): 'zh' | 'en' => (language === 'en' ? 'en' : 'zh');

/** What each indicator is made of, in the language of the request. */
export const indicatorDefinitions = (language: Language): Assessment['definitions'] =>
  indicatorNames.map((indicator) => ({ indicator, ...words[indicator][tongue(language)] }));

/** Where the figures come from. */
export const indicatorSource = (language: Language, synthetic: boolean): string => {
  if (tongue(language) === 'en') return synthetic ? 'Imported tickets (synthetic data)' : 'Imported tickets';
  return synthetic ? '导入的工单(合成数据)' : '导入的工单';
};
