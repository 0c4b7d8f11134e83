import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OgcItems } from '../../../server/contract/collections.ts';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import { collectionNames } from '../../../server/contract/layers.ts';
import { comingNet } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

type Page = OgcItems<'areas'>;

const readAll = async (first: string): Promise<{ ids: string[]; matched: Set<number>; pages: number }> => {
  const ids: string[] = [];
  const matched = new Set<number>();
  let pages = 0;
  for (let address: string | undefined = first; address !== undefined; ) {
    const page: Page = await jsonOf<Page>(app.staff.request(address));
    pages += 1;
    expect(page.numberReturned).toBe(page.features.length);
    ids.push(...page.features.map(({ id }) => id));
    matched.add(page.numberMatched);
    const next: Page['links'][number] | undefined = page.links.find(({ rel }) => rel === 'next');
    if (next !== undefined) expect(next.type).toBe('application/geo+json');
    address = next?.href;
  }
  return { ids, matched, pages };
};

it('the pages together are the whole, without doubles, for any limit and box', async () => {
  const longitude = fc.double({ min: 108.48, max: 108.55, noNaN: true });
  const latitude = fc.double({ min: 33.58, max: 33.63, noNaN: true });
  const box = fc.option(fc.tuple(longitude, latitude, longitude, latitude), { nil: null });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...collectionNames),
      fc.integer({ min: 1, max: 70 }),
      box,
      async (name, limit, corners) => {
        const query = new URLSearchParams({ limit: String(limit) });
        if (corners !== null) {
          const [west, south, east, north] = corners;
          const sorted = [
            Math.min(west, east),
            Math.min(south, north),
            Math.max(west, east),
            Math.max(south, north),
          ];
          query.set('bbox', sorted.map((number) => number.toFixed(6)).join(','));
        }
        const path = `http://localhost/ogc/collections/${name}/items`;
        const { ids, matched, pages } = await readAll(`${path}?${query}`);
        query.set('limit', '10000');
        const whole = await readAll(`${path}?${query}`);
        expect(ids).toEqual(whole.ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...matched]).toEqual([ids.length]);
        expect(pages).toBe(Math.max(1, Math.ceil(ids.length / limit)));
      },
    ),
    { numRuns: 60 },
  );
});

it('pages show one net, even when another takes effect in between', async () => {
  const first = await jsonOf<Page>(app.staff.request('/ogc/collections/areas/items?limit=1'));
  const next = first.links.find(({ rel }) => rel === 'next')?.href ?? '';
  const { sql } = app.database;
  try {
    await sql`update net_revision set effective_from = '2025-06-01' where id = ${comingNet}`;
    const second = await jsonOf<Page>(app.staff.request(next));
    expect(second.features[0]?.properties).toMatchObject({ name: '东风街道', netRevision: 2 });
    const fresh = await jsonOf<Page>(app.staff.request('/ogc/collections/areas/items?code=990101001'));
    expect(fresh.features[0]?.properties).toMatchObject({ name: '新东风街道', netRevision: comingNet });
  } finally {
    await sql`update net_revision set effective_from = '2999-01-01' where id = ${comingNet}`;
  }
});

it('a token of a net that there is not, or not yet, is refused', async () => {
  const ask = (query: string) => app.staff.request(`/ogc/collections/areas/items?${query}`);
  for (const token of ['1-zz', '1-0', '1-3', `1-${comingNet.toString(36)}`]) {
    const body = await jsonOf<ErrorBody>(ask(`next=${token}&lang=en`), 400);
    expect(body.message).toContain('Parameter next is wrong');
  }
  for (const token of ['1-1', '1-2']) expect((await ask(`next=${token}`)).status).toBe(200);
  // The coming net can be asked for by its day, page after page.
  const coming = await jsonOf<Page>(ask('limit=1&datetime=2999-06-01'));
  const next = coming.links.find(({ rel }) => rel === 'next')?.href ?? '';
  const second = await jsonOf<Page>(app.staff.request(next));
  expect(second.features[0]?.properties.netRevision).toBe(comingNet);
});

it('a token beyond all keys begins an empty page', async () => {
  const last = Number.MAX_SAFE_INTEGER.toString(36);
  for (const name of collectionNames)
    expect(
      (await jsonOf<Page>(app.staff.request(`/ogc/collections/${name}/items?next=${last}-2`))).features,
    ).toEqual([]);
});

it('the public turns pages and asks for days without reading nets', async () => {
  const path = 'http://localhost/ogc/collections/stations/items?limit=1';
  const first = await jsonOf<OgcItems<'stations'>>(app.visitor.request(path));
  const next = first.links.find(({ rel }) => rel === 'next')?.href ?? '';
  const second = await jsonOf<OgcItems<'stations'>>(app.visitor.request(next));
  expect(second.features[0]?.id).not.toBe(first.features[0]?.id);
  await jsonOf(app.visitor.request(`${path}&next=1-3`), 400);
  await jsonOf(app.visitor.request('/ogc/collections/areas/items?datetime=2026-01-01'));
});

it('a large page is read in parts and is still whole', async () => {
  const { sql } = app.database;
  await sql`
    insert into building (name, use, geom)
    select '棚' || number, 'shed', st_multi(st_makeenvelope(108.5, 33.6, 108.5 + number * 1e-8, 33.6001, 4326))
    from generate_series(1, 12000) as number`;
  const page = await jsonOf<Page>(app.staff.request('/ogc/collections/buildings/items?limit=11000&use=shed'));
  expect(page.features.length).toBe(10_000);
  expect(new Set(page.features.map(({ id }) => id)).size).toBe(10_000);
  expect(page.numberReturned).toBe(10_000);
  expect(page.links.some(({ rel }) => rel === 'next')).toBe(true);
});
