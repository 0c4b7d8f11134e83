import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseState, useCases } from '../../api/cases.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enCases } from '../../i18n/en-cases.ts';
import { zhCnCases } from '../../i18n/zh-cn-cases.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { TextField } from '../../ui/field.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { CaseTable } from './case-table.tsx';
import css from './cases-page.module.css';

addWords(zhCnCases, enCases);

const states: readonly CaseState[] = ['open', 'closed', 'all'];
const typingPauseMs = 300;

/** The cases of one's own office. */
export const CasesPage = () => {
  const { t } = useTranslation();
  const [state, setState] = useState<CaseState>('open');
  const [number, setNumber] = useState('');
  const [asked] = useDebouncedValue(number.trim(), typingPauseMs);
  const cases = useCases(state, asked);
  return (
    <PageFrame title={t('page.cases')} lead={t('cases.lead')} wide>
      <search className={css.filters}>
        <TextField
          label={t('cases.number')}
          type="search"
          value={number}
          onChange={setNumber}
          maxLength={64}
        />
        <ChoiceRow
          label={t('cases.state')}
          values={states}
          value={state}
          textOf={(one) => t(`cases.filter.${one}`)}
          onChange={setState}
        />
      </search>
      <WhenRead answer={cases}>
        {({ pages }) => (
          <>
            <p className={css.count}>
              <output>{t('cases.openCount', { count: pages[0]?.openCount ?? 0 })}</output>
            </p>
            <CaseTable cases={pages.flatMap((page) => page.cases)} />
            {cases.hasNextPage && (
              <Button
                variant="default"
                className={css.more ?? ''}
                loading={cases.isFetchingNextPage}
                onClick={() => void cases.fetchNextPage()}
              >
                {t('cases.more')}
              </Button>
            )}
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
