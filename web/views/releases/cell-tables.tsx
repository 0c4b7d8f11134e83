import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseCell } from '../../../server/contract/public-counts.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './releases.module.css';

interface Row {
  readonly key: string;
  readonly cell: ReleaseCell;
  /** Value by month; undefined where the table has no such cell. */
  readonly values: Map<string, number | null>;
}

const rowsOf = (cells: readonly ReleaseCell[]): Row[] => {
  const rows = new Map<string, Row>();
  for (const cell of cells) {
    const key = cell.community?.id ?? cell.area;
    const row = rows.get(key) ?? { key, cell, values: new Map() };
    row.values.set(cell.month, cell.value);
    rows.set(key, row);
  }
  return [...rows.values()];
};

const byCategory = (cells: readonly ReleaseCell[]): [string, ReleaseCell[]][] => {
  const tables = new Map<string, ReleaseCell[]>();
  for (const cell of cells) {
    const key = String(cell.category?.id ?? 'all');
    tables.set(key, [...(tables.get(key) ?? []), cell]);
  }
  return [...tables];
};

const CellTable = ({ cells }: { cells: readonly ReleaseCell[] }) => {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const rows = useMemo(() => rowsOf(cells), [cells]);
  const months = useMemo(() => [...new Set(cells.map(({ month }) => month))].toSorted(), [cells]);
  const english = i18n.language === 'en';
  const category = cells[0]?.category;
  const nameOf = ({ area, community }: ReleaseCell): string =>
    community
      ? ((english ? community.nameEn : null) ?? community.name)
      : t(area === 'district' ? 'releases.district' : 'releases.drawn');
  const text = (value: number | null | undefined): string =>
    value === undefined ? '' : value === null ? t('releases.notPublished') : formats.count(value);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={t('releases.table')}>
      <table>
        <caption>
          {category ? (english ? category.nameEn : category.name) : t('releases.allCategories')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('releases.area')}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {formats.month(`${month}-01`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row.cell)}</th>
              {months.map((month) => (
                <td key={month} data-kept={row.values.get(month) === null}>
                  {text(row.values.get(month))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Published counts, communities by months; a table for each category. */
export const CellTables = ({ cells }: { cells: readonly ReleaseCell[] }) => {
  const tables = useMemo(() => byCategory(cells), [cells]);
  return tables.map(([key, ofCategory]) => <CellTable key={key} cells={ofCategory} />);
};
