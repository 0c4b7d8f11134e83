import type { PlaceLabel, Town, TownOptions } from '../model.ts';
import { type Random, randomFrom } from '../random.ts';
import { drawRailway, drawRoads, unitLabels } from './base-map.ts';
import { type Block, layBlocks } from './blocks.ts';
import { type Cell, cutToCells } from './cells.ts';
import { assembleBuildings, type Estate } from './compounds.ts';
import { flatMapOf } from './cut.ts';
import { openGates } from './gates.ts';
import { at, ringArea, type Spot } from './geometry.ts';
import type { Ground } from './grain.ts';
import { drawGreenery, outlineOf } from './greenery.ts';
import { layHierarchy } from './hierarchy.ts';
import { settleHouseholds } from './households.ts';
import { buildHousing, clearGates, type Draft } from './housing.ts';
import { type Face, facesOf } from './mesh.ts';
import { namerFrom } from './names.ts';
import { layParcels, plotOf } from './parcels.ts';
import { namePlaces } from './place-names.ts';
import { drawPlan } from './plan.ts';
import { buildPublic } from './public-buildings.ts';
import { intoLot } from './rows.ts';
import { findSites } from './sites.ts';
import { buildSkeleton } from './skeleton.ts';
import { openStreetBook } from './street-book.ts';
import { tileFrame } from './tile-frame.ts';
import { nameUnits } from './units.ts';
import { newWalkNet } from './walk-net.ts';
import { walkPublicGround } from './walking.ts';
import { districtWords, riverWords, type Word } from './words.ts';

const streetCount = 10;
const communityCount = 64;
const compoundCount = 1325;
const householdCount = 134_000;
/** Homes from which a piece of a compound is cut once more: two of them still fit one micro-grid. */
const mostPerCell = 46;

type Streams = (purpose: string) => Random;

const layGround = (stream: Streams): Ground => {
  const plan = drawPlan(stream('plan'));
  const { mesh, streets } = buildSkeleton(plan, stream('skeleton'));
  return { mesh, plan, streets, flat: flatMapOf(plan), random: stream('streets') };
};

interface BuiltUp {
  readonly estates: readonly Estate[];
  readonly publicDrafts: ReadonlyMap<Face, readonly Draft[]>;
  readonly sports: readonly (readonly Spot[])[];
}

/** Compounds with houses and gates, and what stands on the other ground. */
const buildUp = (ground: Ground, blocks: readonly Block[], stream: Streams): BuiltUp => {
  const parcels = layParcels(ground, blocks, compoundCount);
  const [houses, gates, publics] = [stream('housing'), stream('gates'), stream('public')];
  const estates = parcels.map((parcel): Estate => {
    const opened = openGates(ground.mesh, parcel, ringArea(parcel.ring) / 10_000, gates);
    const { lot, drafts } = buildHousing(parcel, houses);
    const inner = opened.gates.map(({ point }) => intoLot(lot, point));
    return { parcel, lot, drafts: clearGates(drafts, inner), ...opened };
  });
  const housed = new Set<Face>(parcels.map(({ face }) => face));
  const publicDrafts = new Map<Face, readonly Draft[]>();
  const sports: (readonly Spot[])[] = [];
  for (const face of facesOf(ground.mesh)) {
    if (housed.has(face)) continue;
    const plot = plotOf(ground, face);
    const built = plot ? buildPublic(at(blocks, face.block), plot, publics) : null;
    publicDrafts.set(face, built?.drafts ?? []);
    if (built?.sports) sports.push(built.sports);
  }
  settleHouseholds(
    estates.flatMap(({ drafts }) => drafts),
    householdCount,
    stream('households'),
  );
  return { estates, publicDrafts, sports };
};

const cutCells = (ground: Ground, { estates, publicDrafts }: BuiltUp): Cell[] => [
  ...[...publicDrafts].map(([face, drafts]): Cell => ({ face, drafts, households: 0 })),
  ...estates.flatMap(({ parcel, lot, drafts }) =>
    cutToCells(ground.mesh, parcel.face, lot, drafts, mostPerCell),
  ),
];

