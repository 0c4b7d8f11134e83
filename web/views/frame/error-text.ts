import { useTranslation } from 'react-i18next';
import { RequestError } from '../../api/client.ts';

/** What went wrong, in the server's words where it has some; null without an error. */
export const useErrorText = () => {
  const { t } = useTranslation();
  return (error: Error | null): string | null => {
    if (error === null) return null;
    if (!(error instanceof RequestError)) return t('error.unknown');
    return error.status === 0 ? t('error.network') : error.message;
  };
};
