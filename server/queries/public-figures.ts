import type { PublicBundle } from '../contract/public-bundle.ts';
import type { Sql } from '../db/sql.ts';

// Releases stay for ever where they were proven, with tickets, imports and people behind them. An instance for the
// public has none of these, so there the two views show tables that hold what the bundle brought.

/** Puts the published figures of a bundle in the place of those before. */
export const replaceFigures = async (sql: Sql, bundle: PublicBundle): Promise<void> => {
  await sql`create schema if not exists bundle`;
  await replaceReleases(sql, bundle);
  await replaceCounts(sql, bundle);
};

const replaceReleases = async (sql: Sql, { releases }: PublicBundle): Promise<void> => {
  // The columns of the view as this program knows it.
  await sql`create table bundle.coming as select * from pub.ticket_release with no data`;
  await sql`
    insert into bundle.coming (id, title, document_number, reviewed_on, reviewed_at, net_revision_id,
      net_revision_title, from_month, until_month, data_until, outline)
    select id, title, "documentNumber", "reviewedOn", "reviewedAt", "netRevisionId", "netRevisionTitle",
      "fromMonth", "untilMonth", "dataUntil", outline::geometry
    from jsonb_to_recordset(${sql.json(releases as never)}) as given (id int, title text, "documentNumber" text,
      "reviewedOn" date, "reviewedAt" timestamptz, "netRevisionId" int, "netRevisionTitle" text, "fromMonth" date,
      "untilMonth" date, "dataUntil" date, outline text)`;
  await sql`create or replace view pub.ticket_release as select * from bundle.coming`;
  await sql`drop table if exists bundle.ticket_release`;
  await sql`alter table bundle.coming rename to ticket_release`;
};

const replaceCounts = async (sql: Sql, { counts }: PublicBundle): Promise<void> => {
  // The columns of the view as this program knows it.
  await sql`create table bundle.coming as select * from pub.ticket_count with no data`;
  await sql`
    insert into bundle.coming (release_id, net_revision_id, reviewed_at, area, unit_id, code, name, name_en, month,
      category_id, category_name, category_name_en, value)
    select "releaseId", "netRevisionId", "reviewedAt", area, "unitId", code, name, "nameEn", month, "categoryId",
      "categoryName", "categoryNameEn", value
    from jsonb_to_recordset(${sql.json(counts as never)}) as given ("releaseId" int, "netRevisionId" int,
      "reviewedAt" timestamptz, area text, "unitId" uuid, code text, name text, "nameEn" text, month date,
      "categoryId" smallint, "categoryName" text, "categoryNameEn" text, value int)`;
  await sql`create or replace view pub.ticket_count as select * from bundle.coming`;
  await sql`drop table if exists bundle.ticket_count`;
  await sql`alter table bundle.coming rename to ticket_count`;
};
