import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import css from './closed-page.module.css';
import { PageFrame } from './page-frame.tsx';
import { PageLink } from './page-link.tsx';
import { openPages } from './pages.ts';

const WaysOn = () => {
  const { t } = useTranslation();
  const rights = useSession().data?.rights ?? [];
  return (
    <ul className={css.ways}>
      {openPages(rights).map((page) => (
        <li key={page.path}>
          <PageLink path={page.path}>{t('page.goTo', { name: t(`page.${page.name}`) })}</PageLink>
        </li>
      ))}
    </ul>
  );
};

/** Opened by address without the right to it: says so, and where one may go. */
export const ClosedPage = ({ name }: { name: string }) => {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('page.noRight', { name })} lead={t('page.noRightHint')}>
      <WaysOn />
    </PageFrame>
  );
};

export const NotFoundPage = () => {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('page.notFound')} lead={t('page.notFoundHint')}>
      <WaysOn />
    </PageFrame>
  );
};
