import { useTranslation } from 'react-i18next';
import { PageFrame } from '../frame/page-frame.tsx';

export const CasesPage = () => {
  const { t } = useTranslation();
  return <PageFrame title={t('page.cases')}>…</PageFrame>;
};
