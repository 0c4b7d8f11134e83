import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/people.ts';
import type { Role } from '../../../server/contract/rights.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FactList } from '../../ui/fact-list.tsx';
import { AccountActions } from './account-actions.tsx';
import css from './person-dialog.module.css';
import { RolesEditor } from './roles-editor.tsx';

interface Props {
  readonly person: Person;
  readonly vacantPosts: readonly Role[];
  readonly onClose: () => void;
}

/** One person: what is known, their roles, and what may be done about the account. */
export const PersonDialog = ({ person, vacantPosts, onClose }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayGiveRoles = useMay('roles');
  const isOneself = useSession().data?.person?.id === person.id;
  const roleChoices = mayGiveRoles ? null : vacantPosts;
  return (
    <Dialog title={person.name} closeLabel={t('app.close')} onClose={onClose}>
      <FactList
        facts={[
          { term: t('signIn.login'), value: person.login },
          { term: t('people.signIn'), value: t(`people.signOn.${person.signOn}`) },
          { term: t('people.secondFactor'), value: t(person.hasSecondFactor ? 'people.on' : 'people.off') },
          { term: t('people.sessions'), value: formats.count(person.sessionCount) },
          { term: t('people.tokens'), value: formats.count(person.tokenCount) },
          { term: t('people.since'), value: formats.dateTime(person.createdAt) },
        ]}
      />
      <section className={css.part}>
        <h3>{t('people.roles')}</h3>
        {isOneself && <p className={css.hint}>{t('people.notOneself')}</p>}
        <RolesEditor person={person} choices={roleChoices} locked={isOneself} />
      </section>
      <AccountActions person={person} isOneself={isOneself} />
    </Dialog>
  );
};
