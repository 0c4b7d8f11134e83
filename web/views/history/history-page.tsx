import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryFilter, useHistory } from '../../api/audit.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enHistory } from '../../i18n/en-history.ts';
import { zhCnHistory } from '../../i18n/zh-cn-history.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import css from './history-days.module.css';
import { HistoryDays } from './history-days.tsx';
import { HistoryFilters } from './history-filters.tsx';
import { Verification } from './verification.tsx';

addWords(zhCnHistory, enHistory);

const everything: HistoryFilter = { action: '', actor: '', from: '', until: '' };

/** Who did what to what, and the proof that nothing of it was changed since. */
export const HistoryPage = () => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(everything);
  const history = useHistory(filter);
  return (
    <PageFrame title={t('page.history')} lead={t('history.lead')} wide>
      <Verification />
      <HistoryFilters filter={filter} change={setFilter} />
      <WhenRead answer={history}>
        {({ pages }) => (
          <>
            <HistoryDays entries={pages.flatMap(({ entries }) => entries)} />
            {history.hasNextPage && (
              <Button
                variant="default"
                className={css.more ?? ''}
                loading={history.isFetchingNextPage}
                onClick={() => void history.fetchNextPage()}
              >
                {t('history.earlier')}
              </Button>
            )}
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
