import { type RefObject, useEffect } from 'react';

/** Scrolls the row of the unit that was chosen last into sight. */
export const useChosenInSight = (body: RefObject<HTMLElement | null>, selection: readonly string[]): void => {
  const last = selection.at(-1);
  useEffect(() => {
    if (last === undefined) return;
    body.current?.querySelector(`[data-unit="${last}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [body, last]);
};
