import type {
  BuildingRow,
  CompoundEntranceRow,
  CompoundPeriodRow,
  CompoundRow,
  CompoundTagRow,
} from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';
import type { DerivedArea } from './bulk-units.ts';

/** Compounds with their outlines. */
export const copyCompounds = (
  sql: Sql,
  importId: string,
  rows: Iterable<CompoundRow & DerivedArea>,
): Promise<number> =>
  copyTable(
    sql,
    'compound',
    {
      id: (row) => row.id,
      name: (row) => row.name,
      aliases: (row) => row.aliases,
      address: (row) => row.address,
      community_id: (row) => row.communityId,
      built_year: (row) => row.builtYear,
      enclosed: (row) => row.enclosed,
      households: (row) => row.households,
      people: (row) => row.people,
      property_mode: (row) => row.propertyMode,
      property_introduced_on: (row) => row.propertyIntroducedOn,
      owners_committee: (row) => row.ownersCommittee,
      property_committee: (row) => row.propertyCommittee,
      self_governance_group: (row) => row.selfGovernanceGroup,
      formal_member_count: (row) => row.formalMemberCount,
      area_square_meters: (row) => row.areaSquareMeters,
      geom: (row) => row.geom,
      label_point: (row) => row.labelPoint,
      import_id: () => importId,
    },
    rows,
  );

/** Types of compounds in their schemes. */
export const copyCompoundTags = (sql: Sql, rows: Iterable<CompoundTagRow>): Promise<number> =>
  copyTable(
    sql,
    'compound_tag',
    { compound_id: (row) => row.compoundId, scheme: (row) => row.scheme, term: (row) => row.term },
    rows,
  );

/** Figures of compounds per period. */
export const copyCompoundPeriods = (sql: Sql, rows: Iterable<CompoundPeriodRow>): Promise<number> =>
  copyTable(
    sql,
    'compound_period',
    {
      compound_id: (row) => row.compoundId,
      starts_on: (row) => row.startsOn,
      ends_on: (row) => row.endsOn,
      fee_due: (row) => row.feeDue,
      fee_paid: (row) => row.feePaid,
      petition_count: (row) => row.petitionCount,
      meeting_count: (row) => row.meetingCount,
      source: (row) => row.source,
    },
    rows,
  );

/** Gates of compounds. */
export const copyCompoundEntrances = (
  sql: Sql,
  rows: Iterable<CompoundEntranceRow & { geom: string }>,
): Promise<number> =>
  copyTable(
    sql,
    'compound_entrance',
    {
      id: (row) => row.id,
      compound_id: (row) => row.compoundId,
      kind: (row) => row.kind,
      wheelchair: (row) => row.wheelchair,
      open_all_day: (row) => row.openAllDay,
      walk_node_id: (row) => row.walkNodeId,
      geom: (row) => row.geom,
    },
    rows,
  );

/** Buildings with their outlines. */
export const copyBuildings = (
  sql: Sql,
  importId: string,
  rows: Iterable<BuildingRow & { geom: string }>,
): Promise<number> =>
  copyTable(
    sql,
    'building',
    {
      id: (row) => row.id,
      compound_id: (row) => row.compoundId,
      name: (row) => row.name,
      address: (row) => row.address,
      use: (row) => row.use,
      floors: (row) => row.floors,
      stairwells: (row) => row.stairwells,
      households: (row) => row.households,
      people: (row) => row.people,
      built_year: (row) => row.builtYear,
      geom: (row) => row.geom,
      import_id: () => importId,
    },
    rows,
  );

/** The leaf of every building from a net revision on. */
export const copyBuildingUnits = (
  sql: Sql,
  revisionId: number,
  rows: Iterable<BuildingRow>,
): Promise<number> =>
  copyTable(
    sql,
    'building_unit',
    { from_revision: () => revisionId, building_id: (row) => row.id, unit_id: (row) => row.unitId },
    rows,
  );
