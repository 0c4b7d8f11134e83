import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../drafting/draft.ts';
import type { Frame } from '../../../drafting/frame.ts';
import { followDeskHand } from '../tools/follow-desk-hand.ts';
import type { HandContext } from '../tools/hand-context.ts';
import { refusalText } from '../tools/refusal-text.ts';
import { useDesk } from './desk-state.ts';

const refusalZoom = 16;

/** Shows why something was refused and goes where it is. */
const showRefusal = (map: AtlasMap, text: string, place: readonly [number, number] | null): void => {
  useDesk.setState({ refusal: { text, place } });
  if (place !== null)
    map.easeTo({ center: [...place], zoom: Math.max(map.getZoom(), refusalZoom), duration: 200 });
};

/** The hand at the desk: what tools work with, and the pointer and keys that lead them. */
export const useHand = (
  map: AtlasMap | null,
  draft: Draft,
  frame: Frame,
  mayDraw: boolean,
): HandContext | null => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const context = useMemo((): HandContext | null => {
    if (map === null) return null;
    const refuse: HandContext['refuse'] = (refusal) => {
      const { units } = draft.store.getState().picture;
      const [unit] = units.filter(({ id }) => refusal.units.includes(id));
      const [west, south, east, north] = unit?.box ?? [0, 0, 0, 0];
      const middle = unit === undefined ? null : frame.toLonLat([(west + east) / 2, (south + north) / 2]);
      const place = refusal.place === null ? middle : frame.toLonLat(refusal.place);
      showRefusal(map, refusalText(refusal, units, language), place);
    };
    const perform: HandContext['perform'] = async (operations) => {
      useDesk.setState({ refusal: null });
      const refusal = await draft.perform(operations);
      if (refusal !== null) refuse(refusal);
      return refusal === null;
    };
    return { map, draft, frame, mayDraw, perform, refuse };
  }, [map, draft, frame, mayDraw, language]);
  useEffect(() => (context === null ? undefined : followDeskHand(context)), [context]);
  return context;
};
