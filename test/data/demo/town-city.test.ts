import { expect, it } from 'vitest';
import type { Town } from '../../../data/demo/model.ts';
import { buildCity } from '../../../data/demo/town/city.ts';
import { bounds } from './town-fixture.ts';

const tileOf = ({ frame, units }: Town): [number, number, number, number] => {
  const [west, south, east, north] = bounds(units[0]!.polygons[0]![0]!);
  const { originEastMeters: x, originNorthMeters: y } = frame;
  return [x + west / 100, y + south / 100, x + east / 100, y + north / 100];
};

it('a city is districts side by side with their own codes, names and numbers of grids', () => {
  const towns = [...buildCity({ seed: 5, districts: 2, generalGrids: 641, microGrids: 5200 })];
  expect(towns.map(({ code }) => code)).toEqual(['990101', '990102']);
  expect(new Set(towns.map(({ name }) => name)).size).toBe(2);
  const grids = towns.map(({ units }) => units.filter(({ level }) => level === 'general-grid').length);
  expect(grids[0]! + grids[1]!).toBe(641);
  const ids = towns.flatMap(({ units, buildings }) => [...units, ...buildings].map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const [a, b] = towns.map(tileOf) as [[number, number, number, number], [number, number, number, number]];
  expect(a[2]).toBeLessThan(b[0]);
}, 240_000);
