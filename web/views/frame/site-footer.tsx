import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import css from './site-footer.module.css';

/** The numbers under which the site and its map are registered; nothing where none are recorded. */
export const SiteFooter = () => {
  const { t } = useTranslation();
  const site = useSession().data?.site;
  if (!site) return null;
  const { synthetic, reviewNumber, icpNumber, policeNumber } = site;
  const parts = [
    synthetic ? t('app.reviewNumber') : reviewNumber && t('footer.reviewNumber', { number: reviewNumber }),
    icpNumber,
    policeNumber && t('footer.police', { number: policeNumber }),
  ].filter((part) => part !== null && part !== '');
  if (parts.length === 0) return null;
  return (
    <footer className={css.footer}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
};
