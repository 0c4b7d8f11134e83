import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict } from '../../api/district.ts';
import { useLiveUpdates } from '../../api/live-updates.ts';
import { speak } from '../../i18n/setup.ts';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { EmptyPage } from './empty-page.tsx';
import css from './leader-page.module.css';
import { LeaderStage } from './leader-stage.tsx';
import { LoadError } from './load-error.tsx';
import { StartingPage } from './starting-page.tsx';
import { TopBar } from './top-bar.tsx';

/** The map of the district leader: search, layers, heat, time and details. */
export const LeaderPage = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const { data, error, refetch } = useDistrict();
  const setConnected = useUi((state) => state.setConnected);
  useLiveUpdates(setConnected);
  useEffect(() => speak(view.language), [view.language]);
  const name = data?.district ? data.district.name : '';
  useEffect(() => {
    document.title = [name, t('app.name')].filter(Boolean).join(' · ');
  }, [name, t]);
  return (
    <div className={css.page} data-details={view.selection !== null}>
      <a className={css.skip} href="#map">
        {t('app.skip')}
      </a>
      <TopBar district={data?.district ?? null} />
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
