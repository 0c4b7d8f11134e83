import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useComments, useSettledComment } from '../../../api/scenario-review.ts';
import { useFormats } from '../../../i18n/format.ts';
import { ErrorLine } from '../../../ui/error-line.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import { WhenRead } from '../../frame/when-read.tsx';
import { PlaceLink } from './place-link.tsx';
import css from './review.module.css';

/** Remarks that are pinned to places, and settling them. */
export const CommentsPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const comments = useComments(scenario.id);
  const settled = useSettledComment(scenario.id);
  return (
    <Panel title={t('review.comments.title')} note={t('review.comments.note')}>
      <ErrorLine error={errorText(settled.error)} />
      <WhenRead answer={comments}>
        {(list) =>
          list.length === 0 ? (
            <p>{t('review.comments.none')}</p>
          ) : (
            <ul className={css.list}>
              {list.map(({ id, body, writtenBy, writtenAt, place, resolvedBy }) => (
                <li key={id} data-settled={resolvedBy !== null}>
                  {body} · {writtenBy.name} · {formats.dateTime(writtenAt)} ·{' '}
                  <PlaceLink place={[place[0] ?? 0, place[1] ?? 0]}>{t('planner.show')}</PlaceLink>{' '}
                  {resolvedBy === null ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      loading={settled.isPending}
                      onClick={() => settled.mutate(id)}
                    >
                      {t('review.comments.settle')}
                    </Button>
                  ) : (
                    t('review.comments.settled', { name: resolvedBy.name })
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </WhenRead>
    </Panel>
  );
};
