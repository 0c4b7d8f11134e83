import type { LandUse } from '../model.ts';
import type { Random } from '../random.ts';
import { ringCentroid, ringPerimeter, type Spot } from './geometry.ts';
import { cutToGrain, type Grain, type Ground } from './grain.ts';
import { type EdgeKind, type Face, faceArea, facesOf, halvesOf, ringOf } from './mesh.ts';

/** Where a block lies: it decides age and grain. */
export type Zone = 'core' | 'inner' | 'outer' | 'suburb';

export interface Block {
  readonly id: number;
  readonly zone: Zone;
  use: LandUse;
  /** A village that the town has swallowed, or one of the countryside. */
  village: boolean;
  /** The block of the railway station. */
  station: boolean;
  readonly areaSquareMeters: number;
  /** Centre in the flat plan, metres. */
  readonly flat: Spot;
  /** Centre in the town, centimetres. */
  readonly centre: Spot;
}

export const zoneOf = (ground: Ground, [u, v]: Spot): Zone => {
  if (ground.plan.coreRadius(u, v) < 1.02) return 'core';
  const radius = ground.plan.ringRadius(u, v);
  if (radius < 0.66) return 'inner';
  return radius < 1.01 ? 'outer' : 'suburb';
};

const collectorGrain = (ground: Ground): Grain => ({
  kind: 'collector',
  snapMeters: 45,
  wobble: (_, random) => random.between(-18, 18),
  target: ([u, v], random) => {
    const zone = zoneOf(ground, [u, v]);
    const radius = ground.plan.ringRadius(u, v);
    const hectares = zone === 'core' ? 5.5 : zone === 'suburb' ? 22 + 14 * (radius - 1) : 9 + 8 * radius;
    return hectares * 10_000 * random.between(0.8, 1.2);
  },
});

const laneGrain = (ground: Ground): Grain => ({
  kind: 'lane',
  snapMeters: 22,
  wobble: ([u, v], random) => random.between(-1, 1) * (zoneOf(ground, [u, v]) === 'core' ? 10 : 5),
  target: ([u, v], random) => {
    const zone = zoneOf(ground, [u, v]);
    const radius = ground.plan.ringRadius(u, v);
    const hectares = zone === 'core' ? 0.95 : zone === 'suburb' ? 4.6 : 1.9 + 2.4 * radius * radius;
    return hectares * 10_000 * random.between(0.7, 1.3);
  },
});

const away = (a: Spot, b: Spot): number => {
  const [x, y] = [a[0] - b[0], a[1] - b[1]];
  return Math.sqrt(x * x + y * y);
};

/** Large uses that take a whole block between collectors, at places of the flat plan. */
const estates = (ground: Ground): { use: LandUse; place: Spot; count: number }[] => {
  const { core, axis, ring } = ground.plan;
  return [
    { use: 'park', place: [core.west - 330, 760], count: 1 },
    { use: 'park', place: [780, -960], count: 1 },
    { use: 'park', place: [ring.u + ring.halfU + 330, 330], count: 1 },
    { use: 'school', place: [-1990, -420], count: 2 },
    { use: 'offices', place: [axis + 330, -420], count: 1 },
    { use: 'hospital', place: [core.east + 430, 330], count: 1 },
  ];
};

const suburbUse = (ground: Ground, [u, v]: Spot, random: Random): LandUse | null => {
  const { plan } = ground;
  const radius = plan.ringRadius(u, v);
  if (radius < 1.02) return v > plan.railway(u) + 60 && u > 1150 && random.chance(0.7) ? 'industry' : null;
  if (u < -500 && v > 2080 + 0.2 * (u + 500) && v > 0) return 'hill';
  if (u > 1500 && v < -150) return random.chance(0.82) ? 'industry' : null;
  if (u > 2350 && v > 0 && v < 1300 && radius < 1.25) return null;
  if (radius > 1.36) return random.chance(0.93) ? 'farmland' : null;
  return random.chance(radius > 1.18 ? 0.84 : 0.6) ? 'farmland' : null;
};

