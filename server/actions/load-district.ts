import { AppError } from '../contract/app-error.ts';
import type { BundlePlaces, DistrictBundle, DistrictHead, UnitRow } from '../contract/district-bundle.ts';
import { layerNames } from '../contract/layers.ts';
import type { Sealer } from '../contract/sealer.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import {
  copyBaseFeatures,
  copyWalkEdges,
  copyWalkNodes,
  insertWalkNetwork,
} from '../queries/bulk-base-map.ts';
import {
  copyBuildings,
  copyBuildingUnits,
  copyCompoundEntrances,
  copyCompoundPeriods,
  copyCompounds,
  copyCompoundTags,
} from '../queries/bulk-compounds.ts';
import {
  activateImport,
  advanceIdCounters,
  analyseTables,
  clearStagedRows,
  holdsData,
  insertDistrict,
  insertPublicEdition,
  insertStagingImport,
  isStaging,
  liftTimeLimits,
  skipForeignKeyChecks,
} from '../queries/bulk-load.ts';
import {
  copyPairings,
  copyPartyAreas,
  copyPartyCoverage,
  copyPartyOrgs,
  copyResponsibleUnits,
} from '../queries/bulk-organisations.ts';
import { copyStations } from '../queries/bulk-stations.ts';
import { copyDeadlinePolicies, copyTicketCategories, copyWorkCalendar } from '../queries/bulk-tickets.ts';
import { copyUnitStaffing, copyUnits, copyUnitVersions, insertNetRevision } from '../queries/bulk-units.ts';
import { raiseLayerBuilds } from '../queries/layer-revisions.ts';
import { setCertificate } from '../queries/net-chain.ts';
import { type BundleNet, netOfBundle } from './bundle-net.ts';
import { copyTicketBatches, keptHash, type Load } from './load-tickets.ts';
import { proofOf } from './net-proof.ts';
import { placerOf } from './place-rows.ts';
import { reporterSealerOf } from './seal-ticket-persons.ts';
import { storeArcs } from './store-net.ts';

/** Told what is being loaded and which part of the whole (0–1) is done. */
export type OnLoadProgress = (step: { zh: string; en: string }, part?: number) => void;

export interface LoadDistrictOptions {
  readonly onProgress?: OnLoadProgress;
  /** Who loads, for the audit log. */
  readonly actor?: string;
  /** Seals the made-up reporters of made-up tickets; without it none are kept. */
  readonly sealer?: Sealer;
}

/** Share of the whole that tickets take, for the progress bar. */
const ticketShare = 0.8;

const words = {
  start: { zh: '正在写入区划与类别(合成数据)', en: 'loading units and categories (synthetic data)' },
  tickets: { zh: '正在写入工单(合成数据)', en: 'loading tickets (synthetic data)' },
  places: {
    zh: '正在写入小区、楼栋与路网(合成数据)',
    en: 'loading compounds, buildings and streets (synthetic data)',
  },
  finish: { zh: '正在启用(合成数据)', en: 'making it visible (synthetic data)' },
};

const inLoad = <T>(pool: Pool, load: Load, work: (tx: Sql) => Promise<T>): Promise<T> =>
  pool.begin(async (tx) => {
    await liftTimeLimits(tx);
    if (!(await isStaging(tx, load.importId))) throw new AppError('load-superseded');
    await skipForeignKeyChecks(tx);
    return work(tx);
  }) as Promise<T>;

/** Units with the feature ids that their order gives. */
export const numbered = (
  units: readonly UnitRow[],
  firstFeatureId = 1,
): (UnitRow & { featureId: number })[] =>
  units.map((unit, index) => ({ ...unit, featureId: firstFeatureId + index }));

/** What tickets refer to: identities of units, categories, offices. */
export const copyGround = async (
  tx: Sql,
  load: Load,
  places: Pick<BundlePlaces, 'units' | 'ticketCategories' | 'responsibleUnits'>,
  firstFeatureId = 1,
): Promise<number> => {
  const { placer, revisionId } = load;
  const offices = places.responsibleUnits.map((row) => ({
    ...row,
    geom: row.point === null ? null : placer.point(row.point),
  }));
  return (
    (await copyUnits(tx, revisionId, numbered(places.units, firstFeatureId))) +
    (await copyTicketCategories(tx, places.ticketCategories)) +
    (await copyResponsibleUnits(tx, offices))
  );
};

/** The net: outlines of units are those of its arcs, so that both agree to the last vertex. */
export const copyNet = async (
  tx: Sql,
  load: Load,
  units: readonly UnitRow[],
  { net, outlines }: BundleNet,
  firstFeatureId = 1,
): Promise<number> => {
  const { placer, importId, revisionId } = load;
  const versions = units.map((unit) => ({ ...unit, ...placer.outline(outlines.get(unit.id) ?? []) }));
  const numbers = new Map(numbered(units, firstFeatureId).map(({ id, featureId }) => [id, featureId]));
  const rows = await copyUnitVersions(tx, importId, revisionId, versions);
  await storeArcs(tx, revisionId, net, (id) => numbers.get(id));
  return rows;
};

