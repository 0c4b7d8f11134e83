import { useTranslation } from 'react-i18next';
import type { ReleaseCertificate, ReleaseTrial } from '../../../server/contract/public-counts.ts';
import { useFormats } from '../../i18n/format.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { CellTables } from './cell-tables.tsx';
import css from './releases.module.css';

/** Words of the server in the language of the page. */
const useWording = () => {
  const { i18n } = useTranslation();
  return ({ zh, en }: { zh: string; en: string }): string => (i18n.language === 'en' ? en : zh);
};

/** What was proven, in figures. */
export const CertificateText = ({ certificate }: { certificate: ReleaseCertificate }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <p>
        {t('releases.published', {
          published: formats.count(certificate.publishedCells),
          kept: formats.count(certificate.keptBackCells),
        })}
      </p>
      <p className={css.quiet}>
        {t('releases.smallest', {
          tickets: formats.count(certificate.smallestTickets),
          reporters: formats.count(certificate.smallestReporters),
          atoms: formats.count(certificate.atoms),
        })}
      </p>
    </>
  );
};

const Combinations = ({ trial }: { trial: ReleaseTrial }) => {
  const { t } = useTranslation();
  const wording = useWording();
  if (trial.combinations.length === 0) return null;
  const title = t(trial.outcome === 'refused' ? 'releases.exposing' : 'releases.keptBecause', {
    value: trial.combinationCount,
  });
  return (
    <Disclosure title={title} startsOpen={trial.outcome === 'refused'}>
      <ul className={css.combinations}>
        {trial.combinations.map((combination) => (
          <li key={combination.zh}>{wording(combination)}</li>
        ))}
      </ul>
    </Disclosure>
  );
};

/** What would be published and what is kept back, or why nothing may be. */
export const TrialResult = ({ trial }: { trial: ReleaseTrial }) => {
  const { t, i18n } = useTranslation();
  const wording = useWording();
  const left = trial.leftOutCategories.map(({ name, nameEn }) => (i18n.language === 'en' ? nameEn : name));
  return (
    <section className={css.trial} data-outcome={trial.outcome} aria-live="polite">
      <h3>{t(`releases.outcome.${trial.outcome}`)}</h3>
      {trial.refusal && <p>{wording(trial.refusal.text)}</p>}
      {trial.certificate && <CertificateText certificate={trial.certificate} />}
      {left.length > 0 && (
        <p className={css.quiet}>{t('releases.leftOut', { names: left.join(t('session.and')) })}</p>
      )}
      <Combinations trial={trial} />
      {trial.cells.length > 0 && (
        <Disclosure title={t('releases.preview')} startsOpen>
          <CellTables cells={trial.cells} />
        </Disclosure>
      )}
    </section>
  );
};
