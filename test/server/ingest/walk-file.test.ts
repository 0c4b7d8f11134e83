import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../server/contract/input-error.ts';
import { buildWalkGraph } from '../../../server/engines/walk/graph.ts';
import { readWalkFile } from '../../../server/ingest/walk-file.ts';
import { fileOf } from '../../support/import-files.ts';

const real = resolve(import.meta.dirname, '../../../../shared/data/osm');
const liechtenstein = resolve(real, 'liechtenstein-latest.osm.pbf');
const bupt = resolve(real, 'bupt_map.osm');

const refusal = async (file: string): Promise<InputError> => {
  const failure = await readWalkFile(file, null).then(
    () => new Error('the file was read'),
    (error: unknown) => error,
  );
  if (failure instanceof InputError) return failure;
  throw failure;
};
const firstProblem = async (file: string) => (await refusal(file)).problems[0];

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="1" lat="33.6" lon="108.5"/>
 <node id="2" lat="33.6" lon="108.501"/>
 <node id="3" lat="33.6" lon="108.502" visible="false"/>
 <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="footway"/><tag k="name" v="河堤路"/></way>
</osm>`;

const lines = (features: readonly object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
const line = (properties: object, coordinates: unknown, type = 'LineString') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

describe('a file of OpenStreetMap XML', () => {
  it('gives its ways, without deleted nodes', async () => {
    const { network, notes } = await readWalkFile(fileOf(xml, 'town.osm'), null);
    expect(network.edges).toMatchObject([
      {
        name: '河堤路',
        line: [
          [108.5, 33.6],
          [108.501, 33.6],
        ],
      },
    ]);
    expect(notes).toEqual([{ code: 'note-clipped-ways', params: { count: 1 } }]);
  });

  it('is refused with line and column where it is damaged or ends in the middle', async () => {
    expect(await firstProblem(fileOf(xml.replace('</way>', '</wey>'), 'town.osm'))).toMatchObject({
      code: 'xml-broken',
      params: { line: 6 },
    });
    expect(await firstProblem(fileOf(xml.slice(0, 180), 'town.osm'))).toMatchObject({ code: 'xml-broken' });
    expect(await firstProblem(fileOf(xml.replace('lat="33.6"', 'lat="north"'), 'town.osm'))).toMatchObject({
      code: 'osm-number-broken',
      params: { element: 'node 1' },
    });
  });

  it('is refused where nobody can walk', async () => {
    expect(await firstProblem(fileOf(xml.replace('footway', 'motorway'), 'town.osm'))).toEqual({
      code: 'no-walkable-way',
    });
  });
});

describe('a file of lines', () => {
  it('meets where lines share a vertex, and takes what its fields say', async () => {
    const file = fileOf(
      lines([
        line({ kind: 'street', name: '建设路', wheelchair: '是' }, [
          [108.5, 33.6],
          [108.501, 33.6],
          [108.502, 33.6],
        ]),
        line({ kind: 'gate', hours: 'Mo-Fr 06:00-23:00', access: 'closed' }, [
          [108.501, 33.6],
          [108.501, 33.6001],
        ]),
        line(
          {},
          [
            [
              [108.501, 33.6001],
              [108.501, 33.601],
            ],
            [
              [108.6, 33.6],
              [108.601, 33.6],
            ],
          ],
          'MultiLineString',
        ),
        line({ highway: 'motorway' }, [
          [108.5, 33.6],
          [108.51, 33.6],
        ]),
        line({}, [108.5, 33.6], 'Point'),
      ]),
      'lines.geojson',
    );
    const { network, problems, notes } = await readWalkFile(file, null);
    expect(problems).toEqual([]);
    expect(network.nodes).toHaveLength(7);
    expect(
      network.edges.map(({ kind, access, wheelchair, gate }) => [kind, access, wheelchair, gate]),
    ).toEqual([
      ['street', 'open', true, null],
      ['street', 'open', true, null],
      ['gate', 'closed', null, 0],
      ['path', 'open', null, null],
      ['path', 'open', null, null],
    ]);
    expect(network.gates[0]?.hours).toHaveLength(5);
    expect(notes.map(({ code }) => code)).toEqual([
      'note-crs-assumed',
      'note-closed-ways',
      'note-kind-missing',
      'note-elements-left-out',
    ]);
    expect(buildWalkGraph(network).parts).toHaveLength(2);
  });

  it('tells every feature that is wrong, and where', async () => {
    const file = fileOf(
      lines([
        line(
          { name: 'a' },
          [
            [
              [108.5, 33.6],
              [108.6, 33.6],
              [108.6, 33.7],
              [108.5, 33.6],
            ],
          ],
          'Polygon',
        ),
        line({ kind: 'lift' }, [
          [108.5, 33.6],
          [108.501, 33.6],
        ]),
        line({ kind: 'path', wheelchair: 'maybe' }, [
          [108.5, 33.6],
          [108.501, 33.6],
        ]),
        line({ kind: 'path' }, [
          [108.5, 33.6],
          [108.5, 33.6],
        ]),
        line({ kind: 'path' }, [
          [108.5, 33.6],
          ['x', 33.6],
        ]),
        line({ kind: 'gate', hours: 'Mo 09:00-26:00' }, [
          [108.5, 33.6],
          [108.501, 33.6],
        ]),
      ]),
      'lines.geojson',
    );
    const { problems, notes } = await readWalkFile(file, null);
    expect(problems.map(({ code, feature }) => [code, feature])).toEqual([
      ['line-geometry-type', '1 a'],
      ['walk-value-unknown', '2'],
      ['walk-value-unknown', '3'],
      ['line-too-short', '4'],
      ['coordinate-not-number', '5'],
    ]);
    expect(notes).toContainEqual(expect.objectContaining({ code: 'hours-impossible', feature: '6' }));
  });

  it('is refused when it is something else', async () => {
    expect(await firstProblem(fileOf('a,b\n1,2\n', 'table.csv'))).toMatchObject({ code: 'file-is-table' });
    expect(await firstProblem(fileOf('%PDF-1.7', 'map.pdf'))).toMatchObject({ code: 'format-unsupported' });
  });
});

describe.skipIf(!existsSync(real))(`real extracts (skipped where ${real} is missing)`, () => {
  it('reads a country as PBF and a campus as XML', async () => {
    const country = await readWalkFile(liechtenstein, null);
    const graph = buildWalkGraph(country.network);
    expect(graph.parts[0]!.nodeCount / graph.nodeCount).toBeGreaterThan(0.95);
    expect(graph.parts.reduce((sum, { meters }) => sum + meters, 0) / 1_000).toBeCloseTo(1_093, -2);
    const campus = await readWalkFile(bupt, null);
    expect(campus.network.gates.length).toBeGreaterThan(10);
    expect(campus.network.edges.filter(({ kind }) => kind === 'steps').length).toBe(10);
  });

  it('refuses a PBF that was clipped or damaged, without a word of the library', async () => {
    const bytes = readFileSync(liechtenstein);
    const clipped = await refusal(fileOf(bytes.subarray(0, 700_000), 'clipped.osm.pbf'));
    expect(clipped.problems).toMatchObject([{ code: 'pbf-broken' }]);
    expect(clipped.messageIn('zh-CN')).toContain('损坏或中断');
    const damaged = Buffer.from(bytes);
    damaged.fill(0x55, 400_000, 401_000);
    expect(await firstProblem(fileOf(damaged, 'damaged.osm.pbf'))).toMatchObject({ code: 'pbf-broken' });
  });
});
