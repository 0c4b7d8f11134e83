import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/people.ts';
import type { Role } from '../../../server/contract/rights.ts';
import { useRoleChoices, useRolesChange } from '../../api/people.ts';
import { ErrorLine } from '../../ui/error-line.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { useRoleText } from '../frame/role-text.ts';
import css from './person-dialog.module.css';
import { RoleRow } from './role-row.tsx';
import { type DraftRole, draftOf, emptyDraft, isComplete, wantedOf } from './wanted-roles.ts';

interface Props {
  readonly person: Person;
  /** Roles that may be added; null for all, and then roles may also be taken. */
  readonly choices: readonly Role[] | null;
  readonly locked: boolean;
}

/** The roles of a person as rows to be changed, added and taken away, and saved together. */
export const RolesEditor = ({ person, choices, locked }: Props) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const roleText = useRoleText();
  const places = useRoleChoices();
  const [drafts, setDrafts] = useState<readonly DraftRole[]>(() => person.roles.map(draftOf));
  const { mutate, isPending, error, isSuccess, reset } = useRolesChange(person.id);
  const change = (next: readonly DraftRole[]): void => {
    reset();
    setDrafts(next);
  };
  if (locked || choices?.length === 0)
    return (
      <ul>
        {person.roles.map((role) => (
          <li key={roleText(role)}>{roleText(role)}</li>
        ))}
        {person.roles.length === 0 && <li className={css.hint}>{t('people.noRole')}</li>}
      </ul>
    );
  const fixed = choices === null ? 0 : person.roles.length;
  return (
    <form
      className={css.editor}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ roles: drafts.map(wantedOf) });
      }}
    >
      {drafts.length === 0 && <p className={css.hint}>{t('people.noRole')}</p>}
      {drafts.map((draft, index) => (
        <RoleRow
          key={draft.key}
          draft={draft}
          choices={choices}
          places={places.data}
          fixed={index < fixed}
          onChange={(next) => change(drafts.with(index, next))}
          onRemove={() => change(drafts.toSpliced(index, 1))}
        />
      ))}
      <ErrorLine error={errorText(error)} />
      {isSuccess && <output>{t('people.rolesSaved')}</output>}
      <div className={css.actions}>
        <Button type="submit" loading={isPending} disabled={!drafts.every(isComplete)}>
          {t('people.saveRoles')}
        </Button>
        <Button variant="default" onClick={() => change([...drafts, emptyDraft()])}>
          {t('people.addRole')}
        </Button>
      </div>
      <p className={css.hint}>{t('people.rolesHint')}</p>
    </form>
  );
};
