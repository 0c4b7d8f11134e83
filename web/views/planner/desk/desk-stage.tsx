import type { Map as AtlasMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type TileJsons, useTileJsons } from '../../../api/tile-jsons.ts';
import type { Draft } from '../../../drafting/draft.ts';
import { frameOf } from '../../../drafting/frame.ts';
import { canDrawMap } from '../../../map/map-host.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ErrorNotice } from '../../frame/load-error.tsx';
import { Opening } from '../../frame/opening.tsx';
import { ToolBar } from '../tools/tool-bar.tsx';
import { UnitTable } from '../totals/unit-table.tsx';
import { DeskMap } from './desk-map.tsx';
import { DeskNotices } from './desk-notices.tsx';
import css from './desk-page.module.css';
import { SidePanel } from './side-panel.tsx';
import { StatusLine } from './status-line.tsx';
import { useDraft } from './use-draft.ts';
import { useHand } from './use-hand.ts';

interface Props {
  readonly scenarioId: string;
  readonly part: string;
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null;
}

const drawable = canDrawMap();

/** Tools on top, units left, changes right, the state below; the map between them. */
const OpenDesk = ({
  draft,
  readOnly,
  tileJsons,
}: {
  draft: Draft;
  readOnly: string | null;
  tileJsons: TileJsons;
}) => {
  const { t } = useTranslation();
  const [map, setMap] = useState<AtlasMap | null>(null);
  const scenario = useStore(draft.store, (state) => state.scenario);
  const frame = useMemo(() => frameOf(scenario.frame), [scenario.frame]);
  const [bbox] = useState((): [number, number, number, number] => {
    const [west, south, east, north] = draft.store.getState().picture.units[0]?.box ?? [0, 0, 0, 0];
    return [...frame.toLonLat([west, south]), ...frame.toLonLat([east, north])];
  });
  const hand = useHand(map, draft, frame, readOnly === null);
  return (
    <div className={css.desk}>
      <ToolBar draft={draft} hand={hand} mayDraw={readOnly === null} />
      <section className={css.left} aria-label={t('planner.units')}>
        <UnitTable draft={draft} map={map} frame={frame} />
      </section>
      <div className={css.middle}>
        <DeskMap draft={draft} frame={frame} bbox={bbox} tileJsons={tileJsons} onMap={setMap} />
        <DeskNotices draft={draft} readOnly={readOnly} map={map} />
      </div>
      <section className={css.right} aria-label={t('planner.side')}>
        <SidePanel draft={draft} hand={hand} />
      </section>
      <StatusLine draft={draft} />
    </div>
  );
};

/** Opens the part and shows it, or why that is not possible. */
export const DeskStage = ({ scenarioId, part, readOnly }: Props) => {
  const { t } = useTranslation();
  const { draft, error, retry } = useDraft(scenarioId, part, readOnly === null);
  const tiles = useTileJsons();
  if (!drawable) return <Notice title={t('planner.noMap')} />;
  if (error !== null) return <ErrorNotice error={error} retry={retry} />;
  if (draft === null || !tiles.loaded) return <Opening />;
  return <OpenDesk draft={draft} readOnly={readOnly} tileJsons={tiles.tileJsons} />;
};
