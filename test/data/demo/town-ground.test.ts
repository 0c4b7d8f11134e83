import Flatbush from 'flatbush';
import { describe, expect, it } from 'vitest';
import type { Ring, Unit } from '../../../data/demo/model.ts';
import {
  bounds,
  contains,
  demoTown,
  edgesOf,
  meet,
  openSegments,
  ringsMeet,
  twiceArea,
} from './town-fixture.ts';

// One file, so that the town is built once for all of it.
const town = demoTown();
const district = town.units[0]!;
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

describe('the walking network of the town', () => {
  it('is one piece, with edges that run from node to node', () => {
    const around = town.walkNodes.map((): number[] => []);
    for (const { from, to, line, lengthMeters } of town.walkEdges) {
      around[from]!.push(to);
      around[to]!.push(from);
      expect(line[0]).toEqual(town.walkNodes[from]!.point);
      expect(line.at(-1)).toEqual(town.walkNodes[to]!.point);
      expect(lengthMeters).toBeGreaterThan(0);
    }
    const reached = new Set([0]);
    for (const node of reached) for (const next of around[node]!) reached.add(next);
    expect(reached.size).toBe(town.walkNodes.length);
    expect(town.walkNodes.map(({ id }) => id)).toEqual(town.walkNodes.map((_, i) => i));
  });

  it('every compound has one to four gates on the network, each in its wall', () => {
    const gates = new Map(
      town.walkEdges.filter(({ kind }) => kind === 'gate').map((edge) => [edge.gateId, edge]),
    );
    for (const { entrances, polygon } of town.compounds) {
      expect(entrances.length).toBeGreaterThanOrEqual(1);
      expect(entrances.length).toBeLessThanOrEqual(4);
      for (const { id, point, walkNodeId } of entrances) {
        expect(polygon[0]).toContainEqual(point);
        expect(town.walkNodes[walkNodeId]!.point).toEqual(point);
        expect([gates.get(id)!.from, gates.get(id)!.to]).toContain(walkNodeId);
      }
    }
  });

  it('every building and every site has a node near it', () => {
    for (const { walkNodeId, polygon } of town.buildings) {
      const [x, y] = town.walkNodes[walkNodeId]!.point;
      const away = Math.min(...polygon[0]!.map(([u, v]) => Math.hypot(u - x, v - y)));
      expect(away).toBeLessThan(30_000);
    }
    for (const { walkNodeId, point } of town.sites) {
      const [x, y] = town.walkNodes[walkNodeId]!.point;
      expect(Math.hypot(point[0] - x, point[1] - y)).toBeLessThan(15_000);
    }
  });

  it('crosses water only on bridges and the railway only at crossings', () => {
    const shores = town.water.flatMap(({ polygons }) => polygons.flat());
    expect(town.walkEdges.filter(({ kind }) => kind === 'bridge').length).toBeGreaterThanOrEqual(2);
    const shoreEdges = shores.flatMap(edgesOf);
    const shoreIndex = indexOf(shoreEdges);
    for (const { id, kind, line } of town.walkEdges) {
      line.slice(1).forEach((b, i) => {
        const a = line[i]!;
        const wet = shoreIndex.search(...bounds([a, b])).some((k) => meet(a, b, ...shoreEdges[k]!));
        if (kind !== 'bridge' && (wet || shores.some((shore) => contains(shore, a))))
          throw new Error(`edge ${id} is wet`);
        if (kind === 'crossing') return;
        for (const rail of town.railway) {
          if (rail.slice(1).some((q, k) => meet(a, b, rail[k]!, q)))
            throw new Error(`edge ${id} crosses the railway`);
        }
      });
    }
  });

  it('has a centre in every community and the other sites in their numbers, no two at one point', () => {
    const count = (kind: string) => town.sites.filter((site) => site.kind === kind).length;
    const communities = town.units.filter(({ level }) => level === 'community').map(({ id }) => id);
    expect(
      town.sites
        .filter(({ kind }) => kind === 'centre')
        .map(({ communityId }) => communityId)
        .sort(),
    ).toEqual(communities.sort());
    expect([count('hub'), count('micro-station'), count('department')]).toEqual([18, 147, 47]);
    expect(count('partner')).toBeGreaterThanOrEqual(500);
    expect(new Set(town.sites.map(({ point }) => point.join())).size).toBe(town.sites.length);
  });
});