/** Compounds, buildings and organisations. */
export const copyPlaces = async (tx: Sql, load: Load, places: BundlePlaces): Promise<number> => {
  const { placer, importId, revisionId } = load;
  const withArea = <Row extends { polygons: UnitRow['polygons'] }>(row: Row) => ({
    ...row,
    ...placer.area(row.polygons),
  });
  const buildings = places.buildings.map((row) => ({
    ...row,
    geom: placer.geometry({ type: 'polygons', polygons: row.polygons }),
  }));
  const entrances = places.compoundEntrances.map((row) => ({ ...row, geom: placer.point(row.point) }));
  const orgs = places.partyOrgs.map((row) => ({
    ...row,
    geom: row.venuePoint === null ? null : placer.point(row.venuePoint),
  }));
  return (
    (await copyUnitStaffing(tx, places.unitStaffing)) +
    (await copyCompounds(tx, importId, places.compounds.map(withArea))) +
    (await copyCompoundTags(tx, places.compoundTags)) +
    (await copyCompoundPeriods(tx, places.compoundPeriods)) +
    (await copyCompoundEntrances(tx, entrances)) +
    (await copyBuildings(tx, importId, buildings)) +
    (await copyBuildingUnits(tx, revisionId, places.buildings)) +
    (await copyPairings(tx, places.pairings)) +
    (await copyPartyOrgs(tx, importId, orgs)) +
    (await copyPartyCoverage(tx, places.partyCoverage)) +
    (await copyPartyAreas(tx, places.partyAreas)) +
    (await copyWorkCalendar(tx, places.workCalendar)) +
    (await copyDeadlinePolicies(tx, places.deadlinePolicies))
  );
};

/** The walking network and what the base map draws. */
export const copyStreets = async (
  tx: Sql,
  load: Load,
  places: BundlePlaces,
  networkId: number,
): Promise<number> => {
  const { placer, importId } = load;
  const nodes = places.walkNodes.map((row) => ({ ...row, geom: placer.point(row.point) }));
  const edges = places.walkEdges.map((row) => ({
    ...row,
    geom: placer.geometry({ type: 'line', line: row.line }),
  }));
  const features = places.baseFeatures.map((row) => ({ ...row, geom: placer.geometry(row.geometry) }));
  return (
    (await copyWalkNodes(tx, networkId, nodes)) +
    (await copyWalkEdges(tx, networkId, edges)) +
    (await copyBaseFeatures(tx, importId, features))
  );
};

/** Stations are read by the public through views that know no imports: they come with the flag. */
export const copyStationPoints = (tx: Sql, load: Load, places: BundlePlaces): Promise<number> =>
  copyStations(
    tx,
    load.importId,
    places.stations.map((row) => ({ ...row, geom: load.placer.point(row.point) })),
  );

/** Begins a load in an empty database; throws `district-present` where there is one. */
export const beginLoad = async (tx: Sql, bundle: DistrictHead): Promise<Load> => {
  await liftTimeLimits(tx);
  if (await holdsData(tx)) throw new AppError('district-present');
  await clearStagedRows(tx);
  await skipForeignKeyChecks(tx);
  const importId = await insertStagingImport(tx, 'demo', bundle.sourceName);
  const revisionId = await insertNetRevision(tx, bundle.revision);
  return { importId, revisionId, placer: placerOf(bundle.district) };
};

/** The last transaction of a load: everything becomes visible at once. */
export const finishLoad = async (
  tx: Sql,
  load: Load,
  bundle: DistrictHead,
  rowCount: number,
  actor: string,
): Promise<void> => {
  await advanceIdCounters(tx);
  await insertDistrict(tx, bundle.district);
  if (bundle.reviewNumber !== null) await insertPublicEdition(tx, load.revisionId, bundle.reviewNumber);
  await activateImport(tx, load.importId, rowCount);
  await raiseLayerBuilds(tx, layerNames, `import ${load.importId}`);
  await appendAudit(tx, {
    actor,
    action: 'load-district',
    subject: `import ${load.importId}`,
    after: { district: bundle.district.code, rows: rowCount, synthetic: bundle.district.synthetic },
  });
};

/**
 * Loads a whole district into an empty database, in short transactions whose rows stay invisible until the last
 * one makes all of it visible. A load that is cut off leaves nothing visible and can be started again.
 * Throws AppError `district-present` or `load-superseded`.
 */
export const loadDistrict = async (
  pool: Pool,
  bundle: DistrictBundle,
  { onProgress = () => {}, actor = 'system', sealer }: LoadDistrictOptions = {},
): Promise<{ importId: string; revisionId: number; rowCount: number; ticketCount: number }> => {
  onProgress(words.start, 0);
  const { places } = bundle;
  const net = netOfBundle(places.units);
  let rowCount = 0;
  const load = (await pool.begin(async (tx) => {
    const begun = await beginLoad(tx, bundle);
    rowCount += await copyGround(tx, begun, places);
    return begun;
  })) as Load;
  const ticketCount = await copyTicketBatches(
    load,
    bundle,
    (work) => inLoad(pool, load, work),
    (done) => onProgress(words.tickets, (ticketShare * done) / Math.max(1, bundle.ticketCount)),
    sealer === undefined ? keptHash : reporterSealerOf(bundle.reporters, sealer),
  );
  onProgress(words.places, ticketShare);
  const proof = await proofOf(net.net);
  rowCount += await inLoad(pool, load, async (tx) => {
    await setCertificate(tx, load.revisionId, proof);
    return copyNet(tx, load, places.units, net);
  });
  rowCount += await inLoad(pool, load, (tx) => copyPlaces(tx, load, places));
  rowCount += await inLoad(pool, load, async (tx) => {
    const { dataUntil } = bundle.district;
    const networkId = await insertWalkNetwork(tx, load.importId, bundle.sourceName, dataUntil);
    return copyStreets(tx, load, places, networkId);
  });
  onProgress(words.finish, 0.97);
  await inLoad(pool, load, async (tx) => {
    rowCount += await copyStationPoints(tx, load, places);
    await finishLoad(tx, load, bundle, rowCount + ticketCount, actor);
  });
  await analyseTables(pool);
  onProgress(words.finish, 1);
  return { importId: load.importId, revisionId: load.revisionId, rowCount, ticketCount };
};
