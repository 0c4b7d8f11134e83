import type {
  PairingRow,
  PartyAreaRow,
  PartyCoverageRow,
  PartyOrgRow,
  ResponsibleUnitRow,
} from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** A row with its point, where it has one. */
type Placed<Row> = Row & { readonly geom: string | null };

/** Offices that handle tickets or pair with residents. */
export const copyResponsibleUnits = (sql: Sql, rows: Iterable<Placed<ResponsibleUnitRow>>): Promise<number> =>
  copyTable(
    sql,
    'responsible_unit',
    {
      id: (row) => row.id,
      name: (row) => row.name,
      kind: (row) => row.kind,
      unit_id: (row) => row.unitId,
      paired_member_count: (row) => row.pairedMemberCount,
      geom: (row) => row.geom,
    },
    rows,
  );

/** Which office stands by which unit or compound. */
export const copyPairings = (sql: Sql, rows: Iterable<PairingRow>): Promise<number> =>
  copyTable(
    sql,
    'pairing',
    {
      responsible_unit_id: (row) => row.responsibleUnitId,
      unit_id: (row) => row.unitId,
      compound_id: (row) => row.compoundId,
      member_count: (row) => row.memberCount,
      from_date: (row) => row.fromDate,
    },
    rows,
  );

/** Party organisations; superiors come before their branches. */
export const copyPartyOrgs = (
  sql: Sql,
  importId: string,
  rows: Iterable<Placed<PartyOrgRow>>,
): Promise<number> =>
  copyTable(
    sql,
    'party_org',
    {
      id: (row) => row.id,
      name: (row) => row.name,
      type: (row) => row.type,
      form: (row) => row.form,
      setup: (row) => row.setup,
      kind: (row) => row.kind,
      superior_id: (row) => row.superiorId,
      unit_id: (row) => row.unitId,
      formal_member_count: (row) => row.formalMemberCount,
      joint_unit_count: (row) => row.jointUnitCount,
      established_on: (row) => row.establishedOn,
      term_ends_on: (row) => row.termEndsOn,
      stars: (row) => row.stars,
      venue_name: (row) => row.venueName,
      venue_address: (row) => row.venueAddress,
      geom: (row) => row.geom,
      import_id: () => importId,
    },
    rows,
  );

/** What organisations cover. */
export const copyPartyCoverage = (sql: Sql, rows: Iterable<PartyCoverageRow>): Promise<number> =>
  copyTable(
    sql,
    'party_coverage',
    {
      party_org_id: (row) => row.partyOrgId,
      compound_id: (row) => row.compoundId,
      unit_id: (row) => row.unitId,
      coverage: (row) => row.coverage,
    },
    rows,
  );

/** Named groups of organisations with their members. */
export const copyPartyAreas = async (sql: Sql, rows: readonly PartyAreaRow[]): Promise<number> => {
  await copyTable<PartyAreaRow>(
    sql,
    'party_area',
    { id: (row) => row.id, name: (row) => row.name, kind: (row) => row.kind },
    rows,
  );
  return copyTable(
    sql,
    'party_area_member',
    { party_area_id: (row) => row.areaId, party_org_id: (row) => row.memberId },
    rows.flatMap(({ id, memberIds }) => memberIds.map((memberId) => ({ areaId: id, memberId }))),
  );
};
