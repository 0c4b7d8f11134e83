import { useDesk } from '../desk/desk-state.ts';
import type { HandContext } from './hand-context.ts';
import { mergeOperations } from './operations.ts';

/** Makes one of the chosen units. */
export const mergeChosen = async ({
  draft,
  perform,
}: Pick<HandContext, 'draft' | 'perform'>): Promise<void> => {
  const { selection } = useDesk.getState();
  const operations = mergeOperations(draft.store.getState(), selection);
  if (operations.length === 0 || !(await perform(operations))) return;
  const { units } = draft.store.getState().picture;
  useDesk.setState({ selection: units.filter(({ id }) => selection.includes(id)).map(({ id }) => id) });
};
