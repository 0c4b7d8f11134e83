import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../../api/district.ts';
import { useFormats } from '../../../i18n/format.ts';
import { heatClasses, heatColours } from '../../../layers/heat-scale.ts';
import { useHeat } from '../../../map/use-heat.ts';
import { unknownColour, useUnitValues } from '../../../map/use-unit-values.ts';
import type { View } from '../../../state/view.ts';
import { dayColours } from '../../../ui/tokens.ts';
import { usePlaceName, useSentence } from '../sentence/use-sentence.ts';
import { useClassTexts } from '../values/value-legend.tsx';
import type { PictureWords } from './compose-picture.ts';
import { useFilterWords, useSourceLine } from './use-figure-sheet.ts';

type Legend = Pick<PictureWords, 'legend' | 'legendTitle'>;

/** The legend of what is painted: units by a measure, else heat. */
const useLegend = (view: View): Legend => {
  const { t } = useTranslation();
  const formats = useFormats();
  const classTexts = useClassTexts();
  const { data, scale } = useUnitValues(view, true);
  const heat = useHeat(view).scale;
  if (view.layers.includes('values') && data && scale) {
    const texts = classTexts(scale);
    const isSmall = data.flag.includes('small');
    const isUnknown = data.flag.some((flag) => flag !== 'ok' && flag !== 'small');
    return {
      legendTitle: `${t(`values.measures.${data.measure}`)} (${t(`values.units.${data.measure}`)})`,
      legend: [
        ...scale.colours.map((colour, level) => ({ colour, text: texts[level] ?? '' })),
        ...(isSmall ? [{ colour: dayColours.panel, text: t('figures.flags.small'), hatched: true }] : []),
        ...(isUnknown ? [{ colour: unknownColour, text: t('figures.flags.no-population') }] : []),
      ],
    };
  }
  const breaks = view.layers.includes('heat') ? (heat?.breaks ?? []) : [];
  const colours = heatColours.slice(heatClasses - breaks.length);
  return {
    legendTitle: breaks.length > 0 ? t('figures.heat', { radius: view.radiusMeters }) : '',
    legend: breaks.map((value, level) => ({
      colour: colours[level] ?? dayColours.paper,
      text: `≥ ${formats.figure(value)}`,
    })),
  };
};

/** Everything that must stand on a picture of the view, scale bar aside. */
export const usePictureWords = (view: View): Omit<PictureWords, 'scaleText'> => {
  const { t } = useTranslation();
  const formats = useFormats();
  const district = useDistrict().data?.district;
  const place = usePlaceName(view);
  const sentence = useSentence(view);
  const filters = useFilterWords(view);
  const source = useSourceLine(view);
  const legend = useLegend(view);
  const { from, until } = view;
  const period =
    from && until ? t('time.period', { from: formats.day(from), until: formats.day(until) }) : '';
  return {
    ...legend,
    title: `${district?.name ?? ''}${view.within ? ` · ${place}` : ''} · ${period}`,
    badge: district?.synthetic ? t('figures.synthetic') : '',
    sentence,
    notes: [
      t('filters.chosen', { name: t('figures.filters'), values: filters }),
      source,
      t(district?.synthetic ? 'app.reviewNumber' : 'app.reviewNumberNone'),
    ],
    north: t('figures.north'),
  };
};
