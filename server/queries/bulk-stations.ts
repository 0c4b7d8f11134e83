import type { StationRow } from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

type StationWithPoint = StationRow & { readonly geom: string };

const copyStationRows = (sql: Sql, importId: string, rows: readonly StationWithPoint[]): Promise<number> =>
  copyTable(
    sql,
    'station',
    {
      id: (row) => row.id,
      name: (row) => row.name,
      kind: (row) => row.kind,
      community_id: (row) => row.communityId,
      address: (row) => row.address,
      phone: (row) => row.phone,
      floor: (row) => row.floor,
      has_lift: (row) => row.hasLift,
      has_ramp: (row) => row.hasRamp,
      has_accessible_toilet: (row) => row.hasAccessibleToilet,
      capacity_per_day: (row) => row.capacityPerDay,
      state: (row) => row.state,
      state_reason: (row) => row.stateReason,
      geom: (row) => row.geom,
      import_id: () => importId,
    },
    rows,
  );

/** Child rows of stations together with the station they belong to. */
const childrenOf = <Child>(
  rows: readonly StationRow[],
  pick: (row: StationRow) => readonly Child[],
): { id: string; child: Child }[] => rows.flatMap((row) => pick(row).map((child) => ({ id: row.id, child })));

/** Stations with their functions, services, errands, weekly hours and special days. */
export const copyStations = async (
  sql: Sql,
  importId: string,
  rows: readonly StationWithPoint[],
): Promise<number> => {
  const count = await copyStationRows(sql, importId, rows);
  await copyTable(
    sql,
    'station_function',
    { station_id: (row) => row.id, function: (row) => row.child },
    childrenOf(rows, (row) => row.functions),
  );
  await copyTable(
    sql,
    'station_service',
    { station_id: (row) => row.id, service: (row) => row.child },
    childrenOf(rows, (row) => row.services),
  );
  await copyTable(
    sql,
    'station_errand',
    { station_id: (row) => row.id, name: (row) => row.child.name, papers: (row) => row.child.papers },
    childrenOf(rows, (row) => row.errands),
  );
  await copyTable(
    sql,
    'station_hours',
    {
      station_id: (row) => row.id,
      weekday: (row) => row.child.weekday,
      opens: (row) => row.child.opens,
      closes: (row) => row.child.closes,
    },
    childrenOf(rows, (row) => row.hours),
  );
  await copyTable(
    sql,
    'station_special_day',
    {
      station_id: (row) => row.id,
      day: (row) => row.child.day,
      opens: (row) => row.child.opens,
      closes: (row) => row.child.closes,
      reason: (row) => row.child.reason,
    },
    childrenOf(rows, (row) => row.specialDays),
  );
  return count;
};
