import { useTranslation } from 'react-i18next';
import css from './legends.module.css';

const organisationTypes = [
  { type: 'committee', sign: '委' },
  { type: 'general-branch', sign: '总' },
  { type: 'branch', sign: '支' },
  { type: 'group', sign: '组' },
] as const;

/** Signs of party organisations. */
export const PartyOrgLegend = () => {
  const { t } = useTranslation();
  return (
    <ul className={css.signs}>
      {organisationTypes.map(({ type, sign }) => (
        <li key={type}>
          <span className={css.round} lang="zh-CN" aria-hidden="true">
            {sign}
          </span>
          {t(`org.types.${type}`)}
        </li>
      ))}
      <li>
        <span className={css.cluster} aria-hidden="true">
          9
        </span>
        {t('legend.cluster')}
      </li>
    </ul>
  );
};

/** Signs of service stations. */
export const StationLegend = () => {
  const { t } = useTranslation();
  return (
    <>
      <ul className={css.signs}>
        <li>
          <span className={css.wide} lang="zh-CN" aria-hidden="true">
            中心
          </span>
          {t('legend.centre')}
        </li>
        <li>
          <span className={css.square} lang="zh-CN" aria-hidden="true">
            站
          </span>
          {t('legend.station')}
        </li>
        <li>
          <span className={css.filled} aria-hidden="true" />
          {t('legend.open')}
        </li>
        <li>
          <span className={css.hollow} aria-hidden="true" />
          {t('legend.closed')}
        </li>
      </ul>
      <p className={css.note}>{t('legend.weekly')}</p>
    </>
  );
};
