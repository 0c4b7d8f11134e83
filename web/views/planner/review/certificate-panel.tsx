import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useCertificate } from '../../../api/scenario-review.ts';
import { useFormats } from '../../../i18n/format.ts';
import { ErrorLine } from '../../../ui/error-line.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import { PlaceLink } from './place-link.tsx';
import css from './review.module.css';

/** The proof that the scenario leaves no gap and no overlap, as it was handed in, and computed anew by a click. */
export const CertificatePanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const formats = useFormats();
  const { mutate, data, error, isPending } = useCertificate(scenario);
  const kept = scenario.certificate;
  const numbers = (certificate: NonNullable<Scenario['certificate']>) => (
    <>
      <p>
        {t('review.certificate.numbers', {
          units: formats.count(certificate.units),
          leaves: formats.count(certificate.leaves),
          rings: formats.count(certificate.rings),
          vertices: formats.count(certificate.vertices),
        })}
      </p>
      <p className={css.hash}>SHA-256 {certificate.hash}</p>
    </>
  );
  const isSame = data?.certificate != null && kept !== null && data.certificate.hash === kept.hash;
  return (
    <Panel title={t('review.certificate.title')} note={t('review.certificate.note')}>
      {kept === null ? <p>{t('review.certificate.none')}</p> : numbers(kept)}
      <ErrorLine error={errorText(error)} />
      <output>
        {data?.certificate && (
          <>
            <p>
              {t(data.holds ? 'review.certificate.holds' : 'review.certificate.fails')}
              {kept !== null && ` ${t(isSame ? 'review.certificate.same' : 'review.certificate.differs')}`}
            </p>
            {!isSame && numbers(data.certificate)}
          </>
        )}
        {data && !data.holds && (
          <ul className={css.list}>
            {data.faults.map(({ kind, unitId, place }) => (
              <li key={`${kind} ${unitId} ${place?.join() ?? ''}`}>
                {kind} {place !== null && <PlaceLink place={place}>{t('planner.show')}</PlaceLink>}
              </li>
            ))}
          </ul>
        )}
      </output>
      <div className={css.buttons}>
        <Button variant="default" loading={isPending} onClick={() => mutate()}>
          {t('review.certificate.again')}
        </Button>
      </div>
    </Panel>
  );
};
