import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../api/session.ts';
import { useLanguage } from '../../state/url.ts';
import { LanguageChoice } from './language-choice.tsx';
import { PageLink } from './page-link.tsx';
import css from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** The name of the district in the language of the page; empty while there is none. */
export const useDistrictName = (): string => {
  const site = useSession().data?.site;
  const [language] = useLanguage();
  return (language === 'en' ? site?.districtNameEn : null) ?? site?.districtName ?? '';
};

const Brand = ({ isTitle }: { isTitle: boolean }) => {
  const { t } = useTranslation();
  const districtName = useDistrictName();
  const mayMap = useMay('map');
  const name = (
    <>
      <span className={css.mark} aria-hidden="true" />
      <span>{t('app.name')}</span>
    </>
  );
  return (
    <div className={css.brand}>
      {isTitle && <h1>{name}</h1>}
      {!isTitle && mayMap && <PageLink path="/">{name}</PageLink>}
      {!isTitle && !mayMap && <p>{name}</p>}
      {districtName && <span className={css.district}>{districtName}</span>}
    </div>
  );
};

interface Props {
  /** Whether the name of the product is the title of the page. */
  readonly isTitle?: boolean;
  readonly middle?: ReactNode;
  readonly end?: ReactNode;
}

/** Name of product and district, what the page adds, language and who is signed in. */
export const TopBar = ({ isTitle = false, middle, end }: Props) => (
  <header className={css.bar}>
    <Brand isTitle={isTitle} />
    <div className={css.middle}>{middle}</div>
    <div className={css.end}>
      {end}
      <LanguageChoice />
      <UserMenu />
    </div>
  </header>
);
