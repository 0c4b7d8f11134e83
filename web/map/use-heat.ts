import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { useMay } from '../api/session.ts';
import { useTicketCells } from '../api/tickets.ts';
import { heatOfTickets, heatScaleOf } from '../layers/ticket-heat.ts';
import { useTicketQuestion } from '../state/use-ticket-question.ts';
import type { View } from '../state/view.ts';

/** Cells of the view's period, and the scale that the whole time fixes. */
export const useHeat = (view: View) => {
  const { asked, whole } = useTicketQuestion(view);
  const mayCount = useMay('counts');
  const shown = mayCount && view.layers.includes('heat');
  const { radiusMeters } = view;
  const cells = useTicketCells(shown ? asked : null);
  const reference = useTicketCells(shown && asked ? whole : null);
  const scale = useMemo(
    () => (shown && reference.data ? heatScaleOf(reference.data, radiusMeters) : null),
    [shown, reference.data, radiusMeters],
  );
  return { cells, reference, scale };
};

/** Draws the heat; deck.gl is fetched when there is first something to draw. */
export const useHeatOnMap = (map: AtlasMap | null, view: View): void => {
  const { cells, scale } = useHeat(view);
  const picture = useMemo(
    () => (scale && cells.data ? heatOfTickets(cells.data, scale, view.radiusMeters) : null),
    [scale, cells.data, view.radiusMeters],
  );
  useEffect(() => {
    if (!map) return;
    let current = true;
    void import('./heat-overlay.ts').then(({ drawHeat }) => {
      if (current) drawHeat(map, picture);
    });
    return () => {
      current = false;
    };
  }, [map, picture]);
};
