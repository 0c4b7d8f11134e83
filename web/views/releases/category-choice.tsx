import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReleaseList } from '../../../server/contract/public-counts.ts';
import css from './releases.module.css';

interface Props {
  readonly categories: ReleaseList['choices']['categories'];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: number[]) => void;
}

/** Categories with a table each; none chosen is one table of all. */
export const CategoryChoice = ({ categories, chosen, onChange }: Props) => {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className={css.categories}>
      <legend>{t('releases.categories')}</legend>
      <p className={css.quiet}>{t('releases.categoriesHint')}</p>
      <div>
        {categories.map((category) => (
          <Checkbox
            key={category.id}
            label={i18n.language === 'en' ? category.nameEn : category.name}
            checked={chosen.includes(category.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, category.id]
                  : chosen.filter((id) => id !== category.id),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
};
