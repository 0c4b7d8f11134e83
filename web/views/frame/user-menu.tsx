import { VisuallyHidden } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../server/contract/session.ts';
import { useSession, useSignOut } from '../../api/session.ts';
import { Icon } from '../../ui/icons.tsx';
import { PageLink } from './page-link.tsx';
import { openPages } from './pages.ts';
import { useRoleText } from './role-text.ts';
import css from './user-menu.module.css';

const MenuBody = ({ session, close }: { session: Session; close: () => void }) => {
  const { t } = useTranslation();
  const roleText = useRoleText();
  const signOut = useSignOut();
  const { person } = session;
  if (!person) return null;
  return (
    <div className={css.panel} id="user-menu">
      <p className={css.name}>{person.name}</p>
      <p className={css.login}>{t('session.account', { login: person.login })}</p>
      <ul className={css.roles}>
        {person.roles.map((role) => (
          <li key={roleText(role)}>{roleText(role)}</li>
        ))}
      </ul>
      <nav aria-label={t('page.menu')}>
        <ul className={css.links}>
          {openPages(session.rights).map((page) => (
            <li key={page.path}>
              <PageLink path={page.path} onClick={close}>
                {t(`page.${page.name}`)}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={css.end}>
        {person.isDemo && (
          <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('session.switch')}
          </button>
        )}
        <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('session.signOut')}
        </button>
      </div>
    </div>
  );
};

/** Who is signed in, the pages that are open to them, and the way out. */
export const UserMenu = () => {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const [open, setOpen] = useState(false);
  const box = useClickOutside(() => setOpen(false));
  useEffect(() => {
    const menu = box.current;
    if (!open || !menu) return;
    const closeByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      menu.querySelector('button')?.focus();
    };
    menu.addEventListener('keydown', closeByKey);
    return () => menu.removeEventListener('keydown', closeByKey);
  }, [open, box]);
  if (session?.stage !== 'full' || !session.person) return null;
  const { name } = session.person;
  return (
    <div className={css.menu} ref={box}>
      <button
        type="button"
        className={css.opener}
        aria-expanded={open}
        aria-controls="user-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" size={18} />
        <span className={css.who}>{name}</span>
        <VisuallyHidden>{t('session.menu')}</VisuallyHidden>
        <Icon name="down" size={14} />
      </button>
      {open && <MenuBody session={session} close={() => setOpen(false)} />}
    </div>
  );
};
