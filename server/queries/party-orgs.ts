import type { PartyOrgDetail } from '../contract/party-orgs.ts';
import type { Reference } from '../contract/places.ts';
import type { Sql } from '../db/sql.ts';
import { memberCountNote, memberCountShown } from './member-counts.ts';
import { importIsActive, isSynthetic, unitsOfNet } from './visible.ts';

type PartyOrgRow = Omit<PartyOrgDetail, 'superiors' | 'unit' | 'covers' | 'demonstrationAreas'> & {
  readonly unitId: string | null;
  readonly unitName: string | null;
};

/** One organisation; null where there is none. */
export const getPartyOrg = async (sql: Sql, netRevision: number, id: string): Promise<PartyOrgRow | null> => {
  // What is this organisation like?
  const [row] = await sql<PartyOrgRow[]>`
    select party_org.id, party_org.feature_id as "featureId", party_org.name, party_org.type, party_org.form,
      party_org.setup, party_org.kind, unit.unit_id as "unitId", unit.name as "unitName",
      (select count(*)::int from party_org as below where below.superior_id = party_org.id
        and ${importIsActive(sql, 'below')}) as "subordinateCount",
      ${memberCountShown(sql, 'party_org')} as "formalMemberCount",
      ${memberCountNote(sql, 'party_org')} as "memberCountNote",
      party_org.joint_unit_count as "jointUnitCount", party_org.established_on as "establishedOn",
      party_org.term_ends_on as "termEndsOn", party_org.stars, party_org.venue_name as "venueName",
      party_org.venue_address as "venueAddress",
      case when party_org.geom is not null then array[st_x(party_org.geom), st_y(party_org.geom)] end as point,
      (select count(distinct compound_id)::int from party_coverage where party_org_id = party_org.id)
        as "coveredCompoundCount",
      ${isSynthetic(sql)} as synthetic
    from party_org left join ${unitsOfNet(sql, netRevision)} as unit on unit.unit_id = party_org.unit_id
    where party_org.id = ${id}::uuid and ${importIsActive(sql, 'party_org')}`;
  return row ?? null;
};

/** Its superior organisations, outermost first. */
export const listSuperiors = async (sql: Sql, id: string): Promise<Reference[]> => {
  const deepest = 10;
  // Under which organisations does this one stand?
  return sql<Reference[]>`
    with recursive chain as (
      select superior_id, 0 as height from party_org where id = ${id}::uuid
      union all
      select superior.superior_id, chain.height + 1
      from chain join party_org as superior on superior.id = chain.superior_id
      where chain.height < ${deepest}::int
    )
    select superior.id, superior.name
    from chain join party_org as superior on superior.id = chain.superior_id
    where ${importIsActive(sql, 'superior')}
    order by chain.height desc`;
};

/** Compounds and units that it covers, by name, at most 50. */
export const listCovered = async (
  sql: Sql,
  netRevision: number,
  id: string,
): Promise<PartyOrgDetail['covers']> => {
  // What does this organisation cover?
  return sql<PartyOrgDetail['covers']>`
    select coalesce(compound.id, unit.unit_id) as id, coalesce(compound.name, unit.name) as name,
      case when compound.id is not null then 'compounds'
        when unit.level in ('district', 'street', 'community') then 'areas' else 'grids' end as collection,
      party_coverage.coverage
    from party_coverage
    left join compound on compound.id = party_coverage.compound_id and ${importIsActive(sql, 'compound')}
    left join ${unitsOfNet(sql, netRevision)} as unit on unit.unit_id = party_coverage.unit_id
    where party_coverage.party_org_id = ${id}::uuid and coalesce(compound.id, unit.unit_id) is not null
    order by name, id, coverage limit 50`;
};

/** Demonstration areas (示范片区) that it belongs to. */
export const listDemonstrationAreas = async (sql: Sql, id: string): Promise<string[]> => {
  // Which demonstration areas is this organisation part of?
  const rows = await sql<{ name: string }[]>`
    select party_area.name from party_area_member
    join party_area on party_area.id = party_area_member.party_area_id
    where party_area_member.party_org_id = ${id}::uuid order by party_area.name`;
  return rows.map((row) => row.name);
};
