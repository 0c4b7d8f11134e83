import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { District } from '../../server/contract/district.ts';
import type { LayerEvent } from '../../server/contract/events.ts';
import { listenToServer } from './client.ts';

/** Keys of the answers that a new build of a layer makes old. */
const staleKeys = ({ layer }: LayerEvent): readonly (readonly string[])[] => {
  const shared = [['district'], ['search'], ['feature', layer], ['feature-number', layer]];
  switch (layer) {
    case 'tickets':
      return [...shared, ['tickets']];
    case 'stations':
      return [...shared, ['features', 'stations'], ['station']];
    case 'party-orgs':
      return [...shared, ['features', 'party-orgs'], ['party-org'], ['compound']];
    case 'areas':
    case 'grids':
      return [...shared, ['tiles', layer], ['features', 'areas'], ['unit'], ['tickets']];
    case 'compounds':
      return [...shared, ['tiles', layer], ['compound']];
    default:
      return [...shared, ['tiles', layer]];
  }
};

const forget = (client: QueryClient, event: LayerEvent): void => {
  for (const queryKey of staleKeys(event)) void client.invalidateQueries({ queryKey });
};

/** The builds that the page has shown: the server tells all of them on every connection. */
const createBuildBook = (client: QueryClient) => {
  const known = new Map<string, string>();
  const districtBuild = (event: LayerEvent): number | undefined =>
    client.getQueryData<District>(['district'])?.layerBuilds[event.layer];
  return {
    /** Whether an event brings something that the page has not asked for yet. */
    isNews: (event: LayerEvent): boolean => {
      const build = `${event.netRevision}:${event.build}`;
      const before = known.get(event.layer);
      known.set(event.layer, build);
      if (before !== undefined) return before !== build;
      const shown = districtBuild(event);
      return shown !== undefined && shown !== event.build;
    },
  };
};

/** Keeps the page fresh while it is open: what the server says has changed is asked for again. */
export const useLiveUpdates = (onConnected: (connected: boolean) => void): void => {
  const client = useQueryClient();
  useEffect(() => {
    const book = createBuildBook(client);
    return listenToServer({
      onLayer: (event) => {
        if (book.isNews(event)) forget(client, event);
      },
      onRefused: () => void client.invalidateQueries({ queryKey: ['session'] }),
      onConnected,
    });
  }, [client, onConnected]);
};
