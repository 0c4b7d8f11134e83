import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import css from './finder.module.css';

/** Numbers that have to stand there, and the way in for the staff. */
export const FinderFooter = ({ known }: { known: PublicStations | undefined }) => {
  const { t, i18n } = useTranslation();
  const { reviewNumber, icpNumber, policeNumber } = known ?? {};
  const synthetic = known?.district?.synthetic;
  const signIn = i18n.language === 'en' ? '/sign-in?lang=en' : '/sign-in';
  return (
    <footer className={css.footer}>
      {known && !reviewNumber && <p>{t('finder.footer.noMap')}</p>}
      {reviewNumber && !synthetic && <p>{t('finder.footer.review', { number: reviewNumber })}</p>}
      {icpNumber && <p>{icpNumber}</p>}
      {policeNumber && <p>{t('finder.footer.police', { number: policeNumber })}</p>}
      <p>{t('finder.footer.privacy')}</p>
      {known?.hasStaffDoor && (
        <p>
          <a href={signIn}>{t('finder.staff')}</a>
        </p>
      )}
    </footer>
  );
};
