import { useTranslation } from 'react-i18next';
import type { UnitMeasureAnswer } from '../../../../server/contract/unit-measures.ts';
import { useFormats } from '../../../i18n/format.ts';
import type { ValueScale } from '../../../layers/value-scale.ts';
import css from './value-legend.module.css';

interface Props {
  readonly answer: UnitMeasureAnswer;
  readonly scale: ValueScale | null;
}

const significance = ['coldCertain', 'cold', 'none', 'hot', 'hotCertain'] as const;
const smoothed = ['smoothed', 'smoothed-locally', 'hot-spot'];

/** What each class of a scale says. */
export const useClassTexts = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ kind, bounds, colours }: ValueScale): string[] =>
    colours.map((_, level) => {
      if (kind === 'significance') return t(`values.classes.${significance[level] ?? 'none'}`);
      const [low, high] = [bounds[level - 1], bounds[level]];
      if (low === undefined)
        return high === undefined ? '' : t('values.below', { value: formats.figure(high) });
      if (high === undefined) return t('values.above', { value: formats.figure(low) });
      return `${formats.figure(low)}–${formats.figure(high)}`;
    });
};

/** Numerator and denominator of all units together, and what is in none of them. */
const useBasis = (answer: UnitMeasureAnswer): string => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { numerator, denominator } = answer.reference;
  const figures = {
    numerator: formats.count(numerator),
    denominator: denominator === null ? '' : formats.count(denominator),
  };
  if (denominator === null) return t('values.basisCount', figures);
  if (answer.measure === 'change') return t('values.basisChange', figures);
  if (answer.measure === 'per-ten-thousand-people') return t('values.basisPeople', figures);
  return t('values.basis', figures);
};

const Swatches = ({ scale }: { scale: ValueScale }) => {
  const texts = useClassTexts()(scale);
  return (
    <ul className={css.classes}>
      {scale.colours.map((colour, level) => (
        <li key={colour}>
          <span className={css.box} style={{ background: colour }} />
          {texts[level]}
        </li>
      ))}
    </ul>
  );
};

/** Measure, classes, numerator and denominator, what is hatched or grey, period, source and revisions. */
export const ValueLegend = ({ answer, scale }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const basis = useBasis(answer);
  const { rest, from, until, comparedWith, measure } = answer;
  const uncounted = rest.tooCoarse + rest.outside + rest.notDivided + rest.withoutPlace;
  const isSmoothed = smoothed.includes(measure);
  return (
    <figure className={css.legend}>
      <p className={css.unit}>
        <strong>{t(`values.measures.${measure}`)}</strong> · {t(`values.units.${measure}`)}
      </p>
      {scale ? <Swatches scale={scale} /> : <p>{t('values.none')}</p>}
      <ul className={css.marks}>
        {answer.flag.includes('small') && (
          <li>
            <span className={`${css.box} ${css.hatched}`} />
            {t(isSmoothed ? 'values.smallSmoothed' : 'values.small')}
          </li>
        )}
        {answer.flag.some((flag) => flag !== 'ok' && flag !== 'small') && (
          <li>
            <span className={`${css.box} ${css.unknown}`} />
            {t('values.unknown')}
          </li>
        )}
      </ul>
      <figcaption>
        {scale?.kind === 'ratio' && <p>{t('values.byChance')}</p>}
        <p>
          {basis} · {t('time.period', { from: formats.day(from), until: formats.day(until) })}
        </p>
        {comparedWith && (
          <p>
            {t('values.comparedWith', {
              from: formats.day(comparedWith.from),
              until: formats.day(comparedWith.until),
            })}
          </p>
        )}
        {uncounted > 0 && (
          <p>
            {t('values.rest', {
              count: uncounted,
              tooCoarse: formats.count(rest.tooCoarse),
              outside: formats.count(rest.outside),
              notDivided: formats.count(rest.notDivided),
              withoutPlace: formats.count(rest.withoutPlace),
            })}
          </p>
        )}
        <p>{t(scale?.kind === 'amount' ? 'values.scaleNote' : 'values.fixedNote')}</p>
        <p>{t('values.source', { build: answer.build, net: answer.netRevision })}</p>
        <p>{t('values.reads')}</p>
      </figcaption>
    </figure>
  );
};
