import type { BuildingUse, Point } from '../model.ts';
import type { Random } from '../random.ts';
import { at, insideRing, labelPoint, type Spot } from './geometry.ts';
import type { Parcel } from './parcels.ts';
import { type Box, fromLot, fullestRows, type Lot, layRows, lotsOf } from './rows.ts';

/** A building before it has its leaf, its people and its name. */
export interface Draft {
  readonly parcel: number;
  readonly block: number;
  readonly ring: readonly Spot[];
  readonly centre: Spot;
  /** Its box in the lot's frame, for cuts and paths between buildings. */
  readonly box: Box;
  readonly use: BuildingUse;
  readonly builtYear: number;
  floors: number;
  readonly stairwells: number;
  /** Homes per floor over all stairwells; 0 for what is no housing. */
  readonly homesPerFloor: number;
  households: number;
  people: number;
}

type Intervals = readonly (readonly [number, number])[];

/** Spreads as many equal lengths as fit over a stretch, from end to end. */
const spread = (length: number, piece: number, gap: number): Intervals => {
  const count = Math.floor((length + gap) / (piece + gap));
  if (count < 1) return [];
  if (count === 1) return [[(length - piece) / 2, (length + piece) / 2]];
  const pitch = (length - piece) / (count - 1);
  return Array.from({ length: count }, (_, i) => [i * pitch, i * pitch + piece] as const);
};

/** Slab buildings of whole stairwells, as long as the row allows but never longer than five of them. */
const slabRow = (length: number, stairwell: number, gap: number): Intervals => {
  const count = Math.max(1, Math.round((length + gap) / (4 * stairwell + gap)));
  const wells = Math.min(5, Math.floor(((length + gap) / count - gap) / stairwell));
  if (wells < 1) return length >= stairwell ? [[0, stairwell]] : [];
  return spread(length, wells * stairwell, gap);
};

const irregularRow = (
  length: number,
  random: Random,
  least: number,
  most: number,
  gap: number,
  skip: number,
) => {
  const pieces: [number, number][] = [];
  let from = 0;
  while (from + least <= length) {
    const wide = Math.min(random.between(least, most), length - from);
    if (!random.chance(skip)) pieces.push([from, from + wide]);
    from += wide + gap * random.between(0.7, 1.5);
  }
  return pieces;
};

