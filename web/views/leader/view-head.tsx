import { useTranslation } from 'react-i18next';
import { useUi } from '../../state/ui.ts';
import { useView } from '../../state/url.ts';
import { Breadcrumb } from './filters/breadcrumb.tsx';
import { FilterChips } from './filters/filter-chips.tsx';
import { PinnedNotice } from './pinned-notice.tsx';
import { useSentence } from './sentence/use-sentence.ts';
import css from './view-head.module.css';

/** Opens what stands beside the map. */
const DeskButtons = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const button = (desk: 'table' | 'indicators') => (
    <button
      type="button"
      aria-pressed={view.desk === desk}
      onClick={() => changeView({ desk: view.desk === desk ? 'none' : desk, selection: null })}
    >
      {t(desk === 'table' ? 'figures.table' : 'figures.indicators')}
    </button>
  );
  return (
    <div className={css.desks}>
      {button('table')}
      {button('indicators')}
      <button type="button" onClick={() => changeView({ mode: 'briefing', selection: null })}>
        {t('briefing.open')}
      </button>
    </div>
  );
};

/** What the figures say, as a screen reader hears it when they change. */
const Sentence = () => {
  const [view] = useView();
  return (
    <p className={css.sentence} aria-live="polite">
      {useSentence(view)}
    </p>
  );
};

/** Over the map: where it is narrowed to and by what, what that says, and the way to its table. */
export const ViewHead = () => {
  const panelOpen = useUi((state) => state.panelOpen);
  // Whoever measures needs the map that lies below.
  if (useUi((state) => state.measuring)) return null;
  return (
    <div className={css.head} data-wide={!panelOpen}>
      <div className={css.card}>
        <div className={css.top}>
          <Breadcrumb />
          <DeskButtons />
        </div>
        <FilterChips />
        <Sentence />
        <PinnedNotice />
      </div>
    </div>
  );
};
