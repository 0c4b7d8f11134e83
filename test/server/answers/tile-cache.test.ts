import { describe, expect, test } from 'vitest';
import { type TileBody, tileBodyOf } from '../../../server/answers/tile-body.ts';
import { createTileCache } from '../../../server/answers/tile-cache.ts';

const bodyOf = (text: string): TileBody => tileBodyOf(new TextEncoder().encode(text));
const weight = bodyOf('a').weight;

describe('the cache of tiles', () => {
  test('makes a tile once for all who ask at the same time', async () => {
    const cache = createTileCache(10 * weight);
    let made = 0;
    const make = async (): Promise<TileBody> => {
      made += 1;
      return bodyOf('a');
    };
    const bodies = await Promise.all([
      cache.get('one', make),
      cache.get('one', make),
      cache.get('one', make),
    ]);
    expect(made).toBe(1);
    expect(new Set(bodies).size).toBe(1);
  });

  test('lets the least recently used tile go when it is full', async () => {
    const cache = createTileCache(2 * weight);
    const made: string[] = [];
    const get = (key: string) =>
      cache.get(key, async () => {
        made.push(key);
        return bodyOf('a');
      });
    for (const key of ['one', 'two', 'one', 'three', 'one', 'two']) await get(key);
    expect(made).toEqual(['one', 'two', 'three', 'two']);
  });

  test('keeps neither a failure nor a tile that could not be made', async () => {
    const cache = createTileCache(10 * weight);
    await expect(cache.get('one', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await cache.get('one', async () => null)).toBeNull();
    expect(await cache.get('one', async () => bodyOf('a'))).not.toBeNull();
  });
});

describe('the body of a tile', () => {
  test('is compressed once per coding, however often it is asked for', async () => {
    const body = bodyOf('街道'.repeat(1000));
    const [first, second] = await Promise.all([body.bytesAs('br'), body.bytesAs('br')]);
    expect(second).toBe(first);
    expect(await body.bytesAs('br')).toBe(first);
    expect(first!.length).toBeLessThan(200);
  });

  test('has the same hash for the same bytes only', () => {
    expect(bodyOf('a').hash).toBe(bodyOf('a').hash);
    expect(bodyOf('a').hash).not.toBe(bodyOf('b').hash);
  });
});
