import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import css from './finder.module.css';
import type { ChangeFinderView, FinderView } from './finder-view.ts';
import { isLargeType, setLargeType } from './type-size.ts';

interface Props {
  readonly known: PublicStations | undefined;
  readonly view: FinderView;
  readonly change: ChangeFinderView;
}

/** The district's name, large type and the other language: the first things on the page. */
export const FinderHeader = ({ known, view, change }: Props) => {
  const { t } = useTranslation();
  const [large, setLarge] = useState(isLargeType);
  const district = known?.district;
  const name = (view.language === 'en' ? district?.nameEn : null) ?? district?.name;
  const switchType = (): void => {
    setLargeType(!large);
    setLarge(!large);
  };
  return (
    <header className={css.header}>
      <h1>{name ? t('finder.titleOf', { district: name }) : t('finder.title')}</h1>
      {district?.synthetic && <span className={css.badge}>{t('finder.synthetic')}</span>}
      <div className={css.headerButtons}>
        <button type="button" className={css.plain} aria-pressed={large} onClick={switchType}>
          {t('finder.largeType')}
        </button>
        <button
          type="button"
          className={css.plain}
          lang={view.language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => change({ language: view.language === 'en' ? 'zh-CN' : 'en' })}
        >
          {t('finder.language')}
        </button>
      </div>
    </header>
  );
};
