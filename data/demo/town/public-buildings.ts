import type { BuildingUse, LandUse } from '../model.ts';
import type { Random } from '../random.ts';
import { cosineOfTurns, sineOfTurns } from '../random.ts';
import type { Block } from './blocks.ts';
import { boundsOf, type Spot } from './geometry.ts';
import type { Draft } from './housing.ts';
import { type Box, freeIntervals, fromLot, type Lot, layRows, lotOf } from './rows.ts';

interface Pattern {
  readonly use: BuildingUse;
  readonly depth: readonly [number, number];
  readonly gap: number;
  readonly length: readonly [number, number];
  readonly between: number;
  readonly skip: number;
  readonly floors: readonly [number, number];
  readonly margin: number;
}

const patterns: Partial<Record<LandUse, Pattern>> = {
  school: {
    use: 'school',
    depth: [1100, 1500],
    gap: 2000,
    length: [3200, 6200],
    between: 1500,
    skip: 0.12,
    floors: [3, 5],
    margin: 800,
  },
  hospital: {
    use: 'hospital',
    depth: [1500, 2100],
    gap: 1900,
    length: [3800, 7500],
    between: 1400,
    skip: 0.12,
    floors: [5, 14],
    margin: 900,
  },
  offices: {
    use: 'offices',
    depth: [1800, 2500],
    gap: 2600,
    length: [2600, 5600],
    between: 2000,
    skip: 0.18,
    floors: [6, 22],
    margin: 900,
  },
  market: {
    use: 'market',
    depth: [2200, 3200],
    gap: 1000,
    length: [4200, 9000],
    between: 1000,
    skip: 0.08,
    floors: [1, 4],
    margin: 600,
  },
  industry: {
    use: 'industry',
    depth: [2200, 4200],
    gap: 1300,
    length: [4000, 10_500],
    between: 1200,
    skip: 0.13,
    floors: [1, 3],
    margin: 900,
  },
  housing: {
    use: 'service',
    depth: [800, 1000],
    gap: 700,
    length: [1200, 3000],
    between: 500,
    skip: 0.25,
    floors: [1, 2],
    margin: 250,
  },
};

const rowsOf = (lot: Lot, pattern: Pattern, random: Random): Box[] => {
  const fill = (length: number): [number, number][] => {
    const [least, most] = pattern.length;
    const pieces: [number, number][] = [];
    for (let from = 0; from + least <= length; ) {
      let wide = Math.min(random.between(least, most), length - from);
      if (length - from - wide < least + pattern.between) wide = Math.min(length - from, most);
      if (!random.chance(pattern.skip)) pieces.push([from, from + wide]);
      from += wide + pattern.between;
    }
    const spare = (length - (pieces[pieces.length - 1]?.[1] ?? length)) / 2;
    return pieces.map(([a, b]) => [a + spare, b + spare]);
  };
  const depth = random.between(pattern.depth[0], pattern.depth[1]);
  const boxes = layRows(lot, { depth, gap: pattern.gap, margin: pattern.margin, fill });
  if (boxes.length > 0) return boxes;
  // A small plot takes one smaller building close to its edges.
  const small = { ...pattern, length: [1100, pattern.length[1]], skip: 0 } as const;
  return pattern.skip > 0
    ? rowsOf(lot, { ...small, depth: [900, 1300], gap: pattern.gap / 2, margin: 350 }, random)
    : [];
};

