import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Draft } from '../../../drafting/draft.ts';
import { useFormats } from '../../../i18n/format.ts';
import css from './status-line.module.css';

/** Whether the net holds, what is saved, how many operations there are, and the base: always in sight. */
export const StatusLine = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { picture, outbox, done, scenario } = useStore(draft.store);
  const { phase, waiting, savedAt } = outbox;
  const saved =
    waiting === 0
      ? savedAt === null
        ? t('planner.saved.all')
        : t('planner.saved.at', { time: formats.moment(savedAt) })
      : t(phase === 'offline' ? 'planner.saved.offline' : 'planner.saved.sending', { count: waiting });
  return (
    <footer className={css.line}>
      <span data-bad={!picture.holds}>{t(picture.holds ? 'planner.holds' : 'planner.holdsNot')}</span>
      <output data-bad={phase === 'offline' || phase === 'refused' || phase === 'outdated'}>{saved}</output>
      <span>{t('planner.operations', { count: done.length })}</span>
      <span>{t('planner.base', { title: scenario.baseRevision.title })}</span>
      {scenario.isBehind && <span data-bad="true">{t('planner.behind')}</span>}
    </footer>
  );
};
