import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '../../api/session.ts';
import { Icon } from '../../ui/icons.tsx';
import css from './demo-banner.module.css';
import { useRoleText } from './role-text.ts';

const closedKey = 'wangge-demo-banner';
const wasClosed = (): boolean => sessionStorage.getItem(closedKey) === 'closed';

/** In the demo: that it is one, as whom one looks at it, and the way to somebody else. */
export const DemoBanner = () => {
  const { t } = useTranslation();
  const { data } = useSession();
  const roleText = useRoleText();
  const signOut = useSignOut();
  const [closed, setClosed] = useState(wasClosed);
  const person = data?.person;
  if (closed || !person?.isDemo) return null;
  const close = (): void => {
    sessionStorage.setItem(closedKey, 'closed');
    setClosed(true);
  };
  const [first] = person.roles;
  return (
    <aside className={css.banner} aria-label={t('session.demo')}>
      <p>
        <span className={css.what}>
          {t('session.demo')} · {t('app.synthetic')}
        </span>
        <span className={css.who}>{t('session.as', { name: first ? roleText(first) : person.name })}</span>
      </p>
      <button type="button" className={css.switch} onClick={() => signOut.mutate()}>
        {t('session.switchShort')}
      </button>
      <button type="button" className={css.close} aria-label={t('session.hideBanner')} onClick={close}>
        <Icon name="close" size={16} />
      </button>
    </aside>
  );
};
