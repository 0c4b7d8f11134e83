import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { CountAreas } from '../count-areas.tsx';
import { AssessmentPanel } from './assessment-panel.tsx';
import css from './indicators-panel.module.css';
import { InsightPanel } from './insight-panel.tsx';

const bases = ['assessment', 'insight'] as const;
type Basis = (typeof bases)[number];

/** Indicators on one basis at a time: what is assessed and what is to be understood never stand in one table. */
export const IndicatorsPanel = () => {
  const { t } = useTranslation();
  const [basis, setBasis] = useState<Basis>('assessment');
  return (
    <>
      <ChoiceRow
        label={t('indicators.basis')}
        values={bases}
        value={basis}
        textOf={(one) => t(`indicators.bases.${one}`)}
        onChange={setBasis}
      />
      <section className={css.basis} data-basis={basis}>
        <h3>{t(`indicators.bases.${basis}`)}</h3>
        <p className={css.lead}>{t(`indicators.leads.${basis}`)}</p>
        <CountAreas />
        {basis === 'assessment' ? <AssessmentPanel /> : <InsightPanel />}
      </section>
    </>
  );
};
