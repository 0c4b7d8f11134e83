import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../../api/district.ts';
import { useUnit } from '../../../api/units.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useUnitValues } from '../../../map/use-unit-values.ts';
import { filterNames } from '../../../state/ticket-filters.ts';
import type { View } from '../../../state/view.ts';
import { useCategoryText } from '../filters/use-filter-text.ts';
import { sentenceParts } from './sentence-parts.ts';

const isDay = (value: string | number): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Figures as the language writes them: days, whole numbers, and three digits of all others. */
export const useFigureTexts = () => {
  const formats = useFormats();
  return (figures: Readonly<Record<string, string | number>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(figures).map(([name, value]) => {
        if (isDay(value)) return [name, formats.day(value)];
        if (typeof value === 'string') return [name, value];
        return [name, Number.isInteger(value) ? formats.count(value) : formats.figure(value)];
      }),
    );
};

/** What the place of the view is called. */
export const usePlaceName = (view: View): string => {
  const { t, i18n } = useTranslation();
  const district = useDistrict().data?.district;
  const unit = useUnit(view.within ?? '', view.within !== null).data;
  const place = view.within ? unit : district;
  if (!place) return t('filters.district');
  return (i18n.language === 'en' && place.nameEn) || place.name;
};

/** The plain sentence of the view in the language of the page; empty until the figures are there. */
export const useSentence = (view: View): string => {
  const { t } = useTranslation();
  const { data } = useUnitValues(view, true);
  const texts = useFigureTexts();
  const place = usePlaceName(view);
  const categoryText = useCategoryText();
  if (!data) return '';
  const names = view.categories.map((id) => categoryText(String(id))).join(t('session.and'));
  const topic = names === '' ? '' : t('sentence.topic', { names });
  const isFiltered = filterNames.some((name) => view.filters[name].length > 0);
  const level = t(`sentence.levels.${data.level}`);
  return sentenceParts(data, place, topic)
    .map(({ key, figures }) => t(`sentence.${key}`, { ...texts(figures), level }))
    .concat(isFiltered ? [t('sentence.filtered')] : [])
    .join(t('sentence.joint'));
};
