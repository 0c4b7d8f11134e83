import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyRows } from '../../../server/db/copy.ts';
import type { CopyValue } from '../../../server/db/copy-text.ts';
import type { Database } from '../../../server/db/database.ts';
import { openTestDatabase } from '../../support/database.ts';

describe('copying rows', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.sql`create schema copy_probe`;
    await database.sql`
      create table copy_probe.sample (
        id integer primary key, name text, names text[], at timestamptz, day date, data bytea, extra jsonb,
        share double precision, number bigint, flag boolean, geom geometry(Point, 4326)
      )`;
  });
  afterAll(() => database.close());
  beforeEach(() => database.sql`truncate copy_probe.sample`);

  const count = async (): Promise<number> => {
    const [row] = await database.sql<{ n: number }[]>`select count(*) as n from copy_probe.sample`;
    return row?.n ?? -1;
  };

  it('writes every kind of value', async () => {
    const at = new Date('2026-06-30T01:02:03.456Z');
    const extra = { 名称: 'a\t"b"\\\n', list: [1, null] };
    await copyRows(
      database.sql,
      'copy_probe.sample',
      ['id', 'name', 'names', 'at', 'day', 'data', 'extra', 'share', 'number', 'flag', 'geom'],
      [
        [
          1,
          '名',
          ['a', 'b,"c"\\', ''],
          at,
          '2026-06-30',
          new Uint8Array([0, 9, 255]),
          extra,
          0.1,
          2n ** 40n,
          true,
          'SRID=4326;POINT(108.5 33.6)',
        ],
        [2, null, undefined, null, null, null, null, null, null, null, null],
      ],
    );
    const rows = await database.sql`
      select id, name, names, at, day, data, extra, share, number, flag, st_astext(geom) as geom
      from copy_probe.sample order by id`;
    expect(rows[0]).toEqual({
      id: 1,
      name: '名',
      names: ['a', 'b,"c"\\', ''],
      at,
      day: '2026-06-30',
      data: Buffer.from([0, 9, 255]),
      extra,
      share: 0.1,
      number: 2 ** 40,
      flag: true,
      geom: 'POINT(108.5 33.6)',
    });
    expect(Object.values(rows[1] ?? {}).filter((value) => value !== null)).toEqual([2]);
  });

  it('brings back any text unchanged', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 }).map((raw) => raw.replaceAll('\0', ''));
    const tricky = fc.constantFrom('\\N', '\\.', '\\', '\t', '\r\n', '\\n', 'NULL', '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, tricky), { minLength: 1, maxLength: 40 }), async (names) => {
        await database.sql`truncate copy_probe.sample`;
        const rows: CopyValue[][] = names.map((name, id) => [id, name, [name, null]]);
        await copyRows(database.sql, 'copy_probe.sample', ['id', 'name', 'names'], rows);
        const back = await database.sql`select name, names from copy_probe.sample order by id`;
        expect(back.map((row) => row.name)).toEqual(names);
        expect(back.map((row) => row.names)).toEqual(names.map((name) => [name, null]));
      }),
      { numRuns: 20 },
    );
  });

  it('takes tens of megabytes from an asynchronous source, while others can still ask', async () => {
    async function* rows(): AsyncGenerator<CopyValue[]> {
      const name = 'x'.repeat(1000);
      for (let id = 0; id < 30_000; id += 1) yield [id, name];
    }
    const copied = copyRows(database.sql, 'copy_probe.sample', ['id', 'name'], rows());
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
    expect(await copied).toBe(30_000);
    expect(await count()).toBe(30_000);
  });

  it('takes one COPY of tens of megabytes from a plain client', async () => {
    const stream = await database.sql`copy copy_probe.sample (id, name) from stdin`.writable();
    const done = new Promise((resolve, reject) => stream.once('finish', resolve).once('error', reject));
    const name = 'y'.repeat(1000);
    for (let id = 0; id < 40_000; id += 1000) {
      const lines = Array.from({ length: 1000 }, (_, offset) => `${id + offset}\t${name}\n`);
      if (!stream.write(lines.join(''))) await new Promise((resolve) => stream.once('drain', resolve));
    }
    stream.end();
    await done;
    expect(await count()).toBe(40_000);
  });

  it('keeps nothing when a row is refused, and says why', async () => {
    const copy = (rows: Iterable<CopyValue[]>): Promise<number> =>
      copyRows(database.sql, 'copy_probe.sample', ['id', 'name'], rows);
    await expect(
      copy([
        [1, 'a'],
        [1, 'b'],
      ]),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(
      copy([
        [1, 'a'],
        ['x', 'b'],
      ]),
    ).rejects.toThrow('invalid input syntax for type integer');
    await expect(copyRows(database.sql, 'copy_probe.sample', ['nothing'], [[1]])).rejects.toMatchObject({
      code: '42703',
    });
    function* failing(): Generator<CopyValue[]> {
      for (let id = 0; id < 20_000; id += 1)
        yield [id, 'a row of some length, so that some are on their way'];
      throw new Error('the source broke');
    }
    await expect(copy(failing())).rejects.toThrow('the source broke');
    expect(await count()).toBe(0);
    expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('belongs to the transaction it is given', async () => {
    const undone = database.sql.begin(async (tx) => {
      await copyRows(tx, 'copy_probe.sample', ['id'], [[1], [2]]);
      await tx`insert into copy_probe.sample (id) values (3)`;
      await copyRows(tx, 'copy_probe.sample', ['id'], [[4]]);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
  });

  it('can be read back by COPY TO', async () => {
    await copyRows(
      database.sql,
      'copy_probe.sample',
      ['id', 'name'],
      [
        [1, 'a'],
        [2, null],
      ],
    );
    const stream = await database.sql`copy copy_probe.sample (id, name) to stdout`.readable();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('1\ta\n2\t\\N\n');
  });
});
