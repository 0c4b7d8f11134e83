import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { District } from '../../../server/contract/district.ts';
import { todayInShanghai, useFormats } from '../../i18n/format.ts';
import { addDays } from '../../state/period.ts';
import { useView } from '../../state/url.ts';
import { languages } from '../../state/view.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { Icon } from '../../ui/icons.tsx';
import css from './top-bar.module.css';

const SearchBox = lazy(() => import('./search-box.tsx').then((module) => ({ default: module.SearchBox })));

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

const LanguageChoice = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  return (
    <div className={css.language}>
      <ChoiceRow
        label={t('app.language')}
        values={languages}
        value={view.language}
        textOf={(language) => (language === 'en' ? 'EN' : t('app.chinese'))}
        onChange={(language) => changeView({ language }, 'replace')}
      />
    </div>
  );
};

/** Name of product and district, search, date of the data, language. */
export const TopBar = ({ district }: { district: District['district'] }) => {
  const { t } = useTranslation();
  const [view] = useView();
  const name = view.language === 'en' && district?.nameEn ? district.nameEn : district?.name;
  return (
    <header className={css.bar}>
      <div className={css.brand}>
        <span className={css.mark} aria-hidden="true" />
        <h1>{t('app.name')}</h1>
        {name && <span className={css.district}>{name}</span>}
      </div>
      <div className={css.search}>
        <Suspense fallback={null}>{district && <SearchBox />}</Suspense>
      </div>
      <div className={css.end}>
        {district?.dataUntil && <DataDate day={district.dataUntil} />}
        <button
          type="button"
          className={css.print}
          title={t('app.print')}
          aria-label={t('app.print')}
          onClick={() => print()}
        >
          <Icon name="print" />
        </button>
        <LanguageChoice />
      </div>
    </header>
  );
};
