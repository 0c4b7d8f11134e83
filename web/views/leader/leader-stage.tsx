import { lazy, Suspense } from 'react';
import type { District } from '../../../server/contract/district.ts';
import { useMay } from '../../api/session.ts';
import { useTileJsons } from '../../api/tile-jsons.ts';
import { canDrawMap } from '../../map/map-host.ts';
import { MapView } from '../../map/map-view.tsx';
import { useView } from '../../state/url.ts';
import { usePinnedPeriod } from '../../state/use-pinned-period.ts';
import { usePinnedRevisions } from '../../state/use-pinned-revisions.ts';
import { usePinnedNet } from '../../state/use-ticket-question.ts';
import { LayersPanel } from './layers-panel.tsx';
import { MapFallback } from './map-fallback.tsx';
import { MapNotes } from './map-notes.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { StartingPage } from './starting-page.tsx';
import { TileWarning } from './tile-warning.tsx';
import { TimeBar } from './time-bar.tsx';
import { ViewHead } from './view-head.tsx';

interface Props {
  readonly district: NonNullable<District['district']>;
  readonly counts: Pick<District, 'counts' | 'unitCounts'>;
}

const drawable = canDrawMap();
const DetailDrawer = lazy(() =>
  import('./detail-drawer.tsx').then((module) => ({ default: module.DetailDrawer })),
);

const BriefingSheet = lazy(() =>
  import('./briefing/briefing-sheet.tsx').then((module) => ({ default: module.BriefingSheet })),
);
const FiguresDesk = lazy(() =>
  import('./figures/figures-desk.tsx').then((module) => ({ default: module.FiguresDesk })),
);

/** The map and what floats on it; without WebGL the lists in its place. */
export const LeaderStage = ({ district, counts }: Props) => {
  const [view] = useView();
  const tiles = useTileJsons(usePinnedNet(view));
  const mayCount = useMay('counts');
  usePinnedPeriod();
  usePinnedRevisions();
  const details = view.selection && (
    <Suspense fallback={null}>
      <DetailDrawer selection={view.selection} />
    </Suspense>
  );
  if (!drawable) {
    return (
      <>
        <MapFallback />
        {details}
      </>
    );
  }
  if (!tiles.loaded) return <StartingPage />;
  if (view.mode === 'briefing' && mayCount) {
    return (
      <>
        <MapView district={district} tileJsons={tiles.tileJsons} />
        <Suspense fallback={<StartingPage />}>
          <BriefingSheet />
        </Suspense>
      </>
    );
  }
  return (
    <>
      <MapView district={district} tileJsons={tiles.tileJsons} />
      <LayersPanel counts={counts} />
      {mayCount && <ViewHead />}
      {details}
      {mayCount && view.desk !== 'none' && !view.selection && (
        <Suspense fallback={null}>
          <FiguresDesk />
        </Suspense>
      )}
      {mayCount && <TimeBar />}
      <MapNotes district={district} />
      <PhoneTabs />
      {tiles.failed && <TileWarning retry={tiles.retry} />}
    </>
  );
};
