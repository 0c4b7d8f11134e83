import { useTranslation } from 'react-i18next';
import { administratorRoles } from '../../../server/contract/rights.ts';
import type { Session } from '../../../server/contract/session.ts';
import { useDemoSignIn } from '../../api/session.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { useRoleText } from '../frame/role-text.ts';
import css from './demo-door.module.css';
import { PasswordDoor } from './password-door.tsx';

type DemoPerson = Session['doors']['demo'][number];

const isAdministrator = ({ roles }: DemoPerson): boolean =>
  roles.some(({ role }) => administratorRoles.includes(role));

interface GroupProps {
  readonly title: string;
  readonly people: readonly DemoPerson[];
  readonly busy: boolean;
  readonly choose: (login: string) => void;
}

const Group = ({ title, people, busy, choose }: GroupProps) => {
  const { t } = useTranslation();
  const roleText = useRoleText();
  if (people.length === 0) return null;
  return (
    <section className={css.group}>
      <h2>{title}</h2>
      <ul>
        {people.map(({ login, name, roles }) => (
          <li key={login}>
            <button type="button" disabled={busy} data-login={login} onClick={() => choose(login)}>
              <strong>{roles.length > 0 ? roles.map(roleText).join(t('session.and')) : name}</strong>
              <span className={css.does}>{roles[0] && t(`signIn.does.${roles[0].role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** In the demo: its people, one click each; the ordinary doors stay folded below. */
export const DemoDoor = (props: { people: readonly DemoPerson[]; singleSignOn: boolean }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { mutate, isPending, error } = useDemoSignIn();
  const group = { busy: isPending, choose: (login: string) => mutate({ login }) };
  return (
    <>
      <div role="alert" className={css.error}>
        {errorText(error)}
      </div>
      <Group
        title={t('signIn.usesMap')}
        people={props.people.filter((one) => !isAdministrator(one))}
        {...group}
      />
      <Group title={t('signIn.administers')} people={props.people.filter(isAdministrator)} {...group} />
      <Disclosure title={t('signIn.withPassword')}>
        <div className={css.password}>
          <PasswordDoor singleSignOn={props.singleSignOn} />
        </div>
      </Disclosure>
    </>
  );
};
