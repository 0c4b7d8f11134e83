import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildNet } from '../../../../server/engines/net/build.ts';
import type { UnitInput } from '../../../../server/engines/net/net-input.ts';
import type { Point } from '../../../../server/engines/net/plane.ts';
import { areaOf, certificateOf, idOf, netOf, unitOf } from '../../../support/small-net.ts';

const file = '../shared/data/boundaries/jiangning_streets.geojson';

interface Collection {
  readonly features: readonly {
    readonly properties: { readonly NAME: string };
    readonly geometry: {
      readonly type: 'Polygon' | 'MultiPolygon';
      readonly coordinates: number[][][] | number[][][][];
    };
  }[];
}

/** Centimetres on a flat map, near enough for looking at how lines fit. */
const flat = ([longitude = 0, latitude = 0]: number[]): Point => [
  Math.round((longitude - 118.8) * 9_447_000),
  Math.round((latitude - 31.9) * 11_132_000),
];

const streets = (): UnitInput[] => {
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as Collection;
  return features.map(({ properties, geometry }, index) => {
    const parts = (
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ) as number[][][][];
    const unit = unitOf(10 + index, 'street', 1, { name: properties.NAME });
    return { unit, polygons: parts.map((rings) => rings.map((ring) => ring.map(flat))) };
  });
};

describe.skipIf(!existsSync(file))('the streets of Jiangning (needs the shared data)', () => {
  it('share their lines to the centimetre: a net at once', () => {
    const inputs = streets();
    const net = netOf([{ unit: unitOf(1, 'district', null), polygons: null }, ...inputs]);
    expect(certificateOf(net)).toMatchObject({ ok: true, leaves: 18 });
    expect(areaOf(net, 1) / 1e10).toBeGreaterThan(1_550);
    expect(areaOf(net, 1) / 1e10).toBeLessThan(1_590);
  });

  it('are none any more when a street is moved by a hand', () => {
    const inputs = streets();
    const district = { unit: unitOf(1, 'district', null), polygons: null };
    const moved = inputs.map(({ unit, polygons }, index) => ({
      unit,
      polygons: (polygons ?? []).map((rings) =>
        rings.map((ring) =>
          (ring as Point[]).map(([x, y]): Point => (index === 3 ? [x + 10, y + 3] : [x, y])),
        ),
      ),
    }));
    const built = buildNet([district, ...moved]);
    if ('net' in built) throw new Error('a net');
    expect(built.problems.some(({ units }) => units.includes(idOf(13)))).toBe(true);
    for (const { units, place } of built.problems) {
      expect(units.length).toBeGreaterThan(0);
      expect(place).not.toBeNull();
    }
  });
});
