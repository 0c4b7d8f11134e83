import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SettingForm } from './setting-form.tsx';

const mostDays = 3650;

/** How long personal data are kept. */
export const RetentionPanel = ({ retention }: Pick<Settings, 'retention'>) => {
  const { t } = useTranslation();
  const [days, setDays] = useState(String(retention.personalDays));
  return (
    <Panel title={t('settings.retention')} note={t('settings.retentionHint')}>
      <SettingForm name="retention" value={{ personalDays: Number(days) }}>
        <TextField
          label={t('settings.personalDays')}
          type="number"
          min={1}
          max={mostDays}
          value={days}
          onChange={setDays}
          required
        />
      </SettingForm>
    </Panel>
  );
};
