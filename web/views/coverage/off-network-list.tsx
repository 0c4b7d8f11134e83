import { useTranslation } from 'react-i18next';
import type { Coverage } from '../../../server/contract/coverage.ts';
import css from './coverage-page.module.css';

interface Props {
  readonly coverage: Coverage;
  readonly onChoose: (id: string) => void;
}

/** Stations and compounds that stand on no way, and stations that do not count: listed, never dropped. */
export const OffNetworkList = ({ coverage, onChoose }: Props) => {
  const { t } = useTranslation();
  const absent = coverage.stations.filter(({ absence }) => absence !== null);
  const { offNetworkCompounds, outsideCompounds, snapLimitMeters } = coverage;
  return (
    <>
      <h2>{t('coverage.leftOutTitle')}</h2>
      {offNetworkCompounds.length === 0 && (
        <p className={css.note}>{t('coverage.allOnNetwork', { meters: snapLimitMeters })}</p>
      )}
      <ul className={css.note}>
        {offNetworkCompounds.map(({ id, name, offNetwork }) => (
          <li key={id}>
            <button type="button" className={css.link} onClick={() => onChoose(id)}>
              {name}
            </button>{' '}
            {t(`coverage.reasons.${offNetwork.reason}`, { meters: offNetwork.nearestMeters ?? 0 })}
          </li>
        ))}
        {absent.map(({ id, name, absence }) => (
          <li key={id}>
            {name} {absence !== null && t(`coverage.absences.${absence}`)}
          </li>
        ))}
      </ul>
      {outsideCompounds.people > 0 && (
        <p className={css.note}>{t('coverage.outside', { count: outsideCompounds.people })}</p>
      )}
    </>
  );
};
