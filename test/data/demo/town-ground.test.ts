import Flatbush from 'flatbush';
import { describe, expect, it } from 'vitest';
import type { Ring } from '../../../data/demo/model.ts';
import { bounds, contains, demoTown, edgesOf, meet, ringsMeet } from './town-fixture.ts';

const town = demoTown();
const units = new Map(town.units.map((unit) => [unit.id, unit]));
const outer = ({ polygon }: { polygon: readonly Ring[] }): Ring => polygon[0]!;

const indexOf = (rings: readonly Ring[]): Flatbush => {
  const index = new Flatbush(rings.length);
  for (const ring of rings) index.add(...bounds(ring));
  index.finish();
  return index;
};
const houses = town.buildings.map(outer);
const houseIndex = indexOf(houses);

describe('the ground of the town', () => {
  it('no two buildings overlap', () => {
    houses.forEach((ring, i) => {
      for (const j of houseIndex.search(...bounds(ring))) {
        if (j > i && (ringsMeet(ring, houses[j]!) || contains(ring, houses[j]![0]!))) {
          throw new Error(`${town.buildings[i]!.id} meets ${town.buildings[j]!.id}`);
        }
      }
    });
  });

  it('every building stands wholly in its leaf, and in its compound', () => {
    const compounds = new Map(town.compounds.map((compound) => [compound.id, outer(compound)]));
    for (const building of town.buildings) {
      const leaf = units.get(building.unitId)!;
      expect(leaf.leaf).toBe(true);
      const ring = outer(building);
      expect(leaf.polygons.some(([shell]) => contains(shell!, ring[0]!))).toBe(true);
      expect(leaf.polygons.flat().some((other) => ringsMeet(other, ring))).toBe(false);
      if (building.compoundId)
        expect(ring.every((point) => contains(compounds.get(building.compoundId!)!, point))).toBe(true);
    }
  });

  it('no two compounds overlap, and each lies in one community', () => {
    const rings = town.compounds.map(outer);
    const index = indexOf(rings);
    rings.forEach((ring, i) => {
      for (const j of index.search(...bounds(ring)))
        if (j > i) expect(ringsMeet(ring, rings[j]!)).toBe(false);
      const community = units.get(town.compounds[i]!.communityId)!;
      expect(ring.every((point) => contains(community.polygons[0]![0]!, point))).toBe(true);
      expect(town.compounds[i]!.gridIds.length).toBeGreaterThan(0);
    });
  });

  it('nothing is built in water, on the streets or on the railway', () => {
    for (const water of town.water.map(({ polygons }) => polygons[0]![0]!)) {
      for (const j of houseIndex.search(...bounds(water))) {
        expect(ringsMeet(water, houses[j]!) || contains(water, houses[j]![0]!)).toBe(false);
      }
    }
    const lines = [
      ...town.roads.filter((road) => road.class !== 'path').map(({ line }) => line),
      ...town.railway,
    ];
    for (const line of lines) {
      line.slice(1).forEach((b, i) => {
        const a = line[i]!;
        for (const j of houseIndex.search(...bounds([a, b]))) {
          expect(edgesOf(houses[j]!).some(([p, q]) => meet(a, b, p, q))).toBe(false);
        }
      });
    }
  });

  it('slab buildings face south: their long side runs east and west', () => {
    const slabs = town.buildings.filter(({ stairwells }) => stairwells >= 3);
    expect(slabs.length).toBeGreaterThan(700);
    for (const slab of slabs) {
      const [[x, y], [u, v]] = outer(slab) as unknown as [[number, number], [number, number]];
      expect(Math.abs(v - y) / Math.abs(u - x)).toBeLessThan(0.5);
    }
  });
});
