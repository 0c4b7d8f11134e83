import type { Map as AtlasMap } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { type TicketFilter, useTicketCells } from '../api/tickets.ts';
import { type HeatPicture, heatOfTickets } from '../layers/ticket-heat.ts';
import { usePeriod } from '../state/use-period.ts';
import type { View } from '../state/view.ts';

/** Cells of the view's period, those of the whole time that fix the scale, and the picture of both. */
export const useHeat = (view: View) => {
  const periods = usePeriod(view);
  const shown = view.layers.includes('heat');
  const { categories, radiusMeters } = view;
  const filter: TicketFilter | null = useMemo(
    () => (shown && periods ? { ...periods.period, categories } : null),
    [shown, periods, categories],
  );
  const wholeFilter: TicketFilter | null = useMemo(
    () => (shown && periods ? { ...periods.whole, categories } : null),
    [shown, periods, categories],
  );
  const cells = useTicketCells(filter);
  const reference = useTicketCells(wholeFilter);
  const picture = useMemo(
    () =>
      shown && cells.data && reference.data ? heatOfTickets(cells.data, reference.data, radiusMeters) : null,
    [shown, cells.data, reference.data, radiusMeters],
  );
  return { cells, reference, picture };
};

/** Draws the heat; deck.gl is fetched when there is first something to draw. */
export const useHeatOnMap = (map: AtlasMap | null, picture: HeatPicture | null): void => {
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
