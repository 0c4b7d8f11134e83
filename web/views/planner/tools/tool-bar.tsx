import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Draft } from '../../../drafting/draft.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { takeTool, useDesk } from '../desk/desk-state.ts';
import { ScenarioLink } from '../scenario-list/scenario-link.tsx';
import type { HandContext } from './hand-context.ts';
import { mergeChosen } from './merge-chosen.ts';
import css from './tool-bar.module.css';
import { keyOfTool, mergeKey, toolNames } from './tool-list.ts';

interface Props {
  readonly draft: Draft;
  readonly hand: HandContext | null;
  readonly mayDraw: boolean;
}

/** The tools with their keys; the one in hand says in a line how it works. */
export const ToolBar = ({ draft, hand, mayDraw }: Props) => {
  const { t } = useTranslation();
  const { tool, pickLevel, selection } = useDesk();
  const { done, undone, scenario } = useStore(draft.store);
  const button = (
    name: string,
    key: string,
    props: { disabled?: boolean; run: () => void; isOn?: boolean },
  ) => (
    <button
      key={name}
      type="button"
      className={css.tool}
      aria-pressed={props.isOn}
      aria-keyshortcuts={key}
      disabled={props.disabled ?? false}
      title={`${t(`planner.help.${name}`)} (${key.toUpperCase()})`}
      onClick={props.run}
    >
      {t(`planner.tool.${name}`)}
      <kbd>{key.toUpperCase()}</kbd>
    </button>
  );
  return (
    <div className={css.bar} role="toolbar" aria-label={t('planner.tools')}>
      <h1 className={css.title}>{scenario.title}</h1>
      {toolNames.map((name) =>
        button(name, keyOfTool[name], {
          disabled: !mayDraw && name !== 'select',
          isOn: tool === name,
          run: () => takeTool(name),
        }),
      )}
      {button('merge', mergeKey, {
        disabled: !mayDraw || hand === null || selection.length < 2,
        run: () => hand && void mergeChosen(hand),
      })}
      <span className={css.gap} />
      {button('undo', 'Ctrl+Z', {
        disabled: !mayDraw || done.length === 0,
        run: () => void draft.undo(),
      })}
      {button('redo', 'Ctrl+Y', {
        disabled: !mayDraw || undone.length === 0,
        run: () => void draft.redo(),
      })}
      <ChoiceRow
        label={t('planner.pickLevel')}
        values={['leaf', 'grid'] as const}
        value={pickLevel}
        textOf={(level) => t(`planner.pick.${level}`)}
        onChange={(level) => useDesk.setState({ pickLevel: level, selection: [] })}
      />
      <span className={css.end}>
        <ScenarioLink id={scenario.id} to="review">
          {t('planner.toReview')}
        </ScenarioLink>
      </span>
      <p className={css.help}>{t(`planner.help.${tool}`)}</p>
    </div>
  );
};
