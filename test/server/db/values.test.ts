import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { openTestDatabase } from '../../support/database.ts';

describe('values', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('come back as they went: bigint as number, date as text, time as Date', async () => {
    const { sql } = database;
    const time = new Date('2026-06-30T16:00:00.123Z');
    const [row] = await sql`
      select ${2 ** 53 - 1}::bigint as big, ${'2026-06-30'}::date as day, ${time}::timestamptz as time,
        count(*) as number, ${sql.json({ 名称: ['甲', null] })} as json, ${Buffer.from([0, 1, 255])}::bytea as bytes
      from generate_series(1, 3)`;
    expect(row).toEqual({
      big: 2 ** 53 - 1,
      day: '2026-06-30',
      time,
      number: 3,
      json: { 名称: ['甲', null] },
      bytes: Buffer.from([0, 1, 255]),
    });
  });

  it('refuse a bigint that a number cannot hold', async () => {
    await expect(database.sql`select 9007199254740993::bigint as big`).rejects.toThrow('does not fit');
  });

  it('may be arrays, also empty, nested, with nulls and with every character', async () => {
    const { sql } = database;
    const names = ['甲', 'a "b"', 'c\\d', '{e},f', '', 'null', 'NULL'];
    const [row] = await sql`
      select ${[1, 2, 3]}::int[] as integers, ${names}::text[] as names, ${[]}::text[] as none,
        array[[1, 2], [3, 4]] as nested, array['a', null] as holes, ${sql.array(['x', 'y'])} as made,
        array[1.5, 2]::float8[] as floats, array[true, false] as flags, array['2026-06-30'::date] as days,
        'a' = any(${['a', 'b']}::text[]) as found`;
    expect(row).toEqual({
      integers: [1, 2, 3],
      names,
      none: [],
      nested: [
        [1, 2],
        [3, 4],
      ],
      holes: ['a', null],
      made: ['x', 'y'],
      floats: [1.5, 2],
      flags: [true, false],
      days: ['2026-06-30'],
      found: true,
    });
  });
});
