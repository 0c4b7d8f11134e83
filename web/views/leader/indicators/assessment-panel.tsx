import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../server/contract/indicators.ts';
import { type AssessedBy, useAssessment } from '../../../api/indicators.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useView } from '../../../state/url.ts';
import { useTicketQuestion } from '../../../state/use-ticket-question.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { ErrorNotice } from '../../frame/load-error.tsx';
import { useFilterText } from '../filters/use-filter-text.ts';
import { DatedSource } from './dated-source.tsx';
import css from './indicators-panel.module.css';
import { RatioCell } from './ratio-cell.tsx';

const groupings: readonly AssessedBy[] = ['assessed-street', 'office'];
type Indicator = Assessment['definitions'][number]['indicator'];

/** Every indicator of all tickets together, with what it is made of. */
const Overview = ({ answer }: { answer: Assessment }) => {
  const { t } = useTranslation();
  return (
    <table className={css.table}>
      <caption className={css.caption}>{t('indicators.all')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('indicators.indicator')}</th>
          <th scope="col">{t('indicators.before')}</th>
          <th scope="col">{t('indicators.after')}</th>
        </tr>
      </thead>
      <tbody>
        {answer.definitions.map((definition) => {
          const figure = answer.all.figures.find(({ indicator }) => indicator === definition.indicator);
          return (
            <tr key={definition.indicator}>
              <th scope="row">
                {definition.name}
                <span className={css.definition}>{t('indicators.definition', definition)}</span>
              </th>
              <RatioCell ratio={figure?.before} />
              <RatioCell ratio={figure?.after} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

interface GroupsProps {
  readonly answer: Assessment;
  readonly indicator: Indicator;
  readonly ranked: boolean;
}

/** One indicator per street or office, by name; by rank only where somebody asked for ranks. */
const Groups = ({ answer, indicator, ranked }: GroupsProps) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const textOf = useFilterText();
  const filter = answer.by === 'office' ? 'offices' : 'streets';
  const nameOf = (id: string): string => (id === 'none' ? t('indicators.nobody') : textOf(filter, id));
  const last = Number.MAX_SAFE_INTEGER;
  const groups = answer.groups.toSorted((one, other) =>
    ranked
      ? (one.rank ?? last) - (other.rank ?? last)
      : nameOf(one.id).localeCompare(nameOf(other.id), 'zh-CN'),
  );
  return (
    <table className={css.table}>
      <caption className={css.caption}>{t(`indicators.bys.${answer.by}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('indicators.group')}</th>
          <th scope="col">{t('indicators.before')}</th>
          <th scope="col">{t('indicators.after')}</th>
          {ranked && <th scope="col">{t('indicators.composite')}</th>}
          {ranked && <th scope="col">{t('indicators.rank')}</th>}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const figure = group.figures.find((one) => one.indicator === indicator);
          return (
            <tr key={group.id} className={(figure?.after.denominator ?? 0) < 30 ? css.small : ''}>
              <th scope="row">{nameOf(group.id)}</th>
              <RatioCell ratio={figure?.before} />
              <RatioCell ratio={figure?.after} />
              {ranked && (
                <td>
                  {group.composite == null ? t('indicators.none') : formats.figure(group.composite * 100)}
                </td>
              )}
              {ranked && <td>{group.rank ?? t('indicators.none')}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** 考核口径: the formula of the hotline office, before and after 剔除. */
export const AssessmentPanel = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const [by, setBy] = useState<AssessedBy>('assessed-street');
  const [indicator, setIndicator] = useState<Indicator>('satisfaction');
  const [ranked, setRanked] = useState(false);
  const { asked } = useTicketQuestion(view);
  const answer = useAssessment({ by, ranked }, asked);
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} />;
  const { data } = answer;
  if (!data) return <Skeleton height={240} />;
  return (
    <>
      <Overview answer={data} />
      <p className={css.note}>{t('indicators.weight', { weight: data.basicWeight })}</p>
      <ChoiceRow
        label={t('indicators.by')}
        values={groupings}
        value={by}
        textOf={(one) => t(`indicators.bys.${one}`)}
        onChange={setBy}
      />
      <SelectField
        label={t('indicators.indicator')}
        value={indicator}
        choices={data.definitions.map((one) => ({ value: one.indicator, text: one.name }))}
        onChange={setIndicator}
      />
      <label className={css.check}>
        <input type="checkbox" checked={ranked} onChange={() => setRanked(!ranked)} />
        {t('indicators.ranked')}
      </label>
      <Groups answer={data} indicator={indicator} ranked={ranked} />
      <p className={css.note}>{t('indicators.small')}</p>
      <DatedSource answer={data} />
    </>
  );
};
