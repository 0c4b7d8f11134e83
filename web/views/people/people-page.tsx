import { useTranslation } from 'react-i18next';
import { PageFrame } from '../frame/page-frame.tsx';

export const PeoplePage = () => {
  const { t } = useTranslation();
  return <PageFrame title={t('page.people')}>…</PageFrame>;
};