/** Cuts the super-blocks into blocks, coarse then fine, and gives each face its block. */
export const layBlocks = (ground: Ground): Block[] => {
  const { mesh, random } = ground;
  const touches = (face: Face, kind: EdgeKind): boolean =>
    halvesOf(face).some(({ edge }) => edge.kind === kind);
  const isStrip = (face: Face): boolean => {
    const perimeter = ringPerimeter(ringOf(face));
    return faceArea(face) / (perimeter * perimeter) < 0.034 && faceArea(face) < 60e8;
  };
  const blocks: Block[] = [];
  const add = (face: Face, use: LandUse, village = false): void => {
    const centre = ringCentroid(ringOf(face));
    const flat = ground.flat.at(centre);
    face.block = blocks.length;
    const areaSquareMeters = faceArea(face) / 10_000;
    blocks.push({
      id: blocks.length,
      zone: zoneOf(ground, flat),
      use,
      village,
      station: false,
      areaSquareMeters,
      flat,
      centre,
    });
  };
  const coarse: Face[] = [];
  for (const face of facesOf(mesh)) {
    if (touches(face, 'river')) add(face, isStrip(face) ? 'river' : 'farmland');
    else if (touches(face, 'rail') && isStrip(face)) add(face, 'transport');
    else coarse.push(...cutToGrain(ground, face, collectorGrain(ground)));
  }
  const flatCentre = new Map(coarse.map((face) => [face, ground.flat.at(ringCentroid(ringOf(face)))]));
  const placeOf = (face: Face): Spot => flatCentre.get(face) ?? [0, 0];
  const taken = new Set<Face>();
  for (const { use, place, count } of estates(ground)) {
    const nearest = coarse
      .filter((face) => !taken.has(face))
      .sort((a, b) => away(placeOf(a), place) - away(placeOf(b), place));
    for (const face of nearest.slice(0, count)) {
      taken.add(face);
      add(face, use);
    }
  }
  for (const face of coarse) {
    if (taken.has(face)) continue;
    const use = suburbUse(ground, placeOf(face), random);
    if (use === 'farmland' || use === 'hill') add(face, use);
    else if (use === 'industry') {
      for (const piece of cutToGrain(ground, face, { ...laneGrain(ground), target: () => 75_000 }))
        add(piece, use);
    } else for (const piece of cutToGrain(ground, face, laneGrain(ground))) add(piece, 'housing');
  }
  assignUses(ground, blocks);
  return blocks;
};

interface Quota {
  readonly use: LandUse;
  readonly count: number;
  readonly apartMeters: number;
  readonly minHectares: number;
  readonly maxHectares: number;
  readonly zones: readonly Zone[];
}

const quotas: readonly Quota[] = [
  {
    use: 'school',
    count: 46,
    apartMeters: 400,
    minHectares: 1.3,
    maxHectares: 6,
    zones: ['core', 'inner', 'outer', 'suburb'],
  },
  {
    use: 'hospital',
    count: 5,
    apartMeters: 1100,
    minHectares: 1.2,
    maxHectares: 4,
    zones: ['core', 'inner', 'outer'],
  },
  {
    use: 'park',
    count: 36,
    apartMeters: 400,
    minHectares: 0.6,
    maxHectares: 6,
    zones: ['core', 'inner', 'outer', 'suburb'],
  },
  {
    use: 'market',
    count: 24,
    apartMeters: 520,
    minHectares: 0.7,
    maxHectares: 3.2,
    zones: ['core', 'inner', 'outer', 'suburb'],
  },
  {
    use: 'offices',
    count: 46,
    apartMeters: 190,
    minHectares: 0.7,
    maxHectares: 4,
    zones: ['core', 'inner', 'outer'],
  },
  {
    use: 'industry',
    count: 16,
    apartMeters: 350,
    minHectares: 2,
    maxHectares: 7,
    zones: ['outer', 'suburb'],
  },
];

const assignUses = (ground: Ground, blocks: Block[]): void => {
  const { random, plan } = ground;
  const nearest = (place: Spot, maxHectares: number): Block | undefined =>
    blocks
      .filter((block) => block.use === 'housing' && block.areaSquareMeters < maxHectares * 10_000)
      .sort((a, b) => away(a.flat, place) - away(b.flat, place))[0];
  const squares: Spot[] = [
    [plan.axis + 60, plan.cross + 60],
    [plan.axis - 120, plan.railway(plan.axis) - 110],
    [plan.axis + 160, -230],
  ];
  for (const place of squares) {
    const block = nearest(place, 3);
    if (block) block.use = 'square';
  }
  const station = nearest([plan.axis + 140, plan.railway(plan.axis) - 100], 6);
  if (station) {
    station.use = 'transport';
    station.station = true;
  }
  for (const { use, count, apartMeters, minHectares, maxHectares, zones } of quotas) {
    const chosen = blocks.filter((block) => block.use === use);
    let wanted = count;
    for (const block of random.shuffle(blocks)) {
      if (wanted === 0) break;
      const hectares = block.areaSquareMeters / 10_000;
      if (block.use !== 'housing' || hectares < minHectares || hectares > maxHectares) continue;
      if (!zones.includes(block.zone)) continue;
      if (chosen.some((other) => away(other.flat, block.flat) < apartMeters)) continue;
      block.use = use;
      chosen.push(block);
      wanted -= 1;
    }
  }
  placeVillages(blocks, random);
};

/** Turns knots of neighbouring housing blocks near and beyond the ring into villages. */
const placeVillages = (blocks: Block[], random: Random): void => {
  const knots = random
    .shuffle(blocks.filter(({ use, zone }) => use === 'housing' && zone === 'outer'))
    .slice(0, 8);
  for (const block of blocks) {
    if (block.use !== 'housing') continue;
    const inKnot = knots.some((knot) => away(knot.flat, block.flat) < 190);
    if (inKnot || (block.zone === 'suburb' && random.chance(0.45))) block.village = true;
  }
};
