import { useTranslation } from 'react-i18next';
import type { Role } from '../../../server/contract/rights.ts';
import css from './vacant-posts.module.css';

/** Administrators' posts that nobody holds, as something to be done. */
export const VacantPosts = ({ posts }: { posts: readonly Role[] }) => {
  const { t } = useTranslation();
  if (posts.length === 0) return null;
  return (
    <aside className={css.vacant}>
      <strong>
        {t('people.vacant', { posts: posts.map((post) => t(`role.name.${post}`)).join(t('session.and')) })}
      </strong>
      <p>{t('people.vacantHint')}</p>
    </aside>
  );
};
