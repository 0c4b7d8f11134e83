import { useTranslation } from 'react-i18next';
import type { CoverageGaps } from '../../../server/contract/coverage.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './coverage-page.module.css';

interface Props {
  readonly answer: CoverageGaps;
  readonly onChoose: (id: string) => void;
}

/** Compounds beyond the limit, the worst first. */
export const CoverageGapList = ({ answer, onChoose }: Props) => {
  const { t } = useTranslation();
  const { count, figure } = useFormats();
  if (answer.count === 0) return <p className={css.note}>{t('coverage.noGaps')}</p>;
  return (
    <>
      <p className={css.note}>
        {t('coverage.gapsNote', {
          compounds: count(answer.count),
          people: count(answer.people),
          shown: answer.gaps.length,
        })}
        {answer.gaps.some(({ isVulnerabilityUnknown }) => isVulnerabilityUnknown) &&
          ` ${t('coverage.vulnerabilityUnknown')}`}
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('coverage.compound')}</th>
            <th scope="col" className={css.number}>
              {t('coverage.figures.people')}
            </th>
            <th scope="col" className={css.number}>
              {t('coverage.excess')}
            </th>
            <th scope="col" className={css.number}>
              {t('coverage.score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.gaps.map((gap) => (
            <tr key={gap.id}>
              <th scope="row">
                <button type="button" className={css.link} onClick={() => onChoose(gap.id)}>
                  {gap.name}
                </button>
                <div className={css.note}>{gap.communityName}</div>
              </th>
              <td className={css.number}>{count(gap.people)}</td>
              <td className={css.number}>
                {gap.isUnreachable ? t('coverage.unreachable') : figure(gap.excessMinutes)}
              </td>
              <td className={css.number}>{count(gap.score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
