import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { NetOperation } from '../../../../server/contract/scenario-operations.ts';
import type { Draft } from '../../../drafting/draft.ts';
import type { DraftStep } from '../../../drafting/draft-steps.ts';
import css from '../desk/side-panel.module.css';

const shownSteps = 30;

/** The unit that an operation is about, as far as its name is known. */
const aimOf = (operation: NetOperation, nameOf: (id: string) => string | undefined): string => {
  switch (operation.kind) {
    case 'split':
      return nameOf(operation.unit) ?? operation.parts[0]?.unit.name ?? '';
    case 'merge':
      return operation.into.name;
    case 'reshape':
      return operation.between.flatMap((id) => (id === null ? [] : (nameOf(id) ?? []))).join(' / ');
    case 'create-parent':
      return operation.unit.name;
    default:
      return nameOf(operation.unit) ?? '';
  }
};

/** What was done, the latest first, and above it what can be done again. */
export const StepList = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  const { done, undone, picture } = useStore(draft.store);
  const nameOf = (id: string): string | undefined => picture.units.find((unit) => unit.id === id)?.name;
  const item = ({ key, kind, operation }: DraftStep, isUndone: boolean) => (
    <li key={key} data-undone={isUndone}>
      {t(`planner.operation.${kind}`)} {aimOf(operation, nameOf)}
    </li>
  );
  return (
    <section>
      <h2>{t('planner.steps.title')}</h2>
      {done.length + undone.length === 0 && <p className={css.note}>{t('planner.steps.none')}</p>}
      <ol className={css.steps} reversed>
        {undone.toReversed().map((step) => item(step, true))}
        {done
          .slice(-shownSteps)
          .toReversed()
          .map((step) => item(step, false))}
      </ol>
      {done.length > shownSteps && (
        <p className={css.quiet}>{t('planner.steps.more', { count: done.length - shownSteps })}</p>
      )}
    </section>
  );
};
