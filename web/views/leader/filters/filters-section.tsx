import { useTranslation } from 'react-i18next';
import { type FilterName, filterNames } from '../../../state/ticket-filters.ts';
import { useView } from '../../../state/url.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { CategoryFilter, CategorySummary } from '../category-filter.tsx';
import { Facet } from './facet.tsx';
import css from './filters-section.module.css';

const Summary = ({ name }: { name: FilterName }) => {
  const { t } = useTranslation();
  const [view] = useView();
  const count = view.filters[name].length;
  return (
    <>
      <span className={css.term}>{t(`filters.names.${name}`)}</span>{' '}
      {count === 0 ? t('filters.all') : t('filters.choices', { count })}
    </>
  );
};

/** All that narrows the tickets of map, table and charts. */
export const FiltersSection = () => (
  <div className={css.filters}>
    <Disclosure title={<CategorySummary />}>
      <CategoryFilter />
    </Disclosure>
    {filterNames.map((name) => (
      <Disclosure key={name} title={<Summary name={name} />}>
        <Facet name={name} />
      </Disclosure>
    ))}
  </div>
);
