import { Checkbox, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TicketCategory } from '../../../server/contract/tickets.ts';
import { useTicketCategories } from '../../api/tickets.ts';
import { useView } from '../../state/url.ts';
import { toggleCategory } from './category-choice.ts';
import css from './category-filter.module.css';

const useNameOfCategory = () => {
  const { i18n } = useTranslation();
  return (category: TicketCategory): string => (i18n.language === 'en' ? category.nameEn : category.name);
};

/** Which categories are chosen, in one line. */
export const CategorySummary = () => {
  const { t } = useTranslation();
  const [view] = useView();
  const count = view.categories.length;
  return (
    <>
      <span className={css.term}>{t('heat.categories')}</span>{' '}
      {count === 0 ? t('heat.allCategories') : t('heat.chosenCategories', { count })}
    </>
  );
};

const Branch = ({ parent, all }: { parent: TicketCategory; all: readonly TicketCategory[] }) => {
  const [view, changeView] = useView();
  const nameOf = useNameOfCategory();
  const children = all.filter((category) => category.parentId === parent.id);
  const parentOn = view.categories.includes(parent.id);
  const toggle = (id: number): void => changeView({ categories: toggleCategory(all, view.categories, id) });
  return (
    <li>
      <Checkbox
        size="xs"
        className={css.parent ?? ''}
        label={nameOf(parent)}
        checked={parentOn}
        indeterminate={!parentOn && children.some((child) => view.categories.includes(child.id))}
        onChange={() => toggle(parent.id)}
      />
      <ul className={css.children}>
        {children.map((child) => (
          <li key={child.id}>
            <Checkbox
              size="xs"
              label={nameOf(child)}
              checked={parentOn || view.categories.includes(child.id)}
              onChange={() => toggle(child.id)}
            />
          </li>
        ))}
      </ul>
    </li>
  );
};

/** The tree of categories; nothing chosen means all. */
export const CategoryFilter = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const { data } = useTicketCategories();
  if (!data) return <Skeleton height={120} />;
  return (
    <div className={css.tree}>
      {view.categories.length > 0 && (
        <button type="button" className={css.clear} onClick={() => changeView({ categories: [] })}>
          {t('heat.clearCategories')}
        </button>
      )}
      <ul>
        {data
          .filter((category) => category.parentId === null)
          .map((parent) => (
            <Branch key={parent.id} parent={parent} all={data} />
          ))}
      </ul>
    </div>
  );
};
