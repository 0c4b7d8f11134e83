import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTicketBreakdown } from '../../../api/tickets.ts';
import { useFormats } from '../../../i18n/format.ts';
import { type FilterName, toggleFilter } from '../../../state/ticket-filters.ts';
import { without } from '../../../state/ticket-question.ts';
import { useView } from '../../../state/url.ts';
import { useTicketQuestion } from '../../../state/use-ticket-question.ts';
import { ErrorNotice } from '../../frame/load-error.tsx';
import css from './facet.module.css';
import { dimensionOf, useFilterText } from './use-filter-text.ts';

const firstShown = 10;
/** In their own order; all others by their counts. */
const ordered: readonly FilterName[] = ['hours', 'weekdays', 'states', 'lights', 'requestTypes'];

interface Value {
  readonly value: string;
  readonly count: number;
}

const arrange = (name: FilterName, values: readonly Value[]): readonly Value[] =>
  ordered.includes(name) ? values : values.toSorted((one, other) => other.count - one.count);

const Bar = ({ name, value, count, peak }: Value & { name: FilterName; peak: number }) => {
  const formats = useFormats();
  const textOf = useFilterText();
  const [view, changeView] = useView();
  const chosen = view.filters[name].includes(value);
  return (
    <li>
      <label className={css.row} data-chosen={chosen}>
        <input
          type="checkbox"
          checked={chosen}
          onChange={() => changeView({ filters: toggleFilter(view.filters, name, value) })}
        />
        <span className={css.name}>{textOf(name, value)}</span>
        <span className={css.count}>{formats.count(count)}</span>
        <span className={css.bar} style={{ width: `${(count / peak) * 100}%` }} />
      </label>
    </li>
  );
};

/**
 * How the tickets of the view divide by one dimension, and which values are kept. The filter itself does not narrow
 * its own bars, so that the other values can still be chosen.
 */
export const Facet = ({ name }: { readonly name: FilterName }) => {
  const { t } = useTranslation();
  const [view] = useView();
  const [whole, setWhole] = useState(false);
  const { asked } = useTicketQuestion(view);
  const answer = useTicketBreakdown(dimensionOf[name], asked && without(asked, name));
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton height={96} />;
  const values = arrange(name, answer.data.values);
  const peak = Math.max(1, ...values.map(({ count }) => count));
  const isLong = !ordered.includes(name) && values.length > firstShown;
  const shown = isLong && !whole ? values.slice(0, firstShown) : values;
  const hidden = values.length - shown.length;
  return (
    <>
      <ul className={css.bars} aria-label={t(`filters.names.${name}`)}>
        {shown.map((one) => (
          <Bar key={one.value} {...one} name={name} peak={peak} />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={css.more} onClick={() => setWhole(true)}>
          {t('filters.more', { count: hidden })}
        </button>
      )}
    </>
  );
};
