import { useTranslation } from 'react-i18next';
import type { UnitMeasure } from '../../../../server/contract/measure-names.ts';

const denominators: Readonly<Record<UnitMeasure, string>> = {
  count: 'none',
  'per-thousand-households': 'households',
  'per-ten-thousand-people': 'people',
  excess: 'expected',
  smoothed: 'households',
  'smoothed-locally': 'households',
  'hot-spot': 'households',
  change: 'earlier',
};

/** What the columns of a measure are called. */
export const useMeasureWords = (measure: UnitMeasure) => {
  const { t } = useTranslation();
  return {
    code: t('figures.code'),
    name: t('figures.name'),
    numerator: t('figures.numerator'),
    denominator: t(`figures.denominators.${denominators[measure]}`),
    value: measure === 'hot-spot' ? 'z' : t('figures.value'),
    q: t('figures.q'),
  };
};

/** Columns that a measure fills. */
export const columnsOfMeasure = (measure: UnitMeasure) => ({
  denominator: measure !== 'count',
  interval: measure !== 'hot-spot' && !measure.startsWith('smoothed'),
  q: measure === 'hot-spot' || measure === 'change',
});
