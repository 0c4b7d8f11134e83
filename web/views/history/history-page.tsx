import { useTranslation } from 'react-i18next';
import { PageFrame } from '../frame/page-frame.tsx';

export const HistoryPage = () => {
  const { t } = useTranslation();
  return <PageFrame title={t('page.history')}>…</PageFrame>;
};
