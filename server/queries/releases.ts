import type { DrawnOutline, Release, ReleaseCertificate } from '../contract/public-counts.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { momentText } from './moments.ts';

/** What a release counts; recomputing it later gives the same, because tickets do not change after their import. */
export interface ReleaseScope {
  readonly title: string;
  readonly netRevisionId: number;
  readonly fromMonth: string;
  readonly untilMonth: string;
  readonly categories: readonly number[] | null;
  readonly leftOutCategories: readonly number[];
  readonly outline: DrawnOutline | null;
  readonly withTotals: boolean;
  readonly importIds: readonly string[];
}

/** A release that is or was public, or is to be, with the hash of what it counts in each month. */
export interface StoredScope extends ReleaseScope {
  readonly id: number;
  readonly state: Release['state'];
  readonly monthHashes: Readonly<Record<string, string>>;
}

const monthText = (sql: Sql, column: string): Fragment => sql`to_char(${sql(column)}, 'YYYY-MM')`;

const scopes = (sql: Sql): Fragment => sql`
  select id, title, state, net_revision_id as "netRevisionId", ${monthText(sql, 'from_month')} as "fromMonth",
    ${monthText(sql, 'until_month')} as "untilMonth", categories, left_out_categories as "leftOutCategories",
    st_asgeojson(outline, 15)::json as outline, with_totals as "withTotals", month_hashes as "monthHashes",
    array(select import_id from release_import where release_id = release.id order by import_id) as "importIds"
  from release`;

/** All that was ever public, also what has been withdrawn: the public remembers. */
export const listEverPublic = (sql: Sql): Promise<StoredScope[]> =>
  // What was ever public?
  sql<StoredScope[]>`${scopes(sql)} where state in ('reviewed', 'withdrawn') order by reviewed_at, id`;

/** One release; null where there is none. */
export const getReleaseScope = async (sql: Sql, id: number): Promise<StoredScope | null> => {
  // What does this release count?
  const [row] = await sql<StoredScope[]>`${scopes(sql)} where id = ${id}`;
  return row ?? null;
};

/** A cell of a release as it is kept: the community's feature id, or none. */
export interface StoredCell {
  readonly releaseId: number;
  readonly area: 'community' | 'district' | 'drawn';
  readonly featureId: number | null;
  readonly month: string;
  readonly categoryId: number | null;
  readonly value: number;
}

/** The cells of releases that show a value, in these months. */
export const listShownCells = (
  sql: Sql,
  releaseIds: readonly number[],
  months: { readonly fromMonth: string; readonly untilMonth: string },
): Promise<StoredCell[]> =>
  // Which figures do these releases show?
  sql<StoredCell[]>`
    select cell.release_id as "releaseId", cell.area, unit.feature_id as "featureId",
      ${monthText(sql, 'month')} as month, cell.category_id::int as "categoryId", cell.value
    from release_cell as cell left join unit on unit.id = cell.unit_id
    where cell.release_id = any (${sql.array([...releaseIds])}::int[]) and cell.value is not null
      and cell.month between ${`${months.fromMonth}-01`}::date and ${`${months.untilMonth}-01`}::date`;

const person = (sql: Sql, column: string): Fragment => sql`
  json_build_object('id', ${sql(column)}, 'name', guard.release_person(${sql(column)}))`;
const categories = (sql: Sql, column: string): Fragment => sql`
  (select json_agg(json_build_object('id', id, 'name', name, 'nameEn', name_en) order by code)
    from ticket_category where id = any (release.${sql(column)}))`;

const releases = (sql: Sql): Fragment => sql`
  select release.id, release.title,
    json_build_object('id', net.id, 'title', net.title, 'effectiveFrom', net.effective_from) as "netRevision",
    ${monthText(sql, 'from_month')} as "fromMonth", ${monthText(sql, 'until_month')} as "untilMonth",
    ${categories(sql, 'categories')} as categories, st_asgeojson(outline, 15)::json as outline,
    with_totals as "withTotals", coalesce(${categories(sql, 'left_out_categories')}, '[]') as "leftOutCategories",
    data_until as "dataUntil", state, ${person(sql, 'proposed_by')} as "proposedBy",
    ${momentText(sql, 'proposed_at')} as "proposedAt",
    case when reviewed_by is not null then json_build_object('reviewedBy', ${person(sql, 'reviewed_by')},
      'reviewedAt', ${momentText(sql, 'reviewed_at')}, 'reviewedOn', reviewed_on,
      'documentNumber', release.document_number, 'opinion', opinion) end as review,
    case when withdrawn_by is not null then json_build_object('withdrawnBy', ${person(sql, 'withdrawn_by')},
      'withdrawnAt', ${momentText(sql, 'withdrawn_at')}, 'reason', withdrawal_reason) end as withdrawal,
    release.certificate
  from release join net_revision as net on net.id = release.net_revision_id`;

