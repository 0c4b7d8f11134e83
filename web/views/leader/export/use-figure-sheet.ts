import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../../api/district.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useUnitValues } from '../../../map/use-unit-values.ts';
import { filterNames } from '../../../state/ticket-filters.ts';
import type { View } from '../../../state/view.ts';
import { orderByCode, rowsOf, sortRows } from '../figures/unit-rows.ts';
import { columnsOfMeasure, useMeasureWords } from '../figures/use-measure-words.ts';
import { useCategoryText, useFilterText } from '../filters/use-filter-text.ts';
import { usePlaceName, useSentence } from '../sentence/use-sentence.ts';
import type { FigureSheet } from './figure-sheet.ts';

/** Every filter of the view in words. */
export const useFilterWords = (view: View): string => {
  const { t } = useTranslation();
  const textOf = useFilterText();
  const categoryText = useCategoryText();
  const and = t('session.and');
  const chosen = filterNames
    .filter((name) => view.filters[name].length > 0)
    .map((name) => ({
      name: t(`filters.names.${name}`),
      values: view.filters[name].map((one) => textOf(name, one)),
    }));
  const categories = view.categories.map((id) => categoryText(String(id)));
  const all =
    categories.length > 0 ? [{ name: t('filters.category'), values: categories }, ...chosen] : chosen;
  if (all.length === 0) return t('figures.noFilters');
  return all.map(({ name, values }) => t('filters.chosen', { name, values: values.join(and) })).join(' · ');
};

/** Where the figures of a view come from, with its revisions. */
export const useSourceLine = (view: View): string => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useUnitValues(view, true);
  const dataUntil = useDistrict().data?.district?.dataUntil ?? null;
  return t('figures.sourceLine', {
    day: dataUntil ? formats.day(dataUntil) : t('figures.noValue'),
    build: data?.build ?? '',
    net: data?.netRevision ?? '',
  });
};

/** The table of the view as a sheet; null until the figures are there. */
export const useFigureSheet = (view: View): FigureSheet | null => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useUnitValues(view, true);
  const words = useMeasureWords(view.measure);
  const filters = useFilterWords(view);
  const place = usePlaceName(view);
  const source = useSourceLine(view);
  const sentence = useSentence(view);
  const synthetic = useDistrict().data?.district?.synthetic ?? false;
  if (!data) return null;
  const shown = columnsOfMeasure(data.measure);
  const title = `${place} · ${t(`values.measures.${data.measure}`)} · ${t(`values.levels.${data.level}`)}`;
  const unit = t(`values.units.${data.measure}`);
  const period = t('time.period', { from: formats.day(data.from), until: formats.day(data.until) });
  const compared = data.comparedWith && t('values.comparedWith', data.comparedWith);
  return {
    title,
    about: [
      ...(synthetic ? [[t('figures.synthetic'), t('app.syntheticHint')] as const] : []),
      [t('figures.title'), `${title} (${unit})`],
      [t('sentence.label'), sentence],
      [t('figures.period'), [period, compared].filter(Boolean).join(' · ')],
      [t('figures.place'), place],
      [t('figures.filters'), filters],
      [t('figures.source'), source],
      [t('figures.link'), location.href],
    ],
    header: [
      ...[words.code, words.name, words.numerator],
      ...(shown.denominator ? [words.denominator] : []),
      words.value,
      ...(shown.interval ? [t('figures.low'), t('figures.high')] : []),
      ...(shown.q ? [words.q] : []),
      t('figures.flag'),
    ],
    rows: sortRows(rowsOf(data), orderByCode).map((row) => [
      ...[row.code, row.name, row.numerator],
      ...(shown.denominator ? [row.denominator] : []),
      row.value,
      ...(shown.interval ? [row.low, row.high] : []),
      ...(shown.q ? [row.q] : []),
      t(`figures.flags.${row.flag}`),
    ]),
  };
};
