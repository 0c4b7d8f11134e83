import type {
  BaseFeatureRow,
  BundlePlaces,
  CompoundEntranceRow,
  UnitRow,
} from '../../server/contract/district-bundle.ts';
import type { Entrance, Green, PlaceLabel, RoadClass, Town, Unit } from './model.ts';
import type { Society } from './society/society.ts';

const levelOrder: readonly Unit['level'][] = [
  'district',
  'street',
  'community',
  'general-grid',
  'dedicated-grid',
  'micro-grid',
];

const unitRows = (town: Town, countedOn: string): UnitRow[] =>
  levelOrder.flatMap((level) =>
    town.units
      .filter((unit) => unit.level === level)
      .map((unit) => ({
        id: unit.id,
        level: unit.level,
        parentId: unit.parentId,
        code: unit.code,
        name: unit.name,
        nameEn: unit.nameEn,
        use: unit.use,
        isLeaf: unit.leaf,
        households: unit.households,
        people: unit.people,
        countedOn,
        countSource: '合成数据',
        polygons: unit.polygons,
      })),
  );

const gateKinds: Readonly<Record<Entrance['kind'], CompoundEntranceRow['kind']>> = {
  main: 'main-gate',
  side: 'side-gate',
  vehicle: 'side-gate',
  pedestrian: 'pedestrian-gate',
};

/** Lower ranks are drawn first when zooming in. */
const roadRanks: Readonly<Record<RoadClass, number>> = {
  ring: 1,
  arterial: 2,
  bridge: 2,
  collector: 4,
  lane: 6,
  path: 8,
};
const labelRanks: Readonly<Record<PlaceLabel['kind'], number>> = {
  district: 0,
  street: 1,
  river: 2,
  lake: 3,
  'railway-station': 3,
  community: 4,
  park: 4,
  square: 5,
};
const greenRank = (kind: Green['kind']): number => (kind === 'hill' || kind === 'farmland' ? 1 : 3);

const baseFeatures = (town: Town): BaseFeatureRow[] => [
  ...town.blocks.map(
    ({ use, polygon }): BaseFeatureRow => ({
      kind: 'land-use',
      class: use,
      name: null,
      nameEn: null,
      rank: 2,
      geometry: { type: 'polygons', polygons: [polygon] },
    }),
  ),
  ...town.greens.map(
    ({ kind, name, nameEn, polygons }): BaseFeatureRow => ({
      kind: 'green',
      class: kind,
      name,
      nameEn,
      rank: greenRank(kind),
      geometry: { type: 'polygons', polygons },
    }),
  ),
  ...town.water.map(
    ({ kind, name, nameEn, polygons }): BaseFeatureRow => ({
      kind: 'water',
      class: kind,
      name,
      nameEn,
      rank: 0,
      geometry: { type: 'polygons', polygons },
    }),
  ),
  ...town.roads.map(
    (road): BaseFeatureRow => ({
      kind: 'road',
      class: road.class,
      name: road.name,
      nameEn: road.nameEn,
      rank: roadRanks[road.class],
      geometry: { type: 'line', line: road.line },
    }),
  ),
  ...town.railway.map(
    (line): BaseFeatureRow => ({
      kind: 'railway',
      class: 'rail',
      name: null,
      nameEn: null,
      rank: 2,
      geometry: { type: 'line', line },
    }),
  ),
  ...town.labels.map(
    ({ kind, name, nameEn, point }): BaseFeatureRow => ({
      kind: 'place',
      class: kind,
      name,
      nameEn,
      rank: labelRanks[kind],
      geometry: { type: 'point', point },
    }),
  ),
];

const buildingRows = (town: Town): BundlePlaces['buildings'] => {
  const addresses = new Map(town.compounds.map(({ id, address }) => [id, address]));
  return town.buildings.map((building) => ({
    id: building.id,
    compoundId: building.compoundId,
    unitId: building.unitId,
    name: building.name,
    address: building.compoundId === null ? null : `${addresses.get(building.compoundId)}${building.name}`,
    use: building.use,
    floors: building.floors,
    stairwells: building.stairwells,
    households: building.households,
    people: building.people,
    builtYear: building.builtYear,
    polygons: [building.polygon],
  }));
};

/** Town and society as the rows of a bulk load. */
export const placesOf = (town: Town, society: Society): BundlePlaces => ({
  ...society,
  units: unitRows(town, society.anchorDate),
  compoundEntrances: town.compounds.flatMap(({ id, entrances }) =>
    entrances.map((entrance) => ({
      id: entrance.id,
      compoundId: id,
      kind: gateKinds[entrance.kind],
      wheelchair: entrance.wheelchair,
      openAllDay: entrance.openAllDay,
      walkNodeId: entrance.walkNodeId,
      point: entrance.point,
    })),
  ),
  buildings: buildingRows(town),
  walkNodes: town.walkNodes,
  walkEdges: town.walkEdges.map((edge) => ({
    id: edge.id,
    fromNodeId: edge.from,
    toNodeId: edge.to,
    kind: edge.kind,
    lengthMeters: edge.lengthMeters,
    wheelchair: edge.wheelchair,
    entranceId: edge.gateId,
    line: edge.line,
  })),
  baseFeatures: baseFeatures(town),
});
