import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoBanner } from './demo-banner.tsx';
import css from './page-frame.module.css';
import { SiteFooter } from './site-footer.tsx';
import { TopBar, useDistrictName } from './top-bar.tsx';

interface Props {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly lead?: ReactNode;
  /** Tables need more room than words. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page of readable width under the bar that all pages share. */
export const PageFrame = ({ title, lead, wide = false, children }: Props) => {
  const { t } = useTranslation();
  const districtName = useDistrictName();
  useEffect(() => {
    document.title = [title, districtName, t('app.name')].filter(Boolean).join(' · ');
  }, [title, districtName, t]);
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#content">
        {t('page.skip')}
      </a>
      <TopBar />
      <DemoBanner />
      <div className={css.scroll}>
        <main className={css.column} data-wide={wide} id="content" tabIndex={-1}>
          <h1>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
          {children}
        </main>
        <SiteFooter />
      </div>
    </div>
  );
};
