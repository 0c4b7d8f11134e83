import { useDesk } from '../desk/desk-state.ts';
import type { HandContext, ToolHand } from './hand-context.ts';

/** The unit that a click means: a leaf, or the grid that holds it. */
export const meantUnit = ({ draft }: HandContext, leaf: string): string => {
  if (useDesk.getState().pickLevel === 'leaf') return leaf;
  const { units } = draft.store.getState().picture;
  const unit = units.find(({ id }) => id === leaf);
  return unit?.level === 'micro-grid' && unit.parentId !== null ? unit.parentId : leaf;
};

/** Chooses units; with Shift or Ctrl more of them, clicked again they are let go. */
export const selectHand = (context: HandContext): ToolHand => ({
  click: ({ point, isAdding }) => {
    void context.draft.pick(point).then((leaf) => {
      const { selection } = useDesk.getState();
      if (leaf === null) {
        if (!isAdding) useDesk.setState({ selection: [] });
        return;
      }
      const id = meantUnit(context, leaf);
      const others = selection.filter((each) => each !== id);
      const isLet = others.length < selection.length && (isAdding || selection.length === 1);
      if (isAdding) useDesk.setState({ selection: isLet ? others : [...others, id] });
      else useDesk.setState({ selection: isLet ? [] : [id] });
    });
  },
});
