import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTicketTimeline } from '../../api/tickets.ts';
import { useFormats } from '../../i18n/format.ts';
import { type Period, quickPeriod, quickPeriodOf, quickPeriods, shiftPeriod } from '../../state/period.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { usePeriod } from '../../state/use-period.ts';
import { useTicketQuestion } from '../../state/use-ticket-question.ts';
import { timeSteps } from '../../state/view.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import { CountAreas } from './count-areas.tsx';
import { Playback } from './playback/playback.tsx';
import css from './time-bar.module.css';
import { TimeHistogram } from './time-histogram.tsx';

interface Times {
  readonly whole: Period;
  readonly period: Period;
}

const Dates = ({ whole, period }: Times) => {
  const { t } = useTranslation();
  const [, changeView] = useView();
  const change = (part: Partial<Period>): void => {
    const wanted = { ...period, ...part };
    if (wanted.from && wanted.until && wanted.from <= wanted.until) changeView(wanted);
  };
  const shift = (by: -1 | 1): void => changeView(shiftPeriod(period, by));
  const dateInput = (end: 'from' | 'until', label: string) => (
    <input
      type="date"
      aria-label={label}
      value={period[end]}
      min={whole.from}
      max={whole.until}
      onChange={(event) => change({ [end]: event.currentTarget.value })}
    />
  );
  return (
    <div className={css.dates}>
      <button
        type="button"
        aria-label={t('time.earlier')}
        disabled={period.from <= whole.from}
        onClick={() => shift(-1)}
      >
        <Icon name="left" size={18} />
      </button>
      {dateInput('from', t('time.from'))}
      <span aria-hidden="true">–</span>
      {dateInput('until', t('time.until'))}
      <button
        type="button"
        aria-label={t('time.later')}
        disabled={period.until >= whole.until}
        onClick={() => shift(1)}
      >
        <Icon name="right" size={18} />
      </button>
    </div>
  );
};

const Tools = ({ whole, period }: Times) => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  return (
    <div className={css.tools}>
      <div className={css.title}>
        <h2>{t('time.title')}</h2>
        <CountAreas />
      </div>
      <Playback whole={whole} period={period} />
      <Dates whole={whole} period={period} />
      <div className={css.quick}>
        <ChoiceRow
          label={t('time.quick')}
          values={quickPeriods}
          value={quickPeriodOf(period, whole)}
          textOf={(name) => t(`time.last.${name}`)}
          onChange={(name) => changeView(quickPeriod(name, whole))}
        />
      </div>
      <ChoiceRow
        label={t('time.step')}
        values={timeSteps}
        value={view.step}
        textOf={(step) => t(`time.${step}`)}
        onChange={(step) => changeView({ step }, 'replace')}
      />
    </div>
  );
};

/** Tickets over time: dates, usual periods, and a histogram with a brush. */
export const TimeBar = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [view] = useView();
  const sheet = useUi((state) => state.sheet);
  const panelOpen = useUi((state) => state.panelOpen);
  const times = usePeriod(view);
  const { asked } = useTicketQuestion(view);
  const { data, isPending } = useTicketTimeline(asked ?? {});
  return (
    <section
      className={css.bar}
      aria-label={t('time.title')}
      data-sheet={sheet === 'time'}
      data-wide={!panelOpen}
      data-empty={!isPending && !times}
    >
      {isPending && <Skeleton height={88} />}
      {!isPending && !times && <p>{t('time.none')}</p>}
      {times && data?.firstDay && (
        <>
          <Tools {...times} />
          <p className={css.printed}>
            {t('time.period', {
              from: formats.day(times.period.from),
              until: formats.day(times.period.until),
            })}
          </p>
          <TimeHistogram timeline={data} period={times.period} />
        </>
      )}
    </section>
  );
};
