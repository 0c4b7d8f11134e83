import type { TileBody } from './tile-body.ts';

/** Tiles by address, at most so many bytes; the least recently used leave first. One call makes each tile. */
export interface TileCache {
  get(key: string, make: () => Promise<TileBody | null>): Promise<TileBody | null>;
}

/** A tile that is being made holds its place, so that others wait for it. */
export const createTileCache = (maxBytes: number): TileCache => {
  const kept = new Map<string, { making: Promise<TileBody | null>; weight: number }>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  const start = (key: string, make: () => Promise<TileBody | null>): Promise<TileBody | null> => {
    const entry = { making: make(), weight: 0 };
    kept.set(key, entry);
    entry.making.then(
      (body) => {
        if (kept.get(key) !== entry) return;
        if (body === null) return drop(key);
        entry.weight = body.weight;
        bytes += body.weight;
        for (const oldest of kept.keys()) {
          if (bytes <= maxBytes) break;
          drop(oldest);
        }
      },
      () => {
        if (kept.get(key) === entry) drop(key);
      },
    );
    return entry.making;
  };
  return {
    get(key, make) {
      const known = kept.get(key);
      if (known === undefined) return start(key, make);
      kept.delete(key);
      kept.set(key, known);
      return known.making;
    },
  };
};
