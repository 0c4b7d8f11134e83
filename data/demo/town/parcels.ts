import type { CompoundType } from '../model.ts';
import type { Block, Zone } from './blocks.ts';
import { cutByLine } from './cut.ts';
import { boundsOf, distance, ringArea, type Spot } from './geometry.ts';
import type { Ground } from './grain.ts';
import { insetRing } from './inset.ts';
import { type Face, faceArea, facesOf, type Half, halvesOf, joinFaces } from './mesh.ts';
import { isStreet, streetWidthMeters } from './streets.ts';

/** How the houses of a compound look from above. */
type HousingStyle = 'courtyards' | 'slabs' | 'towers' | 'village';

/** A walled piece of a housing block that becomes a compound. */
export interface Parcel {
  readonly id: number;
  readonly block: Block;
  readonly face: Face;
  /** The compound's own ring, within the pavements and walls. */
  readonly ring: readonly Spot[];
  readonly type: CompoundType;
  readonly style: HousingStyle;
  readonly builtYear: number;
}

/** How far walls and lawns keep from the line of an edge, in centimetres. */
export const setbackOf = (ground: Ground, half: Half): number => {
  const { kind } = half.edge;
  if (kind === 'wall') return 30;
  if (kind === 'outline') return 400;
  if (kind === 'river') {
    return Math.round(100 * (ground.plan.riverHalfWidth(ground.flat.of(half.origin)[0]) + 4));
  }
  const [u, v] = ground.flat.of(half.origin);
  return 50 * streetWidthMeters(kind, ground.plan.coreRadius(u, v) < 0.98);
};

/** The ring of a face within its pavements and walls; null where nothing useful remains. */
export const plotOf = (ground: Ground, face: Face): Spot[] | null =>
  insetRing(
    halvesOf(face).map((half) => ({
      from: half.origin.point,
      to: half.twin.origin.point,
      away: setbackOf(ground, half),
    })),
  );

const frontage = (face: Face): number =>
  halvesOf(face)
    .filter(({ edge }) => isStreet(edge.kind))
    .reduce((sum, half) => sum + distance(half.origin.point, half.twin.origin.point), 0);

const plotIsGood = (plot: Spot[] | null): plot is Spot[] => {
  if (!plot) return false;
  const area = ringArea(plot);
  if (area < 14e6) return false;
  const [west, south, east, north] = boundsOf(plot);
  return east - west > 3000 && north - south > 2800 && area > 0.42 * (east - west) * (north - south);
};

const targetHectares = (block: Block): number => {
  if (block.village) return 1.7;
  const byZone: Record<Zone, number> = { core: 0.42, inner: 0.72, outer: 1.15, suburb: 1.7 };
  return byZone[block.zone];
};

/** Cuts a face in two by a wall so that both parts have a street and can hold houses; null where that fails. */
const cutByWall = (ground: Ground, face: Face, low = 0.4, high = 0.6): Face | null => {
  const { mesh, flat, random } = ground;
  const spots = halvesOf(face).map((half) => flat.of(half.origin));
  const [west, south, east, north] = boundsOf(spots);
  const order: (0 | 1)[] = east - west > north - south ? [0, 1] : [1, 0];
  for (const axis of order) {
    const [from, to] = axis === 0 ? [west, east] : [south, north];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const made = cutByLine(mesh, face, flat, {
        axis,
        value: from + (to - from) * random.between(low, high),
        kind: 'wall',
        wobbleMeters: 0,
        snapMeters: 7,
        stepMeters: 80,
      });
      if (!made) continue;
      const good = [face, made].every((part) => frontage(part) > 2200 && plotIsGood(plotOf(ground, part)));
      if (good) return made;
      const shared = halvesOf(face).find(({ twin }) => twin.face === made);
      if (shared) joinFaces(mesh, shared);
    }
  }
  return null;
};

const cutToParcels = (ground: Ground, face: Face, hectares: number, most: number): Face[] => {
  if (most < 2 || faceArea(face) / 1e8 < 1.5 * hectares * ground.random.between(0.8, 1.25)) return [face];
  const made = cutByWall(ground, face);
  if (!made) return [face];
  const share = Math.max(1, Math.floor(most / 2));
  return [
    ...cutToParcels(ground, face, hectares, most - share),
    ...cutToParcels(ground, made, hectares, share),
  ];
};

