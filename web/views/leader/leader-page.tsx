import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../api/district.ts';
import { useLiveUpdates } from '../../api/live-updates.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enBriefing } from '../../i18n/en-briefing.ts';
import { enFigures } from '../../i18n/en-figures.ts';
import { enValues } from '../../i18n/en-values.ts';
import { zhCnBriefing } from '../../i18n/zh-cn-briefing.ts';
import { zhCnFigures } from '../../i18n/zh-cn-figures.ts';
import { zhCnValues } from '../../i18n/zh-cn-values.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { DemoBanner } from '../frame/demo-banner.tsx';
import { LoadError } from '../frame/load-error.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { BarSearch, BarTools } from './bar-tools.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { EmptyPage } from './empty-page.tsx';
import css from './leader-page.module.css';
import { LeaderStage } from './leader-stage.tsx';
import { StartingPage } from './starting-page.tsx';

addWords(zhCnValues, enValues);
addWords(zhCnFigures, enFigures);
addWords(zhCnBriefing, enBriefing);

/** The map of the district leader: search, layers, heat, time and details. */
export const LeaderPage = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const { data, error, refetch } = useDistrict();
  const setConnected = useUi((state) => state.setConnected);
  useLiveUpdates(setConnected);
  const name = data?.district ? data.district.name : '';
  useEffect(() => {
    document.title = [name, t('app.name')].filter(Boolean).join(' · ');
  }, [name, t]);
  return (
    <div className={css.page} data-details={view.selection !== null} data-desk={view.desk !== 'none'}>
      <a className={css.skip} href="#map">
        {t('app.skip')}
      </a>
      <TopBar
        isTitle
        middle={data?.district && <BarSearch />}
        end={<BarTools dataUntil={data?.district?.dataUntil ?? null} />}
      />
      <DemoBanner />
      <ConnectionBanner />
      <main className={css.stage}>
        {data?.district && <LeaderStage district={data.district} counts={data} />}
        {data && !data.district && <EmptyPage />}
        {!data && error && <LoadError error={error} retry={() => void refetch()} />}
        {!data && !error && <StartingPage />}
      </main>
    </div>
  );
};
