import { describe, expect, it } from 'vitest';
import { contains, demoTown, edgesOf, meet } from './town-fixture.ts';

const town = demoTown();

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
    for (const { kind, line } of town.walkEdges) {
      line.slice(1).forEach((b, i) => {
        const a = line[i]!;
        if (kind !== 'bridge') {
          for (const shore of shores)
            expect(contains(shore, a) || edgesOf(shore).some(([p, q]) => meet(a, b, p, q))).toBe(false);
        }
        if (kind === 'crossing') return;
        for (const rail of town.railway) {
          expect(rail.slice(1).some((q, k) => meet(a, b, rail[k]!, q))).toBe(false);
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
