import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SettingForm } from './setting-form.tsx';

const mostIdleMinutes = 24 * 60;
const mostHours = 24 * 7;

/** How long sessions last. */
export const SessionsPanel = ({ sessions }: Pick<Settings, 'sessions'>) => {
  const { t } = useTranslation();
  const [idle, setIdle] = useState(String(sessions.idleMinutes));
  const [absolute, setAbsolute] = useState(String(sessions.absoluteHours));
  return (
    <Panel title={t('settings.sessions')} note={t('settings.sessionsHint')}>
      <SettingForm name="sessions" value={{ idleMinutes: Number(idle), absoluteHours: Number(absolute) }}>
        <TextField
          label={t('settings.idle')}
          type="number"
          min={5}
          max={mostIdleMinutes}
          value={idle}
          onChange={setIdle}
          required
        />
        <TextField
          label={t('settings.absolute')}
          type="number"
          min={1}
          max={mostHours}
          value={absolute}
          onChange={setAbsolute}
          required
        />
      </SettingForm>
    </Panel>
  );
};
