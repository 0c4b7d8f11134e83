import { useTranslation } from 'react-i18next';
import { RequestError } from '../../api/client.ts';
import { Notice } from '../../ui/notice.tsx';
import css from './load-error.module.css';

/** What went wrong, in words that help, and a way to try again. */
export const ErrorNotice = ({ error, retry }: { error: Error; retry: () => void }) => {
  const { t } = useTranslation();
  const known = error instanceof RequestError ? error : null;
  const text = !known
    ? t('error.unknown')
    : known.status === 0
      ? t('error.network')
      : known.status === 404
        ? t('error.gone')
        : known.message;
  return (
    <Notice title={t('error.title')} action={{ label: t('app.retry'), run: retry }}>
      {text}
      {known?.requestId && <p className={css.small}>{t('app.requestId', { id: known.requestId })}</p>}
    </Notice>
  );
};

/** The same where nothing else can be shown. */
export const LoadError = (props: { error: Error; retry: () => void }) => (
  <div className={css.center}>
    <ErrorNotice {...props} />
  </div>
);
