import { create } from 'zustand';
import type { CountedFigures, DrawnUnit } from '../../../drafting/messages.ts';
import type { Tone } from '../../../layers/draft-features.ts';

/** What can have a target. */
export const measures = ['households', 'people', 'buildings'] as const;
export type Measure = (typeof measures)[number];

export interface Target {
  readonly low: number;
  readonly high: number;
}

interface Targets {
  readonly measure: Measure;
  readonly grid: Target;
  readonly microGrid: Target;
}

/** 300–500 households a grid, 30–100 a micro-grid, as the field writes it. */
const usual: Targets = {
  measure: 'households',
  grid: { low: 300, high: 500 },
  microGrid: { low: 30, high: 100 },
};

const storageKey = 'wangge-targets';

const kept = (): Targets => {
  try {
    const text = localStorage.getItem(storageKey);
    return text === null ? usual : { ...usual, ...(JSON.parse(text) as Partial<Targets>) };
  } catch {
    // A browser that keeps nothing, or something that is no target: the usual ones hold.
    return usual;
  }
};

export const useTargets = create<Targets>(() => kept());

/** Changes targets and keeps them in this browser. */
export const changeTargets = (change: Partial<Targets>): void => {
  useTargets.setState(change);
  try {
    localStorage.setItem(storageKey, JSON.stringify(useTargets.getState()));
  } catch {
    // They hold as long as the page is open.
  }
};

/** How a unit stands to its target; dedicated grids, intended holes and what lies higher have none. */
export const toneOf = (
  { level, isVoid }: Pick<DrawnUnit, 'level' | 'isVoid'>,
  figures: Pick<CountedFigures, Measure>,
  { measure, grid, microGrid }: Targets,
): Tone => {
  const target = level === 'general-grid' ? grid : level === 'micro-grid' ? microGrid : null;
  if (target === null || isVoid) return 'none';
  const value = figures[measure];
  return value < target.low ? 'below' : value > target.high ? 'above' : 'within';
};
