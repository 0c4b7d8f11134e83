import { describe, expect, it } from 'vitest';
import type { OsmElement, OsmTags } from '../../../server/ingest/osm-element.ts';
import { footNodeOf, footWayOf } from '../../../server/ingest/osm-foot-access.ts';
import { readOsmNetwork } from '../../../server/ingest/osm-network.ts';

const node = (id: number, x: number, y: number, tags: OsmTags = {}): OsmElement => ({
  type: 'node',
  id,
  lon: 108.5 + x / 1_000,
  lat: 33.6 + y / 1_000,
  tags,
});
const way = (id: number, refs: readonly number[], tags: OsmTags): OsmElement => ({
  type: 'way',
  id,
  refs,
  tags,
});
const read = (...elements: OsmElement[]) =>
  readOsmNetwork(async function* () {
    yield elements;
  });

describe('who may walk where', () => {
  it.each<[OsmTags, 'open' | 'private' | null]>([
    [{ highway: 'residential', oneway: 'yes' }, 'open'],
    [{ highway: 'residential', foot: 'no' }, null],
    [{ highway: 'service', access: 'private' }, 'private'],
    [{ highway: 'service', access: 'private', foot: 'yes' }, 'open'],
    [{ highway: 'service', access: 'no', foot: 'designated' }, 'open'],
    [{ highway: 'service', access: 'no' }, null],
    [{ highway: 'track', access: 'forestry' }, null],
    [{ highway: 'primary', foot: 'use_sidepath' }, null],
    [{ highway: 'trunk' }, null],
    [{ highway: 'trunk', sidewalk: 'both' }, 'open'],
    [{ highway: 'cycleway' }, null],
    [{ highway: 'cycleway', foot: 'yes' }, 'open'],
    [{ highway: 'motorway' }, null],
    [{ highway: 'primary', motorroad: 'yes' }, null],
    [{ highway: 'construction' }, null],
    [{ railway: 'platform' }, 'open'],
    [{ route: 'ferry', foot: 'yes' }, null],
    [{ building: 'yes' }, null],
  ])('%j: %s', (tags, access) => {
    expect(footWayOf(tags)?.access ?? null).toBe(access);
  });

  it('tells kinds and wheels', () => {
    expect(footWayOf({ highway: 'steps' })).toMatchObject({ kind: 'steps', wheelchair: null });
    expect(footWayOf({ highway: 'steps', 'ramp:wheelchair': 'yes' })).toMatchObject({ wheelchair: true });
    expect(footWayOf({ highway: 'footway', footway: 'crossing', kerb: 'raised' })).toMatchObject({
      kind: 'crossing',
      wheelchair: false,
    });
    expect(footWayOf({ highway: 'footway', bridge: 'yes', wheelchair: 'yes', name: '天桥' })).toEqual({
      kind: 'bridge',
      access: 'open',
      wheelchair: true,
      name: '天桥',
    });
  });

  it('knows what stands at nodes', () => {
    expect(footNodeOf({ barrier: 'bollard' })).toBeNull();
    expect(footNodeOf({ barrier: 'gate' })).toMatchObject({ kind: 'gate', access: 'open', wheelchair: null });
    expect(footNodeOf({ barrier: 'gate', locked: 'yes' })).toMatchObject({ access: 'closed' });
    expect(footNodeOf({ barrier: 'gate', access: 'private' })).toMatchObject({ access: 'private' });
    expect(footNodeOf({ barrier: 'turnstile' })).toMatchObject({ access: 'open', wheelchair: false });
    expect(footNodeOf({ barrier: 'fence' })).toMatchObject({ access: 'closed' });
    expect(footNodeOf({ barrier: 'kerb', kerb: 'raised' })).toMatchObject({
      kind: 'kerb',
      wheelchair: false,
    });
    expect(footNodeOf({ barrier: 'kerb', kerb: 'lowered' })).toBeNull();
  });
});

describe('a network of OpenStreetMap elements', () => {
  it('cuts ways where they meet and leaves out what nobody walks on', async () => {
    const { network, tally } = await read(
      ...[0, 1, 2, 3].map((x) => node(x, x, 0)),
      node(4, 1, 1),
      way(1, [0, 1, 2, 3], { highway: 'residential', name: '建设路' }),
      way(2, [4, 1], { highway: 'footway' }),
      way(3, [0, 4], { highway: 'motorway' }),
    );
    expect(network.nodes).toHaveLength(4);
    expect(network.edges.map(({ line, name }) => [line.length, name])).toEqual([
      [2, '建设路'],
      [3, '建设路'],
      [2, null],
    ]);
    expect(tally).toMatchObject({ ways: 3, closedWays: 1, clippedWays: 0 });
  });

  it('puts a gate with its hours between the ways that meet at it', async () => {
    const { network, notes } = await read(
      node(1, 0, 0),
      node(2, 1, 0, { barrier: 'gate', opening_hours: 'Mo-Su 05:30-22:00' }),
      node(3, 2, 0),
      node(4, 3, 0, { barrier: 'gate', opening_hours: 'from dawn' }),
      way(1, [1, 2, 3, 4], { highway: 'footway' }),
    );
    const gate = network.edges.find(({ kind }) => kind === 'gate');
    expect(gate).toMatchObject({ lengthMeters: 0, gate: 0 });
    expect(network.gates[0]?.hours).toHaveLength(7);
    const [first, second] = network.edges;
    expect([first!.to, second!.from].sort()).toEqual([gate!.from, gate!.to].sort());
    expect(notes).toMatchObject([{ code: 'hours-not-understood', feature: 'node/4' }]);
  });

  it('puts raised kerbs on the road side, and counts those whose side is not clear', async () => {
    const kerb = { barrier: 'kerb', kerb: 'raised' };
    const { network, tally } = await read(
      node(1, 0, 0),
      node(2, 1, 0, kerb),
      node(3, 2, 0),
      node(4, 1, 1),
      node(5, 5, 0, kerb),
      node(6, 6, 0),
      node(7, 5, 1),
      way(1, [1, 2, 4], { highway: 'footway', footway: 'sidewalk' }),
      way(2, [2, 3], { highway: 'footway', footway: 'crossing' }),
      way(3, [3, 5, 6], { highway: 'footway' }),
      way(4, [5, 7], { highway: 'footway' }),
    );
    const kerbs = network.edges.filter(({ lengthMeters }) => lengthMeters === 0);
    expect(kerbs).toMatchObject([{ kind: 'crossing', wheelchair: false, access: 'open' }]);
    const crossing = network.edges.find(
      ({ kind, lengthMeters }) => kind === 'crossing' && lengthMeters === null,
    );
    expect(crossing?.from).toBe(kerbs[0]?.to);
    expect(tally.unclearKerbs).toBe(1);
  });

  it('cuts a way where the file lacks a node', async () => {
    const { network, tally } = await read(
      ...[0, 1, 3, 4].map((x) => node(x, x, 0)),
      way(1, [0, 1, 2, 3, 4], { highway: 'footway' }),
    );
    expect(network.edges).toHaveLength(2);
    expect(tally.clippedWays).toBe(1);
  });
});
