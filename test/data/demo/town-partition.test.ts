import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../data/demo/model.ts';
import { demoTown, edgesOf, meet, openSegments, twiceArea } from './town-fixture.ts';

const town = demoTown();
const district = town.units[0]!;

const sets: readonly (readonly [string, (unit: Unit) => boolean])[] = [
  ['leaves', ({ leaf }) => leaf],
  ['streets', ({ level }) => level === 'street'],
  ['communities', ({ level }) => level === 'community'],
  ['general and dedicated grids', ({ level }) => level === 'general-grid' || level === 'dedicated-grid'],
];

describe('the planar partition of the town', () => {
  it.each(sets)('segments of all %s cancel but for the outline of the district', (_, belongs) => {
    expect(openSegments(town.units.filter(belongs))).toEqual(openSegments([district]));
  });

  it('segments of the children of every unit cancel but for its own outline', () => {
    for (const parent of town.units) {
      const children = town.units.filter(({ parentId }) => parentId === parent.id);
      if (children.length > 0) expect(openSegments(children)).toEqual(openSegments([parent]));
      expect(parent.leaf).toBe(children.length === 0);
    }
  });

  it('rings are simple, run the right way round and are not empty', () => {
    for (const { code, polygons } of town.units) {
      for (const polygon of polygons) {
        polygon.forEach((ring, i) => {
          expect(Math.sign(twiceArea(ring)), code).toBe(i === 0 ? 1 : -1);
          expect(Math.abs(twiceArea(ring)), code).toBeGreaterThan(2e6);
          const edges = edgesOf(ring);
          for (let a = 0; a < edges.length; a += 1) {
            for (let b = a + 2; b < edges.length; b += 1) {
              if (a === 0 && b === edges.length - 1) continue;
              if (meet(...edges[a]!, ...edges[b]!)) throw new Error(`${code} meets itself at ${edges[a]}`);
            }
          }
        });
      }
    }
  });

  it('coordinates are whole centimetres', () => {
    for (const point of town.units.flatMap(({ polygons }) => polygons.flat(2))) {
      expect(Number.isInteger(point[0]) && Number.isInteger(point[1])).toBe(true);
    }
  });

  it('units are in one piece and without holes, but for a few', () => {
    const odd = town.units.filter(
      ({ polygons }) => polygons.length > 1 || polygons.some((rings) => rings.length > 1),
    );
    expect(odd.length).toBeLessThan(12);
  });
});
