import type { MeasureFlag } from '../../../../server/contract/measure-names.ts';
import type { UnitMeasureAnswer } from '../../../../server/contract/unit-measures.ts';
import { factorOfScale } from '../../../layers/value-scale.ts';

/** A unit as the table shows it; value and interval are in the unit of the map's legend. */
export interface UnitRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly q: number | null;
  readonly flag: MeasureFlag;
}

/** The same figures as the map paints, one row for each unit. */
export const rowsOf = (answer: UnitMeasureAnswer): UnitRow[] => {
  const factor = factorOfScale(answer);
  const scaled = (value: number | null | undefined): number | null => (value == null ? null : value * factor);
  return answer.id.map((id, unit) => ({
    id,
    code: answer.code[unit] ?? '',
    name: answer.name[unit] ?? '',
    numerator: answer.numerator[unit] ?? 0,
    denominator: answer.denominator[unit] ?? null,
    value: scaled(answer.value[unit]),
    low: scaled(answer.low[unit]),
    high: scaled(answer.high[unit]),
    q: answer.q[unit] ?? null,
    flag: answer.flag[unit] ?? 'ok',
  }));
};

export const sortColumns = ['code', 'name', 'numerator', 'denominator', 'value', 'q'] as const;
export type SortColumn = (typeof sortColumns)[number];
export interface RowOrder {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Without a wish: by code, which says nothing about who is better. */
export const orderByCode: RowOrder = { column: 'code', descending: false };

const compare = (one: string | number, other: string | number): number =>
  typeof one === 'string' && typeof other === 'string'
    ? one.localeCompare(other, 'zh-CN')
    : Number(one) - Number(other);

/** Rows in an order. By value or q, units with few tickets or none come last: small numbers must not lead. */
export const sortRows = (rows: readonly UnitRow[], { column, descending }: RowOrder): UnitRow[] => {
  const judged = column === 'value' || column === 'q';
  return rows.toSorted((one, other) => {
    if (judged && (one.flag === 'ok') !== (other.flag === 'ok')) return one.flag === 'ok' ? -1 : 1;
    const [a, b] = [one[column], other[column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return compare(a, b) * (descending ? -1 : 1) || compare(one.code, other.code);
  });
};
