import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitMeasureAnswer } from '../../../../server/contract/unit-measures.ts';
import { useFormats } from '../../../i18n/format.ts';
import { placeOfLevel } from '../../../layers/unit-values.ts';
import { ThingLink } from '../detail-parts.tsx';
import { orderByCode, type RowOrder, rowsOf, type SortColumn, sortRows, type UnitRow } from './unit-rows.ts';
import css from './unit-table.module.css';
import { columnsOfMeasure, useMeasureWords } from './use-measure-words.ts';

const firstShown = 200;

interface HeadProps {
  readonly column: SortColumn;
  readonly text: string;
  readonly order: RowOrder;
  readonly onOrder: (order: RowOrder) => void;
}

const SortHead = ({ column, text, order, onOrder }: HeadProps) => {
  const { t } = useTranslation();
  const isOn = order.column === column;
  const isText = column === 'code' || column === 'name';
  const next = { column, descending: isOn ? !order.descending : !isText };
  const sorted = isOn ? (order.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={sorted} className={isText ? '' : css.number}>
      <button type="button" title={t('figures.sort', { column: text })} onClick={() => onOrder(next)}>
        {text}
        <span aria-hidden="true">{isOn ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
};

interface RowProps {
  readonly row: UnitRow;
  readonly shown: ReturnType<typeof columnsOfMeasure>;
  readonly collection: 'areas' | 'grids';
}

const Row = ({ row, shown, collection }: RowProps) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const figure = (value: number | null): string => {
    if (value === null) return t('figures.noValue');
    return Number.isInteger(value) ? formats.count(value) : formats.figure(value);
  };
  return (
    <tr data-flag={row.flag}>
      <th scope="row">
        <ThingLink collection={collection} id={row.id}>
          {row.name}
        </ThingLink>
        <span className={css.code}>{row.code}</span>
      </th>
      <td className={css.number}>{formats.count(row.numerator)}</td>
      {shown.denominator && <td className={css.number}>{figure(row.denominator)}</td>}
      <td className={css.number}>
        {figure(row.value)}
        {shown.interval && row.low !== null && row.high !== null && (
          <span className={css.interval}>
            {figure(row.low)}–{figure(row.high)}
          </span>
        )}
        {row.flag !== 'ok' && <span className={css.flag}>{t(`figures.flags.${row.flag}`)}</span>}
      </td>
      {shown.q && <td className={css.number}>{figure(row.q)}</td>}
    </tr>
  );
};

/** The table twin of the map of units: the same figures for eyes, keyboard and screen reader. */
export const UnitTable = ({ answer }: { readonly answer: UnitMeasureAnswer }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [order, setOrder] = useState(orderByCode);
  const [whole, setWhole] = useState(false);
  const rows = useMemo(() => sortRows(rowsOf(answer), order), [answer, order]);
  const words = useMeasureWords(answer.measure);
  const shown = columnsOfMeasure(answer.measure);
  const head = (column: SortColumn) => (
    <SortHead column={column} text={words[column]} order={order} onOrder={setOrder} />
  );
  const visible = whole ? rows : rows.slice(0, firstShown);
  const caption = t('figures.caption', {
    measure: `${t(`values.measures.${answer.measure}`)} (${t(`values.units.${answer.measure}`)})`,
    level: t(`values.levels.${answer.level}`),
    from: formats.day(answer.from),
    until: formats.day(answer.until),
  });
  const { numerator, denominator } = answer.reference;
  return (
    <>
      <table className={css.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head('name')}
            {head('numerator')}
            {shown.denominator && head('denominator')}
            {head('value')}
            {shown.q && head('q')}
          </tr>
        </thead>
        <tbody>
          {visible.map((row) => (
            <Row key={row.id} row={row} shown={shown} collection={placeOfLevel[answer.level].source} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('figures.all')}</th>
            <td className={css.number}>{formats.count(numerator)}</td>
            {shown.denominator && (
              <td className={css.number}>{denominator === null ? '' : formats.count(denominator)}</td>
            )}
            <td />
            {shown.q && <td />}
          </tr>
        </tfoot>
      </table>
      {visible.length < rows.length && (
        <button type="button" className={css.more} onClick={() => setWhole(true)}>
          {t('filters.more', { count: rows.length - visible.length })}
        </button>
      )}
      <p className={css.note}>{t('figures.note')}</p>
    </>
  );
};
