import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../../api/district.ts';
import { useFormats } from '../../../i18n/format.ts';
import type { View } from '../../../state/view.ts';
import { useFigureSheet } from '../export/use-figure-sheet.ts';
import { usePictureWords } from '../export/use-picture-words.ts';

/** More would not be read on paper. */
const mostRows = 80;

/** Everything that stands on a briefing besides its map; screen, paper and Word document say the same. */
export interface Briefing {
  readonly title: string;
  readonly subtitle: string;
  readonly badge: string;
  readonly made: string;
  readonly legendTitle: string;
  readonly legend: ReturnType<typeof usePictureWords>['legend'];
  readonly sentence: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** The briefing of a view; null until its figures are there. */
export const useBriefing = (view: View): Briefing | null => {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const sheet = useFigureSheet(view);
  const words = usePictureWords(view);
  const district = useDistrict().data?.district;
  if (!sheet || !district) return null;
  const written = (value: string | number | null): string => {
    if (value === null) return t('figures.noValue');
    if (typeof value === 'string') return value;
    return Number.isInteger(value) ? formats.count(value) : formats.figure(value);
  };
  const name = (i18n.language === 'en' && district.nameEn) || district.name;
  const shown = Math.min(sheet.rows.length, mostRows);
  const isCut = shown < sheet.rows.length;
  return {
    title: t('briefing.title', { district: name }),
    subtitle: words.title,
    badge: words.badge,
    made: t('briefing.made', { time: formats.dateTime(new Date().toISOString()) }),
    legendTitle: words.legendTitle,
    legend: words.legend,
    sentence: words.sentence,
    header: sheet.header,
    rows: sheet.rows.slice(0, shown).map((row) => row.map(written)),
    notes: [
      ...(isCut ? [t('briefing.more', { shown, all: sheet.rows.length })] : []),
      sheet.title,
      ...words.notes,
    ],
  };
};
