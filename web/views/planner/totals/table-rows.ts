import type { UnitFigures } from '../../../../server/contract/scenario-metrics.ts';
import type { DrawnUnit } from '../../../drafting/messages.ts';

export const columns = [
  'code',
  'households',
  'people',
  'buildings',
  'area',
  'compactness',
  'tickets',
] as const;
export type Column = (typeof columns)[number];

export interface Row {
  readonly unit: DrawnUnit;
  /** What the server counts; null for a unit that it does not know yet. */
  readonly told: UnitFigures | null;
  /** Whether what the server told is of the net as it is drawn now. */
  readonly isFresh: boolean;
}

const cellOf = ({ unit, told }: Row, column: Column): number | string => {
  switch (column) {
    case 'code':
      return unit.code;
    case 'area':
      return unit.figures.areaSquareMeters;
    case 'tickets':
      return told?.ticketsPerYear ?? -1;
    default:
      return unit.figures[column];
  }
};

/** Rows in the order of a column; equal ones by code. */
export const sortedRows = (rows: readonly Row[], column: Column, isFalling: boolean): Row[] =>
  rows.toSorted((a, b) => {
    const [one, other] = isFalling ? [b, a] : [a, b];
    const [left, right] = [cellOf(one, column), cellOf(other, column)];
    if (left !== right) return left < right ? -1 : 1;
    return a.unit.code < b.unit.code ? -1 : 1;
  });
