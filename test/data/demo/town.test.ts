import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Town, UnitLevel } from '../../../data/demo/model.ts';
import { buildTown } from '../../../data/demo/town/build-town.ts';
import { unprojectorOf } from '../../../server/ingest/local-frame.ts';
import { demoTown } from './town-fixture.ts';

const digest = (town: Town): string => createHash('sha256').update(JSON.stringify(town)).digest('hex');
const at = (town: Town, level: UnitLevel) => town.units.filter((unit) => unit.level === level);

describe('the synthetic town', () => {
  it('is the same to the byte for the same seed', () => {
    expect(digest(buildTown({ seed: 1 }))).toBe(digest(demoTown()));
  }, 240_000);

  it('has the numbers that the design names', () => {
    const town = demoTown();
    expect(at(town, 'street')).toHaveLength(10);
    expect(at(town, 'community').length).toBeGreaterThanOrEqual(60);
    expect(at(town, 'general-grid')).toHaveLength(335);
    expect(at(town, 'micro-grid').length).toBeGreaterThan(2500);
    expect(at(town, 'micro-grid').length).toBeLessThan(2900);
    expect(at(town, 'dedicated-grid').length).toBeGreaterThanOrEqual(40);
    expect(town.compounds).toHaveLength(1325);
    expect(new Set(town.compounds.map(({ type }) => type)).size).toBe(4);
    expect(town.buildings.length).toBeGreaterThan(8000);
    expect(town.buildings.length).toBeLessThan(14_000);
    expect(Math.abs(town.units[0]!.households - 134_000)).toBeLessThan(1500);
    expect(Math.abs(town.units[0]!.people - 350_000)).toBeLessThan(8000);
  });

  it('keeps grids and micro-grids within the sizes of the standard, but for a few', () => {
    const town = demoTown();
    const grids = at(town, 'general-grid').map(({ households }) => households);
    expect(grids.filter((n) => n >= 300 && n <= 500).length / grids.length).toBeGreaterThan(0.9);
    expect(Math.min(...grids)).toBeGreaterThan(200);
    expect(Math.max(...grids)).toBeLessThan(650);
    const micros = at(town, 'micro-grid').map(({ households }) => households);
    expect(micros.filter((n) => n >= 30 && n <= 100).length / micros.length).toBeGreaterThan(0.97);
  });

  it('sums figures upwards from the buildings', () => {
    const town = demoTown();
    const sums = new Map(town.units.map(({ id }) => [id, { households: 0, people: 0 }]));
    const parents = new Map(town.units.map(({ id, parentId }) => [id, parentId]));
    for (const { unitId, households, people } of town.buildings) {
      for (let id: string | null | undefined = unitId; id; id = parents.get(id)) {
        const sum = sums.get(id)!;
        sum.households += households;
        sum.people += people;
      }
    }
    for (const { id, households, people } of town.units) expect(sums.get(id)).toEqual({ households, people });
  });

  it('gives codes that begin with their parent and with 99, numbered without gaps', () => {
    const town = demoTown();
    const byId = new Map(town.units.map((unit) => [unit.id, unit]));
    expect(town.code).toBe('990101');
    for (const unit of town.units) {
      const parent = unit.parentId ? byId.get(unit.parentId)! : null;
      expect(unit.code.slice(0, -3)).toBe(parent ? parent.code : town.code.slice(0, 3));
      const siblings = town.units.filter(
        ({ parentId, level }) => parentId === unit.parentId && level === unit.level,
      );
      const first = unit.level === 'dedicated-grid' ? 501 : 1;
      const serial = Number(unit.code.slice(-3));
      if (parent) expect(serial).toBeLessThan(first + siblings.length);
      if (parent) expect(serial).toBeGreaterThanOrEqual(first);
      expect(unit.use !== null).toBe(unit.level === 'dedicated-grid');
    }
    expect(new Set(town.units.map(({ code }) => code)).size).toBe(town.units.length);
  });

  it('gives every unit, compound, building, gate and site its own identity, and names that do not repeat', () => {
    const town = demoTown();
    const ids = [
      ...town.units,
      ...town.compounds,
      ...town.buildings,
      ...town.sites,
      ...town.compounds.flatMap(({ entrances }) => entrances),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 50))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const repeated = (names: string[]) => names.filter((name, i) => names.indexOf(name) !== i);
    expect(repeated(town.units.map(({ name }) => name))).toEqual([]);
    expect(repeated(town.compounds.map(({ name }) => name))).toEqual([]);
    expect(
      repeated(town.compounds.map(({ address }) => address).concat(town.sites.map(({ address }) => address))),
    ).toEqual([]);
  });

  it('lies in the mountains near 108.5°E 33.6°N', () => {
    const town = demoTown();
    const toLonLat = unprojectorOf(town.frame);
    for (const [east, north] of town.units[0]!.polygons[0]![0]!) {
      const [lon, lat] = toLonLat(east, north);
      expect(Math.abs(lon - 108.5)).toBeLessThan(0.045);
      expect(Math.abs(lat - 33.6)).toBeLessThan(0.035);
    }
  });
});
