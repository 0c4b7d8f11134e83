import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { todayInShanghai, useFormats } from '../../i18n/format.ts';
import { addDays } from '../../state/period.ts';
import { Icon } from '../../ui/icons.tsx';
import css from './bar-tools.module.css';

const LazySearchBox = lazy(() =>
  import('./search-box.tsx').then((module) => ({ default: module.SearchBox })),
);

export const BarSearch = () => (
  <Suspense fallback={null}>
    <LazySearchBox />
  </Suspense>
);

const DataDate = ({ day }: { day: string }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const isYesterday = day === addDays(todayInShanghai(), -1);
  return (
    <span className={css.date} title={formats.day(day)}>
      {t('app.dataUntil', { day: isYesterday ? t('app.yesterday') : formats.day(day) })}
    </span>
  );
};

/** Date of the data, and printing. */
export const BarTools = ({ dataUntil }: { dataUntil: string | null }) => {
  const { t } = useTranslation();
  return (
    <>
      {dataUntil && <DataDate day={dataUntil} />}
      <button
        type="button"
        className={css.print}
        title={t('app.print')}
        aria-label={t('app.print')}
        onClick={() => print()}
      >
        <Icon name="print" />
      </button>
    </>
  );
};
