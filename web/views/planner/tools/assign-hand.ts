import type { NetOperation } from '../../../../server/contract/scenario-operations.ts';
import type { DrawnUnit } from '../../../drafting/messages.ts';
import { useDesk } from '../desk/desk-state.ts';
import type { HandContext, Press, ToolHand } from './hand-context.ts';

/** Paints leaves into another grid: the first click says which grid takes them. */
export const assignHand = (context: HandContext): ToolHand => {
  let isPainting = false;
  const painted = new Set<string>();
  const unitOf = (id: string | null): DrawnUnit | undefined =>
    context.draft.store.getState().picture.units.find((unit) => unit.id === id);
  const paint = async ({ point }: Press): Promise<void> => {
    const leaf = unitOf(await context.draft.pick(point));
    if (leaf === undefined || !isPainting) return;
    const { assignTo } = useDesk.getState();
    if (assignTo === null || leaf.parentId === assignTo || painted.has(leaf.id)) return;
    painted.add(leaf.id);
    useDesk.setState({ selection: [...painted] });
  };
  return {
    down: (press) => {
      if (useDesk.getState().assignTo === null) return false;
      isPainting = true;
      painted.clear();
      void paint(press);
      return true;
    },
    move: (press) => {
      if (isPainting) void paint(press);
    },
    up: (press) => {
      if (!isPainting) return;
      void paint(press).then(async () => {
        isPainting = false;
        const { assignTo } = useDesk.getState();
        const operations = [...painted].map(
          (unit): NetOperation => ({ kind: 'reassign', unit, parentId: assignTo ?? '' }),
        );
        painted.clear();
        useDesk.setState({ selection: [] });
        await context.perform(operations);
      });
    },
    click: ({ point }) => {
      if (useDesk.getState().assignTo !== null) return;
      void context.draft.pick(point).then((leaf) => {
        const parent = unitOf(unitOf(leaf)?.parentId ?? null);
        if (parent !== undefined) useDesk.setState({ assignTo: parent.id });
      });
    },
  };
};
