import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/people.ts';
import { useFactorRemoval, useNewCode, usePersonChange, usePersonSessionsEnd } from '../../api/people.ts';
import { useMay } from '../../api/session.ts';
import { ErrorLine } from '../../ui/error-line.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { OneTimeSlip } from './one-time-slip.tsx';
import css from './person-dialog.module.css';
import { RenamePerson } from './rename-person.tsx';

type Act = 'newCode' | 'endSessions' | 'removeFactor' | 'disable' | 'enable';

const useActs = (person: Person) => {
  const code = useNewCode(person.id);
  const sessions = usePersonSessionsEnd(person.id);
  const factor = useFactorRemoval(person.id);
  const change = usePersonChange(person.id);
  const run: Readonly<Record<Act, (then: { onSuccess: () => void }) => void>> = {
    newCode: (then) => code.mutate(undefined, then),
    endSessions: (then) => sessions.mutate(undefined, then),
    removeFactor: (then) => factor.mutate(undefined, then),
    disable: (then) => change.mutate({ disabled: true }, then),
    enable: (then) => change.mutate({ disabled: false }, then),
  };
  const all = [code, sessions, factor, change];
  return {
    run,
    code: code.data ?? null,
    busy: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
  };
};

const useOpenActs = (person: Person, isOneself: boolean): readonly Act[] => {
  const mayPeople = useMay('people');
  const mayRoles = useMay('roles');
  const active = person.disabledAt === null;
  return [
    ...(mayPeople && active && !isOneself && person.signOn === 'password' ? (['newCode'] as const) : []),
    ...(person.sessionCount + person.tokenCount > 0 ? (['endSessions'] as const) : []),
    ...(mayRoles && !isOneself && person.hasSecondFactor ? (['removeFactor'] as const) : []),
    ...(mayPeople && !isOneself ? ([active ? 'disable' : 'enable'] as const) : []),
  ];
};

/** What can be done about an account; each asks once before it is done. */
export const AccountActions = ({ person, isOneself }: { person: Person; isOneself: boolean }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const open = useOpenActs(person, isOneself);
  const { run, code, busy, error } = useActs(person);
  const mayRename = useMay('people');
  const [asked, setAsked] = useState<Act | null>(null);
  const [renaming, setRenaming] = useState(false);
  if (open.length === 0 && !code && !mayRename) return null;
  return (
    <section className={css.part}>
      <h3>{t('people.account')}</h3>
      <div className={css.actions}>
        {open.map((act) => (
          <Button key={act} variant="default" onClick={() => setAsked(act)}>
            {t(`people.act.${act}`)}
          </Button>
        ))}
        {mayRename && (
          <Button variant="default" onClick={() => setRenaming(true)}>
            {t('people.rename')}
          </Button>
        )}
      </div>
      {renaming && <RenamePerson person={person} onClose={() => setRenaming(false)} />}
      <ErrorLine error={errorText(error)} />
      {asked && (
        <div className={css.question}>
          <p>{t(`people.ask.${asked}`, { name: person.name })}</p>
          <div className={css.actions}>
            <Button loading={busy} onClick={() => run[asked]({ onSuccess: () => setAsked(null) })}>
              {t(`people.act.${asked}`)}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t('app.cancel')}
            </Button>
          </div>
        </div>
      )}
      {code && (
        <OneTimeSlip
          name={person.name}
          login={person.login}
          code={code.oneTimeCode}
          expiresAt={code.expiresAt}
        />
      )}
    </section>
  );
};
