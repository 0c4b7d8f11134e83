import type { CompoundDetail } from '../contract/compounds.ts';
import type { Sql } from '../db/sql.ts';
import { memberCountNote, memberCountShown } from './member-counts.ts';
import { importIsActive, isSynthetic, unitsOfNet } from './visible.ts';

type CompoundRow = Omit<CompoundDetail, 'community' | 'types' | 'entrances' | 'organisations'> & {
  readonly communityId: string | null;
  readonly communityName: string | null;
};

/** One compound; null where there is none. */
export const getCompound = async (sql: Sql, netRevision: number, id: string): Promise<CompoundRow | null> => {
  // What is this compound like?
  const [row] = await sql<CompoundRow[]>`
    select compound.id, compound.feature_id as "featureId", compound.name, compound.aliases, compound.address,
      community.unit_id as "communityId", community.name as "communityName",
      compound.built_year as "builtYear", compound.enclosed, compound.households, compound.people,
      (select count(*)::int from building where building.compound_id = compound.id
        and ${importIsActive(sql, 'building')}) as "buildingCount",
      compound.property_mode as "propertyMode", compound.property_introduced_on as "propertyIntroducedOn",
      compound.owners_committee as "ownersCommittee", compound.property_committee as "propertyCommittee",
      compound.self_governance_group as "selfGovernanceGroup",
      ${memberCountShown(sql, 'compound')} as "formalMemberCount",
      ${memberCountNote(sql, 'compound')} as "memberCountNote",
      compound.area_square_meters as "areaSquareMeters",
      array[st_x(compound.label_point), st_y(compound.label_point)] as "labelPoint",
      array[st_xmin(compound.geom), st_ymin(compound.geom), st_xmax(compound.geom), st_ymax(compound.geom)]
        as bbox,
      ${isSynthetic(sql)} as synthetic
    from compound
    left join ${unitsOfNet(sql, netRevision)} as community on community.unit_id = compound.community_id
    where compound.id = ${id}::uuid and ${importIsActive(sql, 'compound')}`;
  return row ?? null;
};

/** Types of the compound by scheme. */
export const listCompoundTypes = async (sql: Sql, id: string): Promise<CompoundDetail['types']> => {
  // Which terms of which schemes does this compound carry?
  return sql<CompoundDetail['types']>`
    select scheme, term from compound_tag where compound_id = ${id}::uuid order by scheme, term`;
};

/** Entrances (出入口) of the compound, main gates first. */
export const listEntrances = async (sql: Sql, id: string): Promise<CompoundDetail['entrances']> => {
  // Where does one get in?
  return sql<CompoundDetail['entrances']>`
    select id, kind, wheelchair, open_all_day as "openAllDay", array[st_x(geom), st_y(geom)] as point
    from compound_entrance where compound_id = ${id}::uuid order by kind <> 'main-gate', kind, id`;
};

/** Organisations that cover the compound. */
export const listCompoundOrganisations = async (
  sql: Sql,
  id: string,
): Promise<CompoundDetail['organisations']> => {
  // Which organisations stand in or work for this compound?
  return sql<CompoundDetail['organisations']>`
    select party_org.id, party_org.name, party_org.type, party_coverage.coverage
    from party_coverage join party_org on party_org.id = party_coverage.party_org_id
    where party_coverage.compound_id = ${id}::uuid and ${importIsActive(sql, 'party_org')}
    order by party_coverage.coverage, party_org.name, party_org.id`;
};
