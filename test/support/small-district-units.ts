import type { UnitLevel } from '../../server/contract/layers.ts';
import { buildNet } from '../../server/engines/net/build.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { Point } from '../../server/engines/net/plane.ts';

/** Zone with central meridian 108 degrees east; metres of the district count from this origin. */
export const frame = { epsg: 4545, originEastMeters: 546_000, originNorthMeters: 3_719_000 };

interface UnitPlan {
  readonly code: string;
  readonly parent: string | null;
  readonly level: UnitLevel;
  readonly name: string;
  /** West, south, east, north in metres from the origin. */
  readonly square: readonly [number, number, number, number];
  readonly isVoid?: boolean;
  readonly isLeaf?: boolean;
}

/** 4 km by 2 km: 2 streets, 4 communities, 6 general grids, 1 dedicated grid, 2 micro-grids and an intended hole. */
export const unitPlans: readonly UnitPlan[] = [
  { code: '990101', parent: null, level: 'district', name: '试验区', square: [0, 0, 4000, 2000] },
  { code: '990101001', parent: '990101', level: 'street', name: '东风街道', square: [0, 0, 2000, 2000] },
  { code: '990101002', parent: '990101', level: 'street', name: '河西街道', square: [2000, 0, 4000, 2000] },
  ...[0, 1, 2, 3].flatMap((index): UnitPlan[] => {
    const street = `99010100${1 + Math.floor(index / 2)}`;
    const code = `${street}00${1 + (index % 2)}`;
    const name = ['百花', '桃园', '临江', '向阳'][index] ?? '';
    const west = index * 1000;
    const upper: UnitPlan = {
      code: `${code}001`,
      parent: code,
      level: 'general-grid',
      name: `${name}第一网格`,
      square: [west, 1000, west + 1000, 2000],
      isLeaf: index !== 0,
    };
    const lowerSquare = [west, 0, west + 1000, 1000] as const;
    const lower: UnitPlan =
      index === 1
        ? {
            code: `${code}501`,
            parent: code,
            level: 'dedicated-grid',
            name: '桃园学校专属网格',
            square: lowerSquare,
            isLeaf: true,
          }
        : index === 3
          ? {
              code: `${code}499`,
              parent: code,
              level: 'general-grid',
              name: '水库',
              square: lowerSquare,
              isLeaf: true,
              isVoid: true,
            }
          : {
              code: `${code}002`,
              parent: code,
              level: 'general-grid',
              name: `${name}第二网格`,
              square: lowerSquare,
              isLeaf: true,
            };
    return [
      { code, parent: street, level: 'community', name: `${name}社区`, square: [west, 0, west + 1000, 2000] },
      upper,
      lower,
    ];
  }),
  ...[0, 1].map(
    (half): UnitPlan => ({
      code: `99010100100100100${half + 1}`,
      parent: '990101001001001',
      level: 'micro-grid',
      name: `百花第一网格${half + 1}号微网格`,
      square: [half * 500, 1000, half * 500 + 500, 2000],
      isLeaf: true,
    }),
  ),
];

/** The units as the engine knows them, in integer centimetres; `idOf` gives an id by its name. */
export const smallNet = (idOf: (name: string) => string): Net => {
  const parents = new Set(unitPlans.map(({ parent }) => parent));
  const built = buildNet(
    unitPlans.map(({ code, parent, level, name, isVoid = false, square }) => {
      const [west, south, east, north] = square.map((meters) => meters * 100) as [
        number,
        number,
        number,
        number,
      ];
      const unit = {
        id: idOf(`unit/${code}`),
        level,
        parentId: parent && idOf(`unit/${parent}`),
        code,
        name,
        isVoid,
        attributes: {},
      };
      const ring: Point[] = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ];
      return { unit, polygons: parents.has(code) ? null : [[ring]] };
    }),
  );
  if ('problems' in built) throw new Error(JSON.stringify(built.problems));
  return built.net;
};
