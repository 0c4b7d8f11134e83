import {
  type CityOptions,
  cityDistrict,
  cityDistrictId,
  cityHead,
  cityParts,
  citySize,
} from '../../data/demo/city.ts';
import { type NetOutline, netOfBundle } from '../actions/bundle-net.ts';
import {
  beginLoad,
  copyGround,
  copyNet,
  copyPlaces,
  copyStationPoints,
  copyStreets,
  finishLoad,
  type OnLoadProgress,
} from '../actions/load-district.ts';
import { copyTicketBatches, type Load } from '../actions/load-tickets.ts';
import type { UnitRow } from '../contract/district-bundle.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { insertWalkNetwork } from '../queries/bulk-base-map.ts';
import { restoreIndexes, suspendIndexes } from '../queries/bulk-indexes.ts';
import { analyseTables, liftTimeLimits } from '../queries/bulk-load.ts';
import { copyUnitVersions } from '../queries/bulk-units.ts';

export interface LoadCityOptions extends Partial<CityOptions> {
  readonly seed: number;
  readonly anchorDate: string;
  readonly onProgress?: OnLoadProgress;
}

/** How a city load stands between two towns. */
interface Standing {
  load: Load | null;
  networkId: number;
  nextFeatureId: number;
  rows: number;
  readonly districts: UnitRow[];
  readonly outline: NetOutline[number][];
}

type Part = ReturnType<typeof cityParts> extends Generator<infer Yielded> ? Yielded : never;

const cityName = '合成市';

/** The district's identity must be there before its streets; its outline is known only in the end. */
const begin = async (tx: Sql, part: Part, standing: Standing): Promise<Load> => {
  const load = await beginLoad(tx, cityHead(part.bundle));
  const head = cityDistrict([part.district], cityName);
  standing.rows += await copyGround(tx, load, { units: [head], ticketCategories: [], responsibleUnits: [] });
  standing.networkId = await insertWalkNetwork(tx, load.importId, cityName, part.bundle.district.dataUntil);
  await suspendIndexes(tx);
  standing.load = load;
  return load;
};

const loadTown = async (tx: Sql, part: Part, standing: Standing): Promise<void> => {
  const load = standing.load ?? (await begin(tx, part, standing));
  const { places } = part;
  const firstFeatureId = standing.nextFeatureId;
  standing.rows += await copyGround(tx, load, places, firstFeatureId);
  standing.nextFeatureId += places.units.length;
  standing.rows += await copyTicketBatches(
    load,
    part,
    (work) => work(tx),
    () => {},
  );
  // Towns do not touch: the arcs of the city are those of its towns.
  const net = netOfBundle([cityDistrict([part.district], cityName), ...places.units]);
  standing.rows += await copyNet(tx, load, places.units, net, firstFeatureId);
  standing.rows += await copyPlaces(tx, load, places);
  standing.rows += await copyStreets(tx, load, places, standing.networkId);
  standing.rows += await copyStationPoints(tx, load, places);
  standing.districts.push(part.district);
  standing.outline.push(...(net.outlines.get(cityDistrictId) ?? []));
};

/**
 * Streams a synthetic city into an empty PostgreSQL database in one transaction, one town after another, so that
 * memory stays that of one town. Not for the embedded engine, which ends transactions that take so long.
 */
export const loadCity = async (pool: Pool, options: LoadCityOptions): Promise<{ rowCount: number }> => {
  const { onProgress = () => {}, ...wanted } = options;
  const city: CityOptions = { ...citySize, ...wanted };
  const standing: Standing = {
    load: null,
    networkId: 0,
    nextFeatureId: 2,
    rows: 0,
    districts: [],
    outline: [],
  };
  await pool.begin(async (tx) => {
    // Building a town takes longer than a session may be silent.
    await liftTimeLimits(tx);
    let first: Part['bundle'] | undefined;
    for (const part of cityParts(city)) {
      onProgress(
        {
          zh: `正在写入第 ${part.town} 片(合成数据)`,
          en: `loading town ${part.town} of ${city.towns} (synthetic data)`,
        },
        (part.town - 1) / city.towns,
      );
      first ??= { ...part.bundle, tickets: [] };
      await loadTown(tx, part, standing);
    }
    const { load } = standing;
    if (load === null || first === undefined) throw new RangeError('a city without a town');
    onProgress({ zh: '正在建立索引(合成数据)', en: 'building indexes (synthetic data)' }, 0.98);
    await restoreIndexes(tx);
    const head = cityDistrict(standing.districts, cityName);
    await copyUnitVersions(tx, load.importId, load.revisionId, [
      { ...head, ...load.placer.outline(standing.outline) },
    ]);
    await finishLoad(tx, load, cityHead(first), standing.rows, 'load-city');
  });
  await analyseTables(pool);
  return { rowCount: standing.rows };
};
