import { useTranslation } from 'react-i18next';
import { useSettings } from '../../api/settings.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enSettings } from '../../i18n/en-settings.ts';
import { zhCnSettings } from '../../i18n/zh-cn-settings.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { PublicEditions } from './public-editions.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { SitePanel } from './site-panel.tsx';

addWords(zhCnSettings, enSettings);

/** What the system administrator decides; every change is in the history. */
export const SettingsPage = () => {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('page.settings')} lead={t('settings.lead')}>
      <WhenRead answer={useSettings()}>
        {(settings) => (
          <>
            <SitePanel site={settings.site} />
            <SessionsPanel sessions={settings.sessions} />
            <RetentionPanel retention={settings.retention} />
            <PublicEditions editions={settings.editions} netRevisions={settings.netRevisions} />
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
