import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SettingForm } from './setting-form.tsx';

/** Registration numbers in the footer. */
export const SitePanel = ({ site }: Pick<Settings, 'site'>) => {
  const { t } = useTranslation();
  const [icp, setIcp] = useState(site.icpNumber ?? '');
  const [police, setPolice] = useState(site.policeNumber ?? '');
  const value = { icpNumber: icp.trim() || null, policeNumber: police.trim() || null };
  return (
    <Panel title={t('settings.site')} note={t('settings.siteHint')}>
      <SettingForm name="site" value={value}>
        <TextField
          label={t('settings.icp')}
          hint={t('settings.icpHint')}
          value={icp}
          onChange={setIcp}
          maxLength={100}
        />
        <TextField
          label={t('settings.police')}
          hint={t('settings.policeHint')}
          value={police}
          onChange={setPolice}
          maxLength={100}
        />
      </SettingForm>
    </Panel>
  );
};
