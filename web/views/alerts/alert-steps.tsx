import { useTranslation } from 'react-i18next';
import { useAlertSteps } from '../../api/alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import { WhenRead } from '../frame/when-read.tsx';
import css from './alerts.module.css';

/** Who said what of an alert, and when. */
export const AlertSteps = ({ id }: { id: number }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <WhenRead answer={useAlertSteps(id)}>
      {(steps) => (
        <ol className={css.steps}>
          {steps.length === 0 && <li>{t('alerts.steps.none')}</li>}
          {steps.map((step) => (
            <li key={step.takenAt}>
              <strong>
                {[
                  t(`alerts.state.${step.state}`),
                  step.supervised ? t('alerts.supervised') : null,
                  step.responsibleUnit?.name,
                  step.dueOn === null ? null : `${t('alerts.due')} ${formats.day(step.dueOn)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </strong>
              {step.note && <span>{step.note}</span>}
              <span className={css.quiet}>
                {t('alerts.steps.by', { name: step.takenBy, time: formats.dateTime(step.takenAt) })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </WhenRead>
  );
};
