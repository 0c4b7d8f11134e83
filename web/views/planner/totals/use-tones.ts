import { useMemo } from 'react';
import type { NetPicture } from '../../../drafting/messages.ts';
import type { Tone } from '../../../layers/draft-features.ts';
import { useDesk } from '../desk/desk-state.ts';
import { toneOf, useTargets } from './targets.ts';

/** How each leaf is coloured: by itself, or by the grid that holds it where grids are looked at. */
export const useTones = ({ units }: NetPicture): ReadonlyMap<string, Tone> => {
  const targets = useTargets();
  const pickLevel = useDesk((state) => state.pickLevel);
  return useMemo(() => {
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const judged = (unit: (typeof units)[number]): Tone => {
      const parent = byId.get(unit.parentId ?? '');
      const isBelowGrid = pickLevel === 'grid' && unit.level === 'micro-grid' && parent !== undefined;
      const meant = isBelowGrid ? parent : unit;
      return toneOf(meant, meant.figures, targets);
    };
    return new Map(units.filter(({ isLeaf }) => isLeaf).map((unit) => [unit.id, judged(unit)]));
  }, [units, targets, pickLevel]);
};