const square = ({ west, east, south, north }: Box): Spot[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** A slab with the stairwells standing out to the north. */
const slabShape = (box: Box, wells: number): Spot[] => {
  const { west, east, south, north } = box;
  const step = (east - west) / wells;
  const ring: Spot[] = [
    [west, south],
    [east, south],
    [east, north - 130],
  ];
  for (let i = wells - 1; i >= 0; i -= 1) {
    const middle = west + (i + 0.5) * step;
    ring.push(
      [middle + 170, north - 130],
      [middle + 170, north],
      [middle - 170, north],
      [middle - 170, north - 130],
    );
  }
  ring.push([west, north - 130]);
  return ring;
};

/** A tower with its core to the north and bays to the south. */
const towerShape = ({ west, east, south, north }: Box): Spot[] => {
  const [w, h] = [east - west, north - south];
  return [
    [west, south + 0.16 * h],
    [west + 0.3 * w, south + 0.16 * h],
    [west + 0.3 * w, south],
    [east - 0.3 * w, south],
    [east - 0.3 * w, south + 0.16 * h],
    [east, south + 0.16 * h],
    [east, north - 0.2 * h],
    [east - 0.32 * w, north - 0.2 * h],
    [east - 0.32 * w, north],
    [west + 0.32 * w, north],
    [west + 0.32 * w, north - 0.2 * h],
    [west, north - 0.2 * h],
  ];
};

/** A house round a small yard that opens to the south, or a plain one. */
const houseShape = (box: Box, random: Random): Spot[] => {
  const { west, east, south, north } = box;
  const [w, h] = [east - west, north - south];
  if (w < 900 || h < 900 || random.chance(0.45)) return square(box);
  const wing = random.between(0.32, 0.45);
  const yard = south + random.between(0.35, 0.6) * h;
  return random.chance(0.5)
    ? [
        [west, south],
        [west + wing * w, south],
        [west + wing * w, yard],
        [east, yard],
        [east, north],
        [west, north],
      ]
    : [
        [west, yard],
        [east - wing * w, yard],
        [east - wing * w, south],
        [east, south],
        [east, north],
        [west, north],
      ];
};

interface Built {
  readonly box: Box;
  readonly ring: Spot[];
  readonly floors: number;
  readonly stairwells: number;
  readonly homesPerFloor: number;
}

interface Layout {
  readonly lot: Lot;
  readonly built: readonly Built[];
}

const slabs = (lots: readonly Lot[], parcel: Parcel, random: Random): Layout => {
  const old = parcel.builtYear < 1990;
  const floors = old ? random.integer(4, 6) : random.integer(5, 7);
  const stairwell = random.between(1350, 1750);
  const depth = random.between(1050, 1300);
  // Sunlight: about the height of a building between rows at 33.6 degrees north, less in old quarters.
  const gap = Math.max(1100, floors * 290 * (old ? 0.85 : 1.02));
  const lay = (margin: number, between: number) =>
    fullestRows(lots, { depth, gap: between, margin, fill: (length) => slabRow(length, stairwell, 900) });
  let { lot, boxes } = lay(350, gap);
  if (boxes.length === 0) ({ lot, boxes } = lay(200, gap * 0.8));
  const built = boxes.map((box) => {
    const wells = Math.max(1, Math.round((box.east - box.west) / stairwell));
    return { box, ring: slabShape(box, wells), floors, stairwells: wells, homesPerFloor: wells * 2 };
  });
  return { lot, built };
};

const towers = (lots: readonly Lot[], parcel: Parcel, random: Random): Layout => {
  const tall = parcel.builtYear >= 2014 ? random.integer(15, 25) : random.integer(11, 18);
  const width = random.between(2500, 3100);
  const depth = random.between(1600, 1900);
  const { lot, boxes } = fullestRows(lots, {
    depth,
    gap: Math.min(4200, tall * 200),
    margin: 600,
    fill: (length) => spread(length, width, 1700),
  });
  const built = boxes.map((even) => {
    const shift = random.between(-450, 450);
    const box = { ...even, south: even.south + shift, north: even.north + shift };
    return { box, ring: towerShape(box), floors: tall, stairwells: 1, homesPerFloor: 4 };
  });
  return { lot, built };
};

const houses = (lot: Lot, random: Random, village: boolean): Layout => {
  const depth = village ? random.between(1050, 1250) : random.between(850, 1150);
  const boxes = layRows(lot, {
    depth,
    gap: village ? random.between(330, 480) : random.between(260, 400),
    margin: village ? 300 : 250,
    fill: (length) =>
      village
        ? irregularRow(length, random, 950, 1350, 260, 0.1)
        : irregularRow(length, random, 800, 1900, 160, 0.08),
  });
  const built = boxes.map((whole): Built => {
    const box = {
      ...whole,
      south: whole.south + random.between(0, 0.16) * depth,
      north: whole.north - random.between(0, 0.08) * depth,
    };
    const lowRise = [
      [1, 55],
      [2, 35],
      [3, 10],
    ] as const;
    const floors = village ? random.integer(2, 4) : random.weighted<number>(lowRise);
    // Several households share one old courtyard house.
    const wide = (box.east - box.west) / 1000;
    const homesPerFloor = village ? 1 : Math.max(1.6, wide * 1.7);
    return { box, ring: houseShape(box, random), floors, stairwells: 1, homesPerFloor };
  });
  return { lot, built };
};

const layoutOf = (parcel: Parcel, random: Random): Layout => {
  const lots = lotsOf(parcel.ring);
  const first = at(lots, 0);
  if (parcel.style === 'courtyards' || parcel.style === 'village') {
    const layout = houses(first, random, parcel.style === 'village');
    if (layout.built.length > 0) return layout;
  }
  if (parcel.style === 'towers') {
    const layout = towers(lots, parcel, random);
    if (layout.built.length > 0) return layout;
  }
  const layout = slabs(lots, parcel, random);
  if (layout.built.length > 0) return layout;
  return lots.map((lot) => houses(lot, random, false)).find(({ built }) => built.length > 0) ?? hut(first);
};

/** One small house on a plot whose shape takes no row. */
const hut = (lot: Lot): Layout => {
  const [x, y] = labelPoint(lot.ring);
  let half = 500;
  const corners = (): Spot[] => square({ west: x - half, east: x + half, south: y - half, north: y + half });
  while (half > 150 && !corners().every((corner) => insideRing(lot.ring, corner))) half -= 50;
  const box = { west: x - half, east: x + half, south: y - half, north: y + half };
  return { lot, built: [{ box, ring: square(box), floors: 2, stairwells: 1, homesPerFloor: 1 }] };
};

/** Lays the houses of one compound. */
export const buildHousing = (parcel: Parcel, random: Random): { lot: Lot; drafts: Draft[] } => {
  const { lot, built } = layoutOf(parcel, random);
  const drafts = built.map(
    ({ box, ring, floors, stairwells, homesPerFloor }): Draft => ({
      parcel: parcel.id,
      block: parcel.block.id,
      ring: ring.map((spot) => fromLot(lot, spot)),
      centre: fromLot(lot, [(box.west + box.east) / 2, (box.south + box.north) / 2]),
      box,
      use: 'housing',
      builtYear: parcel.builtYear,
      floors,
      stairwells,
      homesPerFloor,
      households: 0,
      people: 0,
    }),
  );
  return { lot, drafts };
};

/** The drafts that leave the ground inside every gate free; gates are given in the lot's frame. */
export const clearGates = (drafts: readonly Draft[], gates: readonly Point[]): Draft[] => {
  const freeCm = 450;
  const kept = drafts.filter(({ box }) =>
    gates.every(([x, y]) => {
      const dx = Math.max(box.west - x, 0, x - box.east);
      const dy = Math.max(box.south - y, 0, y - box.north);
      return dx * dx + dy * dy > freeCm * freeCm;
    }),
  );
  return kept.length > 0 ? kept : [...drafts];
};