/** All releases, the latest first. */
export const listReleases = (sql: Sql): Promise<Release[]> =>
  // What was proposed, reviewed, rejected and withdrawn?
  sql<Release[]>`${releases(sql)} order by release.id desc`;

/** One release; null where there is none. */
export const getRelease = async (sql: Sql, id: number): Promise<Release | null> => {
  // What has become of this release?
  const [row] = await sql<Release[]>`${releases(sql)} where release.id = ${id}`;
  return row ?? null;
};

/** What a proof rests on besides tickets: the releases that were ever public and the active imports. */
export interface ReleaseStamp {
  readonly publicIds: readonly number[];
  readonly importIds: readonly string[];
}

/** The stamp of now. */
export const getReleaseStamp = async (sql: Sql): Promise<ReleaseStamp> => {
  // Which releases were ever public, and which imports are active?
  const [row] = await sql<ReleaseStamp[]>`
    select array(select id from release where state in ('reviewed', 'withdrawn') order by id) as "publicIds",
      array(select id from import where state = 'active' order by id) as "importIds"`;
  return row ?? { publicIds: [], importIds: [] };
};

/** Makes whoever changes releases wait for one another until commit. */
export const lockReleases = async (sql: Sql): Promise<void> => {
  const releaseLock = 7_210_002;
  await sql`select pg_advisory_xact_lock(${releaseLock})`;
};

/** A cell to be kept; `value` null where it is kept back. */
export interface NewCell extends Omit<StoredCell, 'releaseId' | 'value' | 'featureId'> {
  readonly unitId: string | null;
  readonly value: number | null;
}

/** A proven proposal. */
export interface ProvenRelease {
  readonly scope: ReleaseScope;
  readonly againstEarlier: 'refuse' | 'keep-back';
  readonly dataUntil: string;
  readonly cells: readonly NewCell[];
  readonly certificate: ReleaseCertificate;
  readonly monthHashes: Readonly<Record<string, string>>;
  readonly stamp: ReleaseStamp;
}

/** Keeps a proposal in somebody's name, with its cells; gives its id. */
export const insertRelease = async (sql: Sql, proven: ProvenRelease, personId: string): Promise<number> => {
  const { scope, cells } = proven;
  const outline = scope.outline === null ? null : JSON.stringify(scope.outline);
  const numbers = (ids: readonly number[]) => sql`${sql.array([...ids])}::smallint[]`;
  // Which number has the new release?
  const [row] = await sql<{ id: number }[]>`
    insert into release (title, net_revision_id, from_month, until_month, categories, left_out_categories, outline,
      with_totals, data_until, proposed_by, certificate, month_hashes)
    values (${scope.title}, ${scope.netRevisionId}, ${`${scope.fromMonth}-01`}, ${`${scope.untilMonth}-01`},
      ${scope.categories === null ? null : numbers(scope.categories)}, ${numbers(scope.leftOutCategories)},
      st_setsrid(st_geomfromgeojson(${outline}::text), 4326), ${scope.withTotals}, ${proven.dataUntil}, ${personId},
      ${sql.json(proven.certificate)}, ${sql.json(proven.monthHashes)})
    returning id`;
  if (row === undefined) throw new Error('the release was not written');
  await sql`
    insert into release_import (release_id, import_id)
    select ${row.id}, id from unnest(${sql.array([...scope.importIds])}::uuid[]) as id`;
  const column = (of: (cell: NewCell) => string | number | null) => sql.array(cells.map(of) as string[]);
  await sql`
    insert into release_cell (release_id, area, unit_id, month, category_id, value)
    select ${row.id}, cell.* from unnest(${column(({ area }) => area)}::text[],
      ${column(({ unitId }) => unitId)}::uuid[], ${column(({ month }) => `${month}-01`)}::date[],
      ${column(({ categoryId }) => categoryId)}::smallint[], ${column(({ value }) => value)}::int[]) as cell`;
  return row.id;
};
