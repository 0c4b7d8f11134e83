import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AlertState, nextStates } from '../../../server/contract/alert-kinds.ts';
import type { Alert } from '../../../server/contract/alerts.ts';
import { rightsOfRole } from '../../../server/contract/rights.ts';
import { useMay, useSession } from '../../api/session.ts';
import { AlertForm } from './alert-form.tsx';
import { AlertSteps } from './alert-steps.tsx';
import css from './alerts.module.css';

/** What may be said: another state, another task, or whether it is supervised. */
export type AlertAction = Exclude<AlertState, 'new'> | 'reopen' | 'change' | 'supervise' | 'release';

const actionsOf = ({ state, supervised }: Alert, maySupervise: boolean): readonly AlertAction[] => {
  const next = nextStates[state].filter((one) => one !== 'new');
  const moves: AlertAction[] = next.map((one) => (state === 'false-alarm' ? 'reopen' : one));
  if (state === 'task') moves.push('change');
  if (maySupervise && (state === 'task' || state === 'verified'))
    moves.push(supervised ? 'release' : 'supervise');
  return moves;
};

/** 督办 is for those who decide on alerts of the whole district. */
const useMaySupervise = (): boolean =>
  useSession().data?.person?.roles.some(
    ({ role, area }) => area === null && rightsOfRole[role].includes('alerts'),
  ) ?? false;

/** What can be done with an alert, one form at a time, and what was done. */
export const AlertActions = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation();
  const mayDecide = useMay('alerts');
  const maySupervise = useMaySupervise();
  const [open, setOpen] = useState<AlertAction | 'steps' | null>(null);
  const actions = mayDecide ? actionsOf(alert, maySupervise) : [];
  const toggle = (wanted: AlertAction | 'steps') => (
    <Button
      key={wanted}
      variant="default"
      className={css.button ?? ''}
      aria-expanded={open === wanted}
      onClick={() => setOpen(open === wanted ? null : wanted)}
    >
      {t(`alerts.actions.${wanted}`)}
    </Button>
  );
  return (
    <div className={css.actions}>
      <div className={css.buttons}>
        {actions.map(toggle)}
        {alert.state !== 'new' && toggle('steps')}
      </div>
      {open === 'steps' && <AlertSteps id={alert.id} />}
      {open !== null && open !== 'steps' && (
        <AlertForm key={open} alert={alert} action={open} onDone={() => setOpen(null)} />
      )}
    </div>
  );
};