const districtName = (district: number): Word => {
  const word = districtWords[(district - 1) % districtWords.length] ?? at(districtWords, 0);
  const round = Math.floor((district - 1) / districtWords.length);
  const [prefix, sound] = at(
    [
      ['', ''],
      ['东', 'East '],
      ['西', 'West '],
      ['南', 'South '],
      ['北', 'North '],
    ],
    round % 5,
  );
  return [`${prefix}${word[0]}区`, `${sound}${word[1]}`];
};

/**
 * Builds a synthetic district: the planar partition with streets, compounds, buildings and the walking network.
 * A pure function of its options; coordinates are whole centimetres of `frame`.
 */
export const buildTown = (options: TownOptions): Town => {
  const { seed, district = 1, generalGrids = 335, microGrids = 2700 } = options;
  const key = `${seed}/${district}`;
  const stream: Streams = (purpose) => randomFrom(key, purpose);
  const ground = layGround(stream);
  const blocks = layBlocks(ground);
  const plots = new Map<number, readonly Spot[]>();
  for (const face of facesOf(ground.mesh)) {
    const plot = plotOf(ground, face);
    if (plot) plots.set(face.block, plot);
  }
  const built = buildUp(ground, blocks, stream);
  const cells = cutCells(ground, built);
  const counts = { streets: streetCount, communities: communityCount, generalGrids, microGrids };
  const hierarchy = layHierarchy(cells, blocks, counts, stream('units'));

  const namer = namerFrom(stream('names'));
  const name = districtName(district);
  const river = at(riverWords, (district - 1) % riverWords.length);
  const places = namePlaces(blocks, name, river, namer, stream('places'));
  const code = `9901${String(district).padStart(2, '0')}`;
  const units = nameUnits(
    seed,
    { code, name },
    hierarchy,
    cells,
    namer,
    (block) => places.get(block)?.[0] ?? name[0],
  );
  const book = openStreetBook(ground, namer, stream('street names'));

  const net = newWalkNet();
  walkPublicGround(ground, blocks, net, stream('walking'));
  const assembly = { seed: key, cells, blocks, units, book, namer, net, places, random: stream('compounds') };
  const { compounds, buildings } = assembleBuildings(assembly, built.estates);
  const sites = findSites(
    key,
    { ground, cells, blocks, book, units, walkNodeOf: (vertex) => keptNode(net, vertex.point) },
    stream('sites'),
  );
  const walk = net.finish();
  const outline = outlineOf(at(units.units, 0).polygons);
  const greenery = drawGreenery(
    ground,
    blocks,
    plots,
    built.sports,
    places,
    river,
    outline,
    stream('greenery'),
  );
  const labels: PlaceLabel[] = [...unitLabels(units.units), ...greenery.labels];
  return {
    seed,
    frame: tileFrame(district),
    name: name[0],
    nameEn: `${name[1]} District`,
    code,
    units: units.units,
    compounds: compounds.map((compound) => ({
      ...compound,
      entrances: compound.entrances.map((gate) => ({ ...gate, walkNodeId: walk.idOf(gate.walkNodeId) })),
    })),
    buildings: buildings.map((building) => ({ ...building, walkNodeId: walk.idOf(building.walkNodeId) })),
    roads: drawRoads(ground, book, walk.edges),
    railway: drawRailway(ground),
    water: greenery.water,
    greens: greenery.greens,
    blocks: greenery.blocks,
    labels,
    walkNodes: walk.nodes,
    walkEdges: walk.edges,
    sites: sites.map((site) => ({ ...site, walkNodeId: walk.idOf(site.walkNodeId) })),
  };
};

const keptNode = (net: ReturnType<typeof newWalkNet>, point: Spot | readonly [number, number]): number => {
  const node = net.node(point);
  net.keep(node);
  return node;
};
