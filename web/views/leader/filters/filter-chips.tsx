import { useTranslation } from 'react-i18next';
import { type FilterName, filterNames, noFilters } from '../../../state/ticket-filters.ts';
import { useView } from '../../../state/url.ts';
import { Icon } from '../../../ui/icons.tsx';
import css from './filter-chips.module.css';
import { useCategoryText, useFilterText } from './use-filter-text.ts';

const mostNamed = 3;

interface ChipProps {
  readonly name: string;
  readonly values: readonly string[];
  readonly remove: () => void;
}

const Chip = ({ name, values, remove }: ChipProps) => {
  const { t } = useTranslation();
  const named = values.slice(0, mostNamed).join(t('session.and'));
  const rest = values.length - mostNamed;
  const text = rest > 0 ? `${named} +${rest}` : named;
  return (
    <li>
      <button
        type="button"
        className={css.chip}
        aria-label={t('filters.remove', { name: `${name} ${text}` })}
        onClick={remove}
      >
        <span>{t('filters.chosen', { name, values: text })}</span>
        <Icon name="close" size={14} />
      </button>
    </li>
  );
};

/** Every filter that narrows the view; each goes by a press. */
export const FilterChips = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const textOf = useFilterText();
  const categoryText = useCategoryText();
  const chosen = filterNames.filter((name) => view.filters[name].length > 0);
  const clear = (name: FilterName): void => changeView({ filters: { ...view.filters, [name]: [] } });
  const hasCategories = view.categories.length > 0;
  if (chosen.length === 0 && !hasCategories) return null;
  return (
    <ul className={css.chips} aria-label={t('filters.title')}>
      {hasCategories && (
        <Chip
          name={t('filters.category')}
          values={view.categories.map((id) => categoryText(String(id)))}
          remove={() => changeView({ categories: [] })}
        />
      )}
      {chosen.map((name) => (
        <Chip
          key={name}
          name={t(`filters.names.${name}`)}
          values={view.filters[name].map((value) => textOf(name, value))}
          remove={() => clear(name)}
        />
      ))}
      {chosen.length + Number(hasCategories) > 1 && (
        <li>
          <button
            type="button"
            className={css.clear}
            onClick={() => changeView({ filters: noFilters, categories: [] })}
          >
            {t('filters.clear')}
          </button>
        </li>
      )}
    </ul>
  );
};
