import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/people.ts';
import { useFormats } from '../../i18n/format.ts';
import { TextField } from '../../ui/field.tsx';
import rows from '../../ui/rows.module.css';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useRoleText } from '../frame/role-text.ts';
import { matchingPeople } from './matching-people.ts';
import css from './people-page.module.css';

const Row = ({ person, open }: { person: Person; open: (id: string) => void }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const roleText = useRoleText();
  return (
    <tr>
      <th scope="row">
        {person.name} {person.disabledAt && <Tag warns>{t('people.disabled')}</Tag>}
        <p className={table.quiet}>{person.login}</p>
      </th>
      <td>
        {person.roles.length === 0 && <span className={table.quiet}>{t('people.noRole')}</span>}
        <ul>
          {person.roles.map((role) => (
            <li key={roleText(role)}>{roleText(role)}</li>
          ))}
        </ul>
      </td>
      <td>
        {t(`people.signOn.${person.signOn}`)}{' '}
        {person.hasSecondFactor && <Tag>{t('people.secondFactor')}</Tag>}
      </td>
      <td data-label={t('people.lastSeen')}>
        {person.lastSeenAt ? formats.dateTime(person.lastSeenAt) : t('people.neverSeen')}
      </td>
      <td>
        <Button
          size="xs"
          variant="default"
          className={rows.button ?? ''}
          aria-label={t('people.openOf', { name: person.name })}
          onClick={() => open(person.id)}
        >
          {t('people.open')}
        </Button>
      </td>
    </tr>
  );
};

interface TableProps {
  readonly people: readonly Person[];
  readonly open: (id: string) => void;
}

/** Everybody with an account, or those that were looked for; cards on a phone. */
export const PeopleTable = ({ people, open }: TableProps) => {
  const { t } = useTranslation();
  const roleText = useRoleText();
  const [typed, setTyped] = useState('');
  const shown = matchingPeople(people, typed, roleText);
  return (
    <>
      <search className={css.find}>
        <TextField
          label={t('people.find')}
          type="search"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          maxLength={100}
        />
        <output className={table.quiet}>
          {t('people.found', { shown: shown.length, all: people.length })}
        </output>
      </search>
      {shown.length > 0 && <Rows people={shown} open={open} />}
    </>
  );
};

const Rows = ({ people, open }: TableProps) => {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.roles')}</th>
          <th scope="col">{t('people.signIn')}</th>
          <th scope="col">{t('people.lastSeen')}</th>
          <th scope="col">
            <VisuallyHidden>{t('people.open')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} open={open} />
        ))}
      </tbody>
    </table>
  );
};