/** Joins the smallest neighbours or cuts the largest until exactly the wanted number of plots remains. */
const adjustCount = (ground: Ground, faces: Set<Face>, wanted: number): void => {
  const { mesh } = ground;
  while (faces.size > wanted) {
    const walls = [...faces]
      .flatMap((face) => halvesOf(face))
      .filter(
        ({ edge, twin, face }) => edge.kind === 'wall' && faces.has(twin.face) && twin.face.id > face.id,
      )
      .map((half) => ({ half, area: faceArea(half.face) + faceArea(half.twin.face) }))
      .sort((a, b) => a.area - b.area || a.half.edge.id - b.half.edge.id);
    let joined = 0;
    const touched = new Set<Face>();
    for (const { half } of walls) {
      if (faces.size === wanted) break;
      const gone = half.twin.face;
      if (touched.has(half.face) || touched.has(gone) || !joinFaces(mesh, half)) continue;
      touched.add(half.face).add(gone);
      faces.delete(gone);
      // A joined plot of an odd shape stays a yard without houses.
      if (!plotIsGood(plotOf(ground, half.face))) faces.delete(half.face);
      joined += 1;
    }
    if (joined === 0) throw new RangeError('too few walls to reach the number of compounds');
  }
  const stuck = new Set<Face>();
  while (faces.size < wanted) {
    const largest = [...faces]
      .filter((face) => !stuck.has(face))
      .map((face) => ({ face, area: faceArea(face) }))
      .sort((a, b) => b.area - a.area || a.face.id - b.face.id)
      .slice(0, Math.max(1, Math.ceil((wanted - faces.size) / 2)));
    if (largest.length === 0) throw new RangeError('too little housing land for the number of compounds');
    for (const { face } of largest) {
      const made = faces.size < wanted ? cutByWall(ground, face, 0.35, 0.65) : null;
      if (made) faces.add(made);
      else stuck.add(face);
    }
  }
};

const kindOf = (ground: Ground, block: Block): Pick<Parcel, 'type' | 'style' | 'builtYear'> => {
  const { random, plan } = ground;
  if (block.village) {
    return { type: 'urban-village', style: 'village', builtYear: random.integer(1978, 2004) };
  }
  const radius = plan.ringRadius(block.flat[0], block.flat[1]);
  const type = random.weighted<CompoundType>(
    block.zone === 'core'
      ? [
          ['unmanaged-old', 64],
          ['unit-housing', 24],
          ['commodity', 18],
        ]
      : block.zone === 'inner'
        ? [
            ['unmanaged-old', 27],
            ['unit-housing', 38],
            ['commodity', 35],
          ]
        : block.zone === 'outer'
          ? [
              ['unmanaged-old', 12],
              ['unit-housing', 22],
              ['commodity', 66],
            ]
          : [
              ['unmanaged-old', 4],
              ['unit-housing', 10],
              ['commodity', 86],
            ],
  );
  if (type === 'unit-housing') return { type, style: 'slabs', builtYear: random.integer(1976, 1999) };
  if (type === 'unmanaged-old') {
    const low = block.zone === 'core' && random.chance(0.8);
    return low
      ? { type, style: 'courtyards', builtYear: random.integer(1952, 1979) }
      : { type, style: 'slabs', builtYear: random.integer(1974, 1996) };
  }
  const builtYear = Math.round(Math.min(2024, Math.max(1996, random.normal(2003 + 9 * radius, 5))));
  return { type, style: builtYear >= 2009 ? 'towers' : 'slabs', builtYear };
};

/** Divides the housing blocks into exactly the wanted number of compounds. */
export const layParcels = (ground: Ground, blocks: readonly Block[], wanted: number): Parcel[] => {
  const faces = new Set<Face>();
  for (const face of facesOf(ground.mesh)) {
    const block = blocks[face.block];
    if (block?.use !== 'housing') continue;
    for (const piece of cutToParcels(ground, face, targetHectares(block), 6)) {
      if (plotIsGood(plotOf(ground, piece))) faces.add(piece);
    }
  }
  adjustCount(ground, faces, wanted);
  const parcels: Parcel[] = [];
  for (const face of [...faces].sort((a, b) => a.id - b.id)) {
    const block = blocks[face.block];
    const ring = plotOf(ground, face);
    if (!block || !ring) throw new RangeError('a compound lost its block');
    face.parcel = parcels.length;
    parcels.push({ id: parcels.length, block, face, ring, ...kindOf(ground, block) });
  }
  return parcels;
};
