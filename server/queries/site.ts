import type { Session } from '../contract/session.ts';
import type { Sql } from '../db/sql.ts';

/** What every page of the site says about it. */
export const getSite = async (sql: Sql): Promise<Session['site']> => {
  // Whose map is this, and under which numbers is it published?
  const [row] = await sql<Session['site'][]>`
    select coalesce(district.synthetic, false) as synthetic, district.name as "districtName",
      district.name_en as "districtNameEn", (select review_number from pub.edition) as "reviewNumber",
      site.icp_number as "icpNumber", site.police_number as "policeNumber"
    from pub.site left join pub.district on true`;
  if (row === undefined) throw new Error('the site has no row');
  return row;
};
