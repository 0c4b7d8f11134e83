import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Draft } from '../../../drafting/draft.ts';
import { CommentForm } from '../review/comment-form.tsx';
import type { HandContext } from '../tools/hand-context.ts';
import { SplitPieces } from '../tools/split-pieces.tsx';
import { SuggestionPanel } from '../tools/suggestion-panel.tsx';
import { UnitForm } from '../tools/unit-form.tsx';
import { StepList } from '../totals/step-list.tsx';
import { useDesk } from './desk-state.ts';
import css from './side-panel.module.css';

/** What is in hand: pieces of a split, the chosen unit, who takes what is painted; below it what was done. */
export const SidePanel = ({ draft, hand }: { draft: Draft; hand: HandContext | null }) => {
  const { t } = useTranslation();
  const { tool, previews, selection, assignTo } = useDesk();
  const { units } = useStore(draft.store, (state) => state.picture);
  const scenario = useStore(draft.store, (state) => state.scenario);
  const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? id;
  const [only, ...others] = selection;
  const isHeld = tool === 'split' && previews.length > 0;
  const chosen = others.length === 0 ? units.find(({ id }) => id === only) : undefined;
  return (
    <div className={css.panel}>
      {isHeld && <SplitPieces draft={draft} hand={hand} />}
      {tool === 'assign' && (
        <p className={css.note}>
          {assignTo === null
            ? t('planner.assign.choose')
            : t('planner.assign.to', { name: nameOf(assignTo) })}
        </p>
      )}
      {chosen && tool !== 'assign' && !isHeld && (
        <UnitForm key={chosen.id} unit={chosen} parentName={nameOf(chosen.parentId ?? '')} hand={hand} />
      )}
      {chosen && hand?.mayDraw && !chosen.isVoid && tool === 'select' && (
        <SuggestionPanel key={`suggest ${chosen.id}`} unit={chosen} hand={hand} />
      )}
      {chosen && hand && tool !== 'assign' && !isHeld && (
        <CommentForm
          scenarioId={scenario.id}
          unitId={chosen.id}
          place={hand.frame.toLonLat([
            Math.round((chosen.box[0] + chosen.box[2]) / 2),
            Math.round((chosen.box[1] + chosen.box[3]) / 2),
          ])}
        />
      )}
      {others.length > 0 && (
        <p className={css.note}>{t('planner.chosenMany', { count: selection.length })}</p>
      )}
      <StepList draft={draft} />
    </div>
  );
};
