import { useQueries } from '@tanstack/react-query';
import { type TileLayerName, tileLayerNames } from '../../server/contract/layers.ts';
import { tileJsonPath } from '../../server/contract/tile-urls.ts';
import { getJson } from './client.ts';

/** The part of TileJSON 3 that the map needs. */
export interface TileJson {
  readonly tiles: readonly string[];
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds?: readonly [number, number, number, number];
}

export type TileJsons = Readonly<Partial<Record<TileLayerName, TileJson>>>;

/** The same tiles on another net; the server leads to the build that it has of them. */
const onNet = (layer: TileLayerName, tileJson: TileJson, net: number | null): TileJson =>
  net === null || (layer !== 'areas' && layer !== 'grids')
    ? tileJson
    : {
        ...tileJson,
        tiles: tileJson.tiles.map((tile) => tile.replace(/(\/tiles\/[a-z]+\/)\d+/, `$1${net}`)),
      };

/**
 * Where the tiles of every layer are at the moment, units on the net in force or on another one; `failed` says that
 * one could not be read.
 */
export const useTileJsons = (net: number | null = null) =>
  useQueries({
    queries: tileLayerNames.map((layer) => ({
      queryKey: ['tiles', layer],
      queryFn: ({ signal }: { signal: AbortSignal }) => getJson<TileJson>(tileJsonPath(layer), {}, signal),
    })),
    combine: (answers) => ({
      tileJsons: Object.fromEntries(
        tileLayerNames.flatMap((layer, index) => {
          const data = answers[index]?.data;
          return data ? [[layer, onNet(layer, data, net)]] : [];
        }),
      ) as TileJsons,
      loaded: answers.every((answer) => !answer.isPending),
      failed: answers.some((answer) => answer.isError),
      retry: () => {
        for (const answer of answers) if (answer.isError) void answer.refetch();
      },
    }),
  });
