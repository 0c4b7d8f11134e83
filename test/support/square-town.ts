import type {
  Building,
  Compound,
  Entrance,
  Point,
  Site,
  SiteKind,
  Town,
  Unit,
  WalkEdge,
  WalkNode,
} from '../../data/demo/model.ts';
import { uuidFrom } from '../../data/demo/random.ts';
import { rectangle, squareGround } from './square-ground.ts';

const communityCentimetres = 60_000;
const communityCount = 62;
const streetCount = 10;
/** Of rows of eight communities, the last of them short. */
const outline = [
  [0, 0],
  [8, 0],
  [8, Math.floor(communityCount / 8)],
  [communityCount % 8, Math.floor(communityCount / 8)],
  [communityCount % 8, Math.ceil(communityCount / 8)],
  [0, Math.ceil(communityCount / 8)],
] as const;
const compoundTypes = ['unit-housing', 'commodity', 'unmanaged-old', 'urban-village'] as const;

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** A town of squares with the exact numbers of the demo, made in milliseconds: for tests of society and loading. */
export const squareTown = (seed = 1): Town => {
  const id = (name: string): string => uuidFrom(`square/${seed}/${name}`);
  const units: Unit[] = [];
  const compounds: Compound[] = [];
  const buildings: Building[] = [];
  const walkNodes: WalkNode[] = [];
  const walkEdges: WalkEdge[] = [];
  const sites: Site[] = [];
  const addNode = (point: Point): number => walkNodes.push({ id: walkNodes.length + 1, point });
  const plan = new Map<SiteKind, number>([
    ['centre', 1],
    ['hub', 18],
    ['micro-station', 147],
    ['department', 47],
    ['partner', 520],
  ]);
  for (let index = 0; index < communityCount; index += 1) {
    const street = Math.floor((index * streetCount) / communityCount);
    const west = (index % 8) * communityCentimetres;
    const south = Math.floor(index / 8) * communityCentimetres;
    const communityId = id(`community ${index}`);
    const communityCode = `990001${pad(street + 1, 3)}${pad(index + 1, 3)}`;
    const dedicatedId = id(`dedicated ${index}`);
    const stripSouth = south + 50_000;
    units.push({
      id: dedicatedId,
      level: 'dedicated-grid',
      code: `${communityCode}501`,
      name: `学校网格${index + 1}`,
      nameEn: null,
      parentId: communityId,
      use: 'school',
      leaf: true,
      polygons: [rectangle(west, stripSouth, west + communityCentimetres, south + communityCentimetres)],
      households: 0,
      people: 0,
    });
    for (const [order, use] of (['school', 'market', 'offices', 'hospital', 'industry'] as const).entries()) {
      buildings.push({
        id: id(`public ${index} ${use}`),
        compoundId: null,
        unitId: dedicatedId,
        name: `公共建筑${index}-${order}`,
        polygon: rectangle(
          west + 2_000 + order * 9_000,
          stripSouth + 4_000,
          west + 6_000 + order * 9_000,
          stripSouth + 8_000,
        ),
        use,
        floors: 4,
        stairwells: 0,
        households: 0,
        people: 0,
        builtYear: 2004,
        walkNodeId: addNode([west + 4_000 + order * 9_000, stripSouth + 3_000]),
      });
    }
    let siteOrder = 0;
    for (const [kind, total] of plan) {
      const share =
        kind === 'centre'
          ? 1
          : Math.floor(((index + 1) * total) / communityCount) - Math.floor((index * total) / communityCount);
      for (let k = 0; k < share; k += 1) {
        siteOrder += 1;
        const point: Point = [west + 1_000 + siteOrder * 1_500, stripSouth + 1_000];
        sites.push({
          id: id(`site ${index} ${kind} ${k}`),
          kind,
          point,
          address: `方格路${index * 100 + siteOrder}号`,
          communityId,
          unitId: dedicatedId,
          walkNodeId: addNode(point),
        });
      }
    }
    const gridCount = index < 25 ? 6 : 5;
    let communityHouseholds = 0;
    for (let grid = 0; grid < gridCount; grid += 1) {
      const gridWest = west + Math.round((grid * communityCentimetres) / gridCount);
      const gridEast = west + Math.round(((grid + 1) * communityCentimetres) / gridCount);
      const gridId = id(`grid ${index} ${grid}`);
      const gridCode = `${communityCode}${pad(grid + 1, 3)}`;
      const firstMicro = units.length;
      for (let micro = 0; micro < 8; micro += 1) {
        units.push({
          id: id(`micro ${index} ${grid} ${micro}`),
          level: 'micro-grid',
          code: `${gridCode}${pad(micro + 1, 3)}`,
          name: `微网格${index + 1}-${grid + 1}-${micro + 1}`,
          nameEn: null,
          parentId: gridId,
          use: null,
          leaf: true,
          polygons: [rectangle(gridWest, south + micro * 6_250, gridEast, south + (micro + 1) * 6_250)],
          households: 0,
          people: 0,
        });
      }
      const missing = index * 6 + grid < 15 ? 1 : 0;
      let gridHouseholds = 0;
      for (let place = 0; place < 4 - missing; place += 1) {
        const compoundId = id(`compound ${index} ${grid} ${place}`);
        const low = south + place * 12_500;
        const type = compoundTypes[(index + grid + place) % 4] ?? 'commodity';
        const gate: Point = [gridWest + 500, low + 6_000];
        const walkNodeId = addNode(gate);
        const entrance: Entrance = {
          id: id(`gate ${index} ${grid} ${place}`),
          point: gate,
          kind: 'main',
          wheelchair: true,
          openAllDay: true,
          walkNodeId,
        };
        let households = 0;
        for (let block = 0; block < 4; block += 1) {
          const unit = units[firstMicro + place * 2 + (block >> 1)];
          if (unit === undefined) throw new Error('no micro-grid for a building');
          const homes = 18 + ((index * 7 + grid * 5 + place * 3 + block) % 17);
          households += homes;
          Object.assign(unit, { households: unit.households + homes, people: unit.people + homes * 3 });
          const x = gridWest + 1_500 + (block & 1) * 3_500;
          const y = low + 1_500 + (block >> 1) * 6_250;
          buildings.push({
            id: id(`building ${index} ${grid} ${place} ${block}`),
            compoundId,
            unitId: unit.id,
            name: `${block + 1}号楼`,
            polygon: rectangle(x, y, x + 2_500, y + 1_200),
            use: 'housing',
            floors: 6,
            stairwells: 3,
            households: homes,
            people: homes * 3,
            builtYear: 1985 + ((index + place) % 38),
            walkNodeId,
          });
        }
        gridHouseholds += households;
        compounds.push({
          id: compoundId,
          name: `方格苑${index + 1}-${grid + 1}-${place + 1}`,
          alias: place === 0 ? [`方格小区${index + 1}-${grid + 1}`] : [],
          address: `方格路${index * 100 + grid * 10 + place}号`,
          polygon: rectangle(gridWest + 500, low + 500, gridEast - 500, low + 12_000),
          type,
          builtYear: 1985 + ((index + place) % 38),
          enclosed: type !== 'unmanaged-old',
          entrances: [entrance],
          communityId,
          gridIds: [gridId],
          buildingCount: 4,
          households,
          people: households * 3,
        });
      }
      communityHouseholds += gridHouseholds;
      units.push({
        id: gridId,
        level: 'general-grid',
        code: gridCode,
        name: `网格${index + 1}-${grid + 1}`,
        nameEn: null,
        parentId: communityId,
        use: null,
        leaf: false,
        polygons: [rectangle(gridWest, south, gridEast, stripSouth)],
        households: gridHouseholds,
        people: gridHouseholds * 3,
      });
    }
    units.push({
      id: communityId,
      level: 'community',
      code: communityCode,
      name: `方格${index + 1}社区`,
      nameEn: `Square ${index + 1}`,
      parentId: id(`street ${street}`),
      use: null,
      leaf: false,
      polygons: [rectangle(west, south, west + communityCentimetres, south + communityCentimetres)],
      households: communityHouseholds,
      people: communityHouseholds * 3,
    });
  }
  const communities = units.filter((unit) => unit.level === 'community');
  const sum = (of: readonly Unit[]): { households: number; people: number } => ({
    households: of.reduce((total, unit) => total + unit.households, 0),
    people: of.reduce((total, unit) => total + unit.people, 0),
  });
  for (let street = 0; street < streetCount; street += 1) {
    const children = communities.filter((unit) => unit.parentId === id(`street ${street}`));
    units.push({
      id: id(`street ${street}`),
      level: 'street',
      code: `990001${pad(street + 1, 3)}`,
      name: `方格${street + 1}街道`,
      nameEn: `Square ${street + 1} Subdistrict`,
      parentId: id('district'),
      use: null,
      leaf: false,
      polygons: children.flatMap((unit) => unit.polygons),
      ...sum(children),
    });
  }
  units.push({
    id: id('district'),
    level: 'district',
    code: '990001',
    name: '方格区',
    nameEn: 'Square District',
    parentId: null,
    use: null,
    leaf: false,
    polygons: [[outline.map(([x, y]): Point => [x * communityCentimetres, y * communityCentimetres])]],
    ...sum(communities),
  });
  const order = ['district', 'street', 'community', 'general-grid', 'dedicated-grid', 'micro-grid'];
  units.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  for (let i = 1; i < walkNodes.length; i += 1) {
    const from = walkNodes[i - 1];
    const to = walkNodes[i];
    if (from === undefined || to === undefined) continue;
    walkEdges.push({
      id: i,
      from: from.id,
      to: to.id,
      line: [from.point, to.point],
      lengthMeters: 10,
      kind: 'street',
      wheelchair: true,
      gateId: null,
    });
  }
  return {
    seed,
    frame: { epsg: 4545, originEastMeters: 453_000, originNorthMeters: 3_720_000 },
    name: '方格区',
    nameEn: 'Square District',
    code: '990001',
    units,
    compounds,
    buildings,
    ...squareGround(communityCentimetres),
    walkNodes,
    walkEdges,
    sites,
  };
};
