import type { Building, Compound, Entrance, Point } from '../model.ts';
import { type Random, uuidFrom } from '../random.ts';
import type { Block } from './blocks.ts';
import type { Cell } from './cells.ts';
import type { Gate } from './gates.ts';
import { at } from './geometry.ts';
import type { Draft } from './housing.ts';
import type { Namer } from './names.ts';
import type { Parcel } from './parcels.ts';
import type { Lot } from './rows.ts';
import type { StreetBook } from './street-book.ts';
import type { UnitBook } from './units.ts';
import type { WalkNet } from './walk-net.ts';
import { nearestStreetNode, type OpenGate, walkCompound } from './walking.ts';
import type { Word } from './words.ts';

/** A parcel with its houses and gates. */
export interface Estate {
  readonly parcel: Parcel;
  readonly lot: Lot;
  readonly drafts: readonly Draft[];
  readonly gates: readonly Gate[];
  /** The wall with a vertex at every gate. */
  readonly ring: readonly Point[];
}

/** What compounds and buildings are put together from. */
interface Assembly {
  readonly seed: string;
  readonly cells: readonly Cell[];
  readonly blocks: readonly Block[];
  readonly units: UnitBook;
  readonly book: StreetBook;
  readonly namer: Namer;
  readonly net: WalkNet;
  readonly places: ReadonlyMap<number, Word>;
  readonly random: Random;
}

const enclosedShare: Readonly<Record<Parcel['type'], number>> = {
  commodity: 0.97,
  'unit-housing': 0.85,
  'unmanaged-old': 0.4,
  'urban-village': 0.06,
};

const openGate = (assembly: Assembly, parcel: Parcel, gate: Gate, index: number): OpenGate => ({
  ...gate,
  id: uuidFrom(`${assembly.seed}/gate/${parcel.id}/${index}`),
  wheelchair: assembly.random.chance(parcel.builtYear >= 2000 ? 0.93 : 0.66),
});

const entranceOf = (
  assembly: Assembly,
  parcel: Parcel,
  gate: OpenGate,
  index: number,
  node: number,
): Entrance => ({
  id: gate.id,
  point: gate.point,
  kind:
    index === 0
      ? 'main'
      : assembly.random.weighted([
          ['side', 3],
          ['pedestrian', 4],
          ['vehicle', 2],
        ]),
  wheelchair: gate.wheelchair,
  openAllDay: index === 0 || parcel.type === 'urban-village' || assembly.random.chance(0.35),
  walkNodeId: node,
});

/** From the south-west corner, row by row: as caretakers number their buildings. */
const inRowOrder = (drafts: readonly Draft[]): Draft[] =>
  [...drafts].sort(
    (a, b) => Math.round(a.box.south / 900) - Math.round(b.box.south / 900) || a.box.west - b.box.west,
  );

const buildingOf = (
  assembly: Assembly,
  draft: Draft,
  cell: number,
  id: string,
  compoundId: string | null,
  name: string,
  node: number,
): Building => ({
  id,
  compoundId,
  unitId: at(assembly.units.leafOf, cell).id,
  name,
  polygon: [draft.ring],
  use: draft.use,
  floors: draft.floors,
  stairwells: draft.stairwells,
  households: draft.households,
  people: draft.people,
  builtYear: draft.builtYear,
  walkNodeId: node,
});

/** Puts compounds and all buildings together; walking nodes are still those of the unfinished network. */
export const assembleBuildings = (
  assembly: Assembly,
  estates: readonly Estate[],
): { compounds: Compound[]; buildings: Building[] } => {
  const { seed, cells, blocks, units, book, namer, net, places } = assembly;
  const cellOf = new Map<Draft, number>();
  cells.forEach(({ drafts }, cell) => {
    for (const draft of drafts) cellOf.set(draft, cell);
  });
  const compounds: Compound[] = [];
  const buildings: Building[] = [];
  for (const { parcel, lot, drafts, gates, ring } of estates) {
    const main = at(gates, 0);
    const address = book.addressAt(main.street, main.foot, main.point);
    const open = gates.map((gate, i) => openGate(assembly, parcel, gate, i));
    const { gateNodes, doorNodes } = walkCompound(net, parcel, lot, drafts, open, assembly.random);
    const nodeOf = new Map(drafts.map((draft, i) => [draft, at(doorNodes, i)]));
    const id = uuidFrom(`${seed}/compound/${parcel.id}`);
    const byGrid = new Map<string, number>();
    inRowOrder(drafts).forEach((draft, i) => {
      const cell = cellOf.get(draft);
      if (cell === undefined) throw new RangeError('a building stands on no cell');
      const grid = units.generalGridOf[cell]?.id;
      if (grid) byGrid.set(grid, (byGrid.get(grid) ?? 0) + draft.households);
      const low = parcel.style === 'village' || parcel.style === 'courtyards';
      buildings.push(
        buildingOf(
          assembly,
          draft,
          cell,
          uuidFrom(`${id}/${i}`),
          id,
          low ? `${i + 1}号` : `${i + 1}号楼`,
          nodeOf.get(draft) ?? at(gateNodes, 0),
        ),
      );
    });
    const first = cellOf.get(at(drafts, 0)) ?? 0;
    compounds.push({
      id,
      ...namer.compound(parcel.type, address),
      address,
      polygon: [ring],
      type: parcel.type,
      builtYear: parcel.builtYear,
      enclosed: assembly.random.chance(enclosedShare[parcel.type]),
      entrances: open.map((gate, i) => entranceOf(assembly, parcel, gate, i, at(gateNodes, i))),
      communityId: at(units.communityOf, first).id,
      gridIds: [...byGrid].sort((a, b) => b[1] - a[1]).map(([grid]) => grid),
      buildingCount: drafts.length,
      households: drafts.reduce((sum, { households }) => sum + households, 0),
      people: drafts.reduce((sum, { people }) => sum + people, 0),
    });
  }
  cells.forEach(({ face, drafts }, cell) => {
    const publicDrafts = inRowOrder(drafts.filter(({ parcel }) => parcel < 0));
    const place = places.get(at(blocks, face.block).id)?.[0];
    publicDrafts.forEach((draft, i) => {
      const name = place ? `${place}${i + 1}号楼` : `沿街商铺${face.id}-${i + 1}号`;
      const node = nearestStreetNode(net, face, draft.centre) ?? net.node(at(at(estates, 0).gates, 0).point);
      buildings.push(
        buildingOf(assembly, draft, cell, uuidFrom(`${seed}/building/${face.id}/${i}`), null, name, node),
      );
    });
  });
  return { compounds, buildings };
};
