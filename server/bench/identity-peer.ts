import type { Fragment, Sql } from '../db/sql.ts';

// What the policies say, written out as conditions, as a server without row-level security would have to.

/** Condition: the place of the ticket lies in one of these communities today. */
export const ofCommunities = (sql: Sql, communityIds: readonly string[]): Fragment => sql`
  exists (select from ticket_unit as placed
    join unit_version as leaf on leaf.unit_id = placed.unit_id and leaf.until_revision is null
    where placed.ticket_id = ticket.id and leaf.community_id = any (${[...communityIds]}::uuid[]))`;

/** Figures of a compound per period, where it lies in one of these communities if they are given. */
export const listPeriods = (sql: Sql, compoundId: string, communityIds?: readonly string[]) =>
  // How have fees and petitions of this compound gone?
  sql`
    select starts_on, ends_on, fee_due, fee_paid, petition_count from compound_period
    where compound_id = ${compoundId} ${
      communityIds === undefined
        ? sql``
        : sql`and exists (
      select from compound where compound.id = compound_period.compound_id
        and compound.community_id = any (${[...communityIds]}::uuid[]))`
    }
    order by starts_on`;

const handledBy = (sql: Sql, officeIds: readonly string[]): Fragment => sql`
  ticket_responsibility as handling
  join ticket on ticket.id = handling.ticket_id
  join import on import.id = ticket.import_id and import.state = 'active'
  join responsible_unit as office on office.id = handling.responsible_unit_id
  left join ticket_category as category on category.id = ticket.category_id
  where handling.role = 'lead' and handling.responsible_unit_id = any (${[...officeIds]}::uuid[])`;

/** As `listCases` with all states, of these offices. */
export const listCasesOfOffice = (sql: Sql, officeIds: readonly string[], limit: number) =>
  // Which cases do these offices have?
  sql`
    select ticket.id, ticket.number, ticket.state, category.name as "categoryName",
      category.name_en as "categoryNameEn", ticket.received_at,
      ticket.closed_at, ticket.due_resolve_at, office.name as "officeName", ticket.confidential,
      (select community.name from unit_version as community, lateral (
          select net_revision.id from net_revision
          where net_revision.effective_from <= shanghai_today()
          order by net_revision.effective_from desc limit 1) as net
        where community.unit_id = ticket.community_id and community.from_revision <= net.id
          and (community.until_revision is null or community.until_revision > net.id)) as "communityName"
    from ${handledBy(sql, officeIds)} order by handling.ticket_id desc limit ${limit}`;

/** As `countOpenCases`, of these offices. */
export const countCasesOfOffice = (sql: Sql, officeIds: readonly string[]) =>
  // How much is there to do for these offices?
  sql`
    select count(*)::int from ${handledBy(sql, officeIds)}
      and not ticket.state = any (${sql.array(['closed', 'rejected', 'merged'])}::text[])`;