const shapeOf = ({ west, east, south, north }: Box, use: BuildingUse, random: Random): Spot[] => {
  const box: Spot[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  if (use === 'industry' || use === 'market' || use === 'service') return box;
  const [w, h] = [east - west, north - south];
  if (w < 2.2 * h || random.chance(0.4)) return box;
  const wing = random.between(0.2, 0.3) * w;
  const step = 0.42 * h;
  return random.chance(0.5)
    ? [
        [west, south],
        [west + wing, south],
        [west + wing, south + step],
        [east - wing, south + step],
        [east - wing, south],
        [east, south],
        [east, north],
        [west, north],
      ]
    : [
        [west, south + step],
        [west + wing, south + step],
        [west + wing, south],
        [east - wing, south],
        [east - wing, south + step],
        [east, south + step],
        [east, north],
        [west, north],
      ];
};

/** A running track with round ends inside a box, in the lot's frame. */
const trackIn = ({ west, east, south, north }: Box): Spot[] => {
  const radius = (north - south) / 2;
  const y = (north + south) / 2;
  const half = (turns: number, x: number): Spot[] =>
    Array.from({ length: 9 }, (_, i): Spot => {
      const angle = turns + i / 16;
      return [x + radius * cosineOfTurns(angle), y + radius * sineOfTurns(angle)];
    });
  return [...half(-0.25, east - radius), ...half(0.25, west + radius)];
};

/** The widest box of a wanted shape in the southern part of a school's lot; null where none fits. */
const trackBox = (lot: Lot): Box | null => {
  const [, low, , high] = boundsOf(lot.ring);
  for (const size of [9000, 7600, 6200, 5000, 4000]) {
    for (const start of [0, 0.06, 0.12, 0.2, 0.5]) {
      const south = low + 700 + start * (high - low);
      if (south + size > high - 700) continue;
      const wide = freeIntervals(lot.ring, south, south + size, 600)
        .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
        .find(([l, h]) => h - l >= 1.62 * size);
      if (!wide) continue;
      const width = Math.min(wide[1] - wide[0], 1.95 * size);
      const west = (wide[0] + wide[1] - width) / 2;
      return { west, east: west + width, south, north: south + size };
    }
  }
  return null;
};

const apart = (a: Box, b: Box): boolean =>
  a.east + 600 < b.west || b.east + 600 < a.west || a.north + 600 < b.south || b.north + 600 < a.south;

/** What stands on a block that is no housing: buildings, and a sports ground for schools. */
interface PublicPlot {
  readonly lot: Lot;
  readonly drafts: readonly Draft[];
  readonly sports: readonly Spot[] | null;
}

/** Builds on the plot of one block, whose ring lies within its pavements. */
export const buildPublic = (block: Block, plot: readonly Spot[], random: Random): PublicPlot => {
  const lot = lotOf(plot);
  const pattern = patterns[block.use];
  const station = block.station;
  if (!pattern && !station) return { lot, drafts: [], sports: null };
  const year = random.integer(1985, 2022);
  const draft = (box: Box, use: BuildingUse, floors: number): Draft => ({
    parcel: -1,
    block: block.id,
    ring: shapeOf(box, use, random).map((spot) => fromLot(lot, spot)),
    centre: fromLot(lot, [(box.west + box.east) / 2, (box.south + box.north) / 2]),
    box,
    use,
    builtYear: year,
    floors,
    stairwells: 0,
    homesPerFloor: 0,
    households: 0,
    people: 0,
  });
  if (!pattern) {
    const hall = {
      use: 'transport',
      depth: [2400, 3000],
      gap: 2500,
      length: [6000, 13_000],
      between: 1500,
      skip: 0,
      floors: [2, 3],
      margin: 900,
    } as const;
    return {
      lot,
      drafts: rowsOf(lot, hall, random)
        .slice(-2)
        .map((box) => draft(box, 'transport', 2)),
      sports: null,
    };
  }
  const rows = rowsOf(lot, pattern, random);
  const wanted = block.use === 'school' ? trackBox(lot) : null;
  const beside = rows.filter((box) => !wanted || apart(box, wanted));
  const [track, boxes] = beside.length > 0 ? [wanted, beside] : [null, rows];
  return {
    lot,
    drafts: boxes.map((box) => draft(box, pattern.use, random.integer(pattern.floors[0], pattern.floors[1]))),
    sports: track ? trackIn(track).map((spot) => fromLot(lot, spot)) : null,
  };
};
