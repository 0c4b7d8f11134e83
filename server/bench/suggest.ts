import { buildTown } from '../../data/demo/town/build-town.ts';
import type { Ground } from '../engines/net/suggest/ground.ts';
import { suggestSplit } from '../engines/net/suggest/suggest-split.ts';
import { groundOfUnit, syntheticGround } from './suggest-ground.ts';
import { voronoiSplit } from './suggest-peer.ts';

const householdsPerPart = 400;

/** Splits of demo communities and of a made-up unit of 3,000 households, beside a plain k-means split of buildings. */
export const run = async (): Promise<void> => {
  const town = buildTown({ seed: 1 });
  const communities = town.units
    .filter(({ level }) => level === 'community')
    .sort((a, b) => b.households - a.households);
  const grids = town.units
    .filter(({ level }) => level === 'general-grid')
    .sort((a, b) => b.households - a.households);
  // The first ones warm up.
  for (const unit of communities.slice(-3)) suggestSplit(groundOfUnit(town, unit), { parts: 3 });
  for (const unit of grids.slice(0, 5)) measure(unit.name, groundOfUnit(town, unit), 2);
  for (const unit of communities.slice(0, 10))
    measure(unit.name, groundOfUnit(town, unit), Math.round(unit.households / householdsPerPart));
  measure('made-up, 100 houses', syntheticGround(10, 30), 8);
  measure('made-up, 1,024 houses', syntheticGround(32, 3), 8);
  measure('made-up, 3,025 houses', syntheticGround(55, 1), 8);
};

const measure = (name: string, ground: Ground, parts: number): void => {
  const households = ground.buildings.reduce((sum, each) => sum + each.households, 0);
  const used = process.cpuUsage();
  const started = performance.now();
  const { suggestions, obstacles } = suggestSplit(ground, { parts });
  const clock = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  const peer = voronoiSplit(ground, parts);
  console.log(
    `${name}: ${households} households, ${ground.buildings.length} buildings, ${parts} parts; processor ${Math.round((user + system) / 1000)} ms, clock ${Math.round(clock)} ms`,
  );
  for (const { emphasis, deviation, guidedShare, difference, parts: made, lines } of suggestions) {
    const compactness = made.reduce((sum, part) => sum + part.compactness, 0) / made.length;
    const corners = lines.reduce((sum, line) => sum + line.length, 0);
    console.log(
      `  ${emphasis}: deviation ${percent(deviation)}, compactness ${compactness.toFixed(2)}, on roads and walls ${percent(guidedShare)}, differs ${percent(difference)}, ${corners} corners`,
    );
  }
  for (const obstacle of obstacles) console.log(`  ${JSON.stringify(obstacle)}`);
  console.log(`  k-means: deviation ${percent(peer.deviation)}, buildings cut ${peer.buildingsCut}`);
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
