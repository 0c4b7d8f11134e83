import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useConflicts, useRebase } from '../../../api/scenario-review.ts';
import { ErrorLine } from '../../../ui/error-line.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import { ConflictList } from './conflict-list.tsx';
import css from './review.module.css';

/** A later revision is out: what stands in the way of moving on to it, and moving on where nothing does. */
export const ConflictsPanel = ({ scenario, mayRebase }: { scenario: Scenario; mayRebase: boolean }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useConflicts(scenario);
  const rebase = useRebase(scenario);
  const isFree = data !== undefined && data.conflicts.length === 0;
  return (
    <Panel title={t('review.conflict.title')} note={data && t('review.conflict.latest', data.latestRevision)}>
      <ErrorLine error={errorText(error ?? rebase.error)} />
      {isFree && <p>{t('review.conflict.none')}</p>}
      {data && data.conflicts.length > 0 && (
        <>
          <p>{t('review.conflict.some', { count: data.conflicts.length })}</p>
          <ConflictList conflicts={data.conflicts} />
        </>
      )}
      {isFree && mayRebase && (
        <div className={css.buttons}>
          <Button loading={rebase.isPending} onClick={() => rebase.mutate(undefined)}>
            {t('review.conflict.rebase')}
          </Button>
        </div>
      )}
    </Panel>
  );
};
