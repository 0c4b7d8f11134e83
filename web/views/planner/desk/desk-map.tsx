import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { TileJsons } from '../../../api/tile-jsons.ts';
import type { Draft } from '../../../drafting/draft.ts';
import type { Frame } from '../../../drafting/frame.ts';
import { facesOf, featuresOfSketch, labelsOf, linesOf } from '../../../layers/draft-features.ts';
import { setFeatures } from '../../../map/sources.ts';
import { useOverlaidMap } from '../../../map/use-overlaid-map.ts';
import { reachingOver } from '../tools/snap.ts';
import { useTones } from '../totals/use-tones.ts';
import css from './desk-map.module.css';
import { useDesk } from './desk-state.ts';
import { draftOverlay } from './draft-overlay.ts';
import { leavesOf } from './unit-tree.ts';

interface Props {
  readonly draft: Draft;
  readonly frame: Frame;
  readonly bbox: readonly [number, number, number, number];
  readonly tileJsons: TileJsons;
  readonly onMap: (map: AtlasMap | null) => void;
}

/** Draws the net of the draft as it changes. */
const useDrawnNet = (map: AtlasMap | null, draft: Draft, frame: Frame): void => {
  const picture = useStore(draft.store, (state) => state.picture);
  const selection = useDesk((state) => state.selection);
  const assignTo = useDesk((state) => state.assignTo);
  const tones = useTones(picture);
  useEffect(() => {
    if (!map) return;
    setFeatures(map, 'draft-lines', linesOf(picture, frame));
    setFeatures(map, 'draft-labels', labelsOf(picture, frame));
  }, [map, picture, frame]);
  useEffect(() => {
    if (!map) return;
    const ids = assignTo === null ? selection : [...selection, assignTo];
    setFeatures(map, 'draft-faces', facesOf(picture, leavesOf(picture.units, ids), tones));
  }, [map, picture, selection, assignTo, tones]);
};

/** Draws what the hand is doing. */
const useDrawnSketch = (map: AtlasMap | null, frame: Frame): void => {
  const { line, hand, previews, chosenLine, refusal, tool, isFinished } = useDesk();
  const sketch = useMemo(
    () => ({
      line: isFinished && tool === 'split' ? reachingOver(line) : line.map(({ point }) => point),
      hand: hand?.point ?? null,
      isCaught: hand !== null && hand.caught !== null,
      previews,
      chosenLine: chosenLine?.path ?? null,
      fault: refusal?.place ?? null,
    }),
    [line, hand, previews, chosenLine, refusal, tool, isFinished],
  );
  useEffect(() => {
    if (map) setFeatures(map, 'draft-sketch', featuresOfSketch(sketch, frame));
  }, [map, sketch, frame]);
};

/** The map of the desk: the town, the net of the part, and the line in the making. */
export const DeskMap = ({ draft, frame, bbox, tileJsons, onMap }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const map = useOverlaidMap(box, bbox, tileJsons, draftOverlay);
  useDrawnNet(map, draft, frame);
  useDrawnSketch(map, frame);
  useEffect(() => onMap(map), [map, onMap]);
  const label = t('planner.mapLabel');
  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', label);
  }, [map, label]);
  return <div className={css.map} id="map" ref={box} />;
};
