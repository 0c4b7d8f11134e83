import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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

/** Keeps the page fresh while it is open: what the server says has changed is asked for again. */
export const useLiveUpdates = (onConnected: (connected: boolean) => void): void => {
  const client = useQueryClient();
  useEffect(() => {
    let lost = false;
    return listenToServer({
      onLayer: (event) => forget(client, event),
      onConnected: (connected) => {
        if (connected && lost) void client.invalidateQueries();
        lost = !connected;
        onConnected(connected);
      },
    });
  }, [client, onConnected]);
};
