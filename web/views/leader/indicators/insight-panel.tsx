import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../../server/contract/indicators.ts';
import { useInsight } from '../../../api/indicators.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useView } from '../../../state/url.ts';
import { useTicketQuestion } from '../../../state/use-ticket-question.ts';
import { SelectField } from '../../../ui/field.tsx';
import { ErrorNotice } from '../../frame/load-error.tsx';
import { DatedSource } from './dated-source.tsx';
import css from './indicators-panel.module.css';
import { RatioCell, useShareText } from './ratio-cell.tsx';

type Unit = Insight['units'][number];
type Shown = Insight['definitions'][number]['indicator'] | 'density';

/** Units in the order of their codes, which says nothing about who is better. */
const inOrder = (units: readonly Unit[]): Unit[] =>
  units.toSorted((one, other) => (one.code < other.code ? -1 : 1));

const Densities = ({ units }: { units: readonly Unit[] }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const figure = (value: number | null): string =>
    value === null ? t('indicators.none') : formats.figure(value);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('indicators.group')}</th>
          <th scope="col">{t('indicators.tickets')}</th>
          <th scope="col">{t('indicators.people')}</th>
          <th scope="col">{t('indicators.density')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(units).map(({ id, name, density }) => (
          <tr key={id} className={density.tickets < 30 ? css.small : ''}>
            <th scope="row">{name}</th>
            <td>{formats.count(density.tickets)}</td>
            <td>{density.people === null ? t('indicators.none') : formats.count(density.people)}</td>
            <td>{figure(density.perTenThousand)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Rates = ({ units, indicator }: { units: readonly Unit[]; indicator: Shown }) => {
  const { t } = useTranslation();
  const shareText = useShareText();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('indicators.group')}</th>
          <th scope="col">{t('indicators.raw')}</th>
          <th scope="col">{t('indicators.smoothed')}</th>
          <th scope="col">{t('indicators.interval')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(units).map(({ id, name, figures }) => {
          const figure = figures.find((one) => one.indicator === indicator);
          return (
            <tr key={id} className={figure?.isSmall ? css.small : ''}>
              <th scope="row">{name}</th>
              <RatioCell ratio={figure?.raw} />
              <td>{shareText(figure?.smoothed ?? null)}</td>
              <td>
                {figure?.interval
                  ? `${shareText(figure.interval.low)}–${shareText(figure.interval.high)}`
                  : t('indicators.none')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** 研判口径: per unit of the map's level, smoothed, with interval, never ranked. */
export const InsightPanel = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const [shown, setShown] = useState<Shown>('density');
  const { asked } = useTicketQuestion(view);
  const answer = useInsight(view.level, asked);
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} />;
  const { data } = answer;
  if (!data) return <Skeleton height={240} />;
  const definition = data.definitions.find(({ indicator }) => indicator === shown);
  return (
    <>
      <SelectField<Shown>
        label={t('indicators.indicator')}
        value={shown}
        choices={[
          { value: 'density', text: t('indicators.density') },
          ...data.definitions.map(({ indicator, name }) => ({ value: indicator, text: name })),
        ]}
        onChange={setShown}
      />
      <p className={css.note}>
        {definition ? t('indicators.definition', definition) : t('indicators.densityDefinition')}
      </p>
      {shown === 'density' ? (
        <Densities units={data.units} />
      ) : (
        <Rates units={data.units} indicator={shown} />
      )}
      <p className={css.note}>{t('indicators.small')}</p>
      <DatedSource answer={data} />
    </>
  );
};
