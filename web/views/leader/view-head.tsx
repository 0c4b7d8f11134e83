import { useUi } from '../../state/ui.ts';
import { Breadcrumb } from './filters/breadcrumb.tsx';
import { FilterChips } from './filters/filter-chips.tsx';
import { PinnedNotice } from './pinned-notice.tsx';
import css from './view-head.module.css';

/** Over the map: where it is narrowed to and by what. */
export const ViewHead = () => {
  const panelOpen = useUi((state) => state.panelOpen);
  return (
    <div className={css.head} data-wide={!panelOpen}>
      <div className={css.card}>
        <Breadcrumb />
        <FilterChips />
        <PinnedNotice />
      </div>
    </div>
  );
};
