import { expect, it } from 'vitest';
import { collectionsFor } from '../../../server/answers/ogc-collections.ts';
import { parseItemsRequest } from '../../../server/answers/ogc-parameters.ts';
import { AppError } from '../../../server/contract/app-error.ts';

const collectionOf = (name: string) => {
  const collection = collectionsFor(() => true).find((one) => one.name === name);
  if (collection === undefined) throw new Error(name);
  return collection;
};
const parse = (query: string, name = 'areas') =>
  parseItemsRequest(new URLSearchParams(query), collectionOf(name));

it.each([
  ['bbox=1,2,3', 'bbox', '4 or 6 numbers'],
  ['bbox=1,2,3,x', 'bbox', 'not a number'],
  ['bbox=1,2,3,', 'bbox', 'not a number'],
  ['bbox=0x10,0,20,1', 'bbox', 'not a number'],
  ['bbox=1,2,3,Infinity', 'bbox', 'not a number'],
  ['bbox=1,5,3,4', 'bbox', 'north'],
  ['bbox=170,5,-170,6', 'bbox', 'antimeridian'],
  ['bbox=181,5,182,6', 'bbox', '-180 and 180'],
  ['bbox=1,-91,2,6', 'bbox', '-90 and 90'],
  ['limit=0', 'limit', 'at least 1'],
  ['limit=-1', 'limit', 'at least 1'],
  ['limit=1.5', 'limit', 'at least 1'],
  ['limit=', 'limit', 'at least 1'],
  ['limit=5&limit=6', 'limit', 'only once'],
  ['next=', 'next', 'next link'],
  ['next=1', 'next', 'next link'],
  ['next=%27-1', 'next', 'next link'],
  ['next=1-zzzzzz', 'next', 'next link'],
  ['datetime=tomorrow', 'datetime', 'YYYY-MM-DD'],
  ['datetime=2026-02-30', 'datetime', 'no such date'],
  ['datetime=2026-01-01T25:00:00Z', 'datetime', 'no such date'],
  ['datetime=2026-02-01/2026-01-01', 'datetime', 'after its end'],
  ['datetime=../..', 'datetime', 'both ends'],
  ['datetime=2026-01-01/2026-01-02/2026-01-03', 'datetime', 'one slash'],
  ['datetime=0000-01-01T00:00:00Z', 'datetime', 'between 1900 and 2999'],
  ['datetime=0000-12-31', 'datetime', 'between 1900 and 2999'],
  ['datetime=0001-01-01', 'datetime', 'between 1900 and 2999'],
  ['datetime=../9999-12-31T23:59:59Z', 'datetime', 'between 1900 and 2999'],
  ['f=html', 'f', 'must be json'],
  ['lang=fr', 'lang', 'must be zh-CN or en'],
  ['crs=http://www.opengis.net/def/crs/EPSG/0/4490', 'crs', 'CRS84'],
  ['households=many', 'households', 'whole number'],
  ['households=99999999999', 'households', 'whole number'],
  ['name=%00', 'name', 'character'],
])('refuses %s: parameter %s, because %s', (query, name, reason) => {
  let thrown: unknown;
  try {
    parse(query);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(AppError);
  const error = thrown as AppError;
  expect(error.status).toBe(400);
  expect(error.messageIn('en')).toContain(`Parameter ${name} is wrong`);
  expect(error.messageIn('en')).toContain(reason);
  expect(error.messageIn('zh-CN')).toMatch(/\p{Script=Han}/u);
});

it('a parameter that nobody knows is named, with those that are known', () => {
  expect(() => parse('colour=red')).toThrow(/colour.*bbox.*level/);
  // Counts of members under five could be found out by asking for them.
  expect(() => parse('formalMemberCount=3', 'party-orgs')).toThrow('formalMemberCount');
});

it('reads what is right', () => {
  expect(parse('bbox=1,2,3,4&limit=5&level=street&f=json&lang=en')).toMatchObject({
    bbox: [1, 2, 3, 4],
    limit: 5,
    equals: [{ property: 'level', value: 'street' }],
  });
  expect(parse('bbox=1,2,-10,3,4,900').bbox).toEqual([1, 2, 3, 4]);
  expect(parse('bbox=-180,-90,180,90').bbox).toEqual([-180, -90, 180, 90]);
  expect(parse('bbox=-1e1,%2B.5,2.,3').bbox).toEqual([-10, 0.5, 2, 3]);
  for (const limit of ['99999', '9999999999', '9'.repeat(400)])
    expect(parse(`limit=${limit}`).limit).toBe(10_000);
  expect(parse('ownersCommittee=true', 'compounds').equals).toEqual([
    { property: 'ownersCommittee', value: true },
  ]);
  expect(parse('datetime=2026-06-01').time).toEqual({
    from: new Date('2026-06-01T00:00:00+08:00'),
    until: new Date('2026-06-01T23:59:59.999+08:00'),
  });
  expect(parse('datetime=2026-06-01T10:00:00Z/..').time).toEqual({
    from: new Date('2026-06-01T10:00:00Z'),
    until: null,
  });
});
