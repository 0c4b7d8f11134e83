import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importWalkingNetwork } from '../../../server/actions/import-walking-network.ts';
import { createWalkNetworkStore } from '../../../server/answers/walk-network.ts';
import { InputError } from '../../../server/contract/input-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { readWalkFile } from '../../../server/ingest/walk-file.ts';
import { readingAs } from '../../../server/queries/reading.ts';
import { openTestDatabase } from '../../support/database.ts';
import { runImport } from '../../support/import-areas.ts';
import { collection, fileOf, fourStreets } from '../../support/import-files.ts';

const line = (properties: object, ...coordinates: number[][]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const street = { kind: 'street', name: '建设路', wheelchair: 'yes' };
const town = [
  line(street, [118.801, 32.001], [118.805, 32.001], [118.809, 32.001]),
  line({ kind: 'gate', hours: 'Mo-Fr 06:00-22:00', access: 'open' }, [118.805, 32.001], [118.805, 32.0012]),
  line({ kind: 'steps' }, [118.805, 32.0012], [118.805, 32.004]),
  line({ kind: 'path', access: 'private' }, [118.812, 32.004], [118.813, 32.004]),
  line({ kind: 'path' }, [120.812, 32.004], [120.813, 32.004]),
];

describe('importing a walking network', () => {
  let database: Database;
  const run = (file: string, options: { asOf?: string | null; dryRun?: boolean } = {}) =>
    importWalkingNetwork(database.sql, {
      file,
      crs: 'EPSG:4326',
      asOf: '2026-06-30',
      dryRun: false,
      actor: 'test',
      ...options,
    });
  const codes = async (file: string): Promise<string[]> => {
    const failure = await run(file).then(
      () => new Error('the file was imported'),
      (error: unknown) => error,
    );
    if (failure instanceof InputError) return failure.problems.map(({ code }) => code);
    throw failure;
  };
  const rows = async () => {
    const { sql } = database;
    const [row] = await sql`select (select count(*)::int from walk_edge) as edges,
      (select count(*)::int from import where kind = 'walking-network') as imports,
      (select count(*)::int from audit_log where action = 'import-walking-network') as audits`;
    return row;
  };

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('needs a district first, then one that the network reaches', async () => {
    const file = fileOf(collection(...town), 'town.geojson');
    expect(await codes(file)).toEqual(['district-needed']);
    await runImport(database, fileOf(collection(...fourStreets())));
    const elsewhere = fileOf(collection(line({ kind: 'path' }, [104, 30], [104.001, 30])), 'chengdu.geojson');
    expect(await codes(elsewhere)).toEqual(['network-elsewhere']);
    const broken = fileOf(
      collection(...town, line({ kind: 'lift' }, [118.8, 32], [118.81, 32])),
      'broken.geojson',
    );
    expect(await codes(broken)).toEqual(['walk-value-unknown']);
    expect(await rows()).toEqual({ edges: 0, imports: 0, audits: 0 });
  });

  it('looks without writing when asked', async () => {
    const result = await run(fileOf(collection(...town), 'town.geojson'), { dryRun: true });
    expect(result).toMatchObject({ nodes: 7, edges: 5, gates: 1, receipt: null });
    expect(result.notes.map(({ code }) => code)).toEqual([
      'note-outside-district',
      'note-islands',
      'note-island',
    ]);
    expect(await rows()).toEqual({ edges: 0, imports: 0, audits: 0 });
  });

  it('writes it with an audit entry, and the answer gives back what the file said', async () => {
    const file = fileOf(collection(...town), 'town.geojson');
    const result = await run(file);
    expect(result.receipt?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await rows()).toEqual({ edges: 5, imports: 1, audits: 1 });
    const store = createWalkNetworkStore(readingAs(database.sql, 'app_worker'));
    const loaded = await store.get();
    expect(loaded).toMatchObject({ sourceName: expect.stringContaining('town.geojson'), asOf: '2026-06-30' });
    expect(await store.get()).toBe(loaded);
    const graph = loaded?.graph;
    const given = (await readWalkFile(file, 'EPSG:4326')).network;
    expect(graph?.parts.map(({ nodeCount }) => nodeCount)).toEqual([5, 2]);
    expect([...(graph?.edgeWheels ?? [])]).toEqual([1, 1, 0, 0, 0]);
    expect([...(graph?.edgeAccess ?? [])]).toEqual([0, 0, 0, 0, 1]);
    expect(graph?.gates.map(({ hours }) => hours)).toEqual([given.gates[0]?.hours]);
    expect(graph?.names).toEqual(['建设路']);
  });

  it('refuses the same file twice; a newer network takes over and the older one stays', async () => {
    expect(await codes(fileOf(collection(...town), 'again.geojson'))).toEqual(['network-repeated']);
    await run(fileOf(collection(...town.slice(0, 1)), 'older.geojson'), { asOf: '2020-01-01' });
    const store = createWalkNetworkStore(readingAs(database.sql, 'app_worker'));
    expect((await store.get())?.asOf).toBe('2026-06-30');
    await run(fileOf(collection(...town.slice(0, 2)), 'newer.geojson'), { asOf: '2026-07-01' });
    expect((await store.get())?.graph.edgeCount).toBe(3);
    expect((await rows())?.edges).toBe(5 + 1 + 3);
  });

  it('says when it had to take the date of the file, and refuses what is no date', async () => {
    const file = fileOf(collection(town[2]!), 'undated.geojson');
    const { notes } = await run(file, { asOf: null, dryRun: true });
    expect(notes.map(({ code }) => code)).toContain('note-as-of-file');
    await expect(run(file, { asOf: '2026-02-30' })).rejects.toMatchObject({ code: 'parameter-wrong' });
  });
});
