import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import type { FeatureSource } from './feature-source.ts';
import { isSynthetic, unitsOfNet } from './visible.ts';

const selectUnits = (sql: Sql, netRevision: number, levels: readonly UnitLevel[]) => sql`
  select unit.feature_id as key, unit.id, version.geom, unit.feature_id as "featureId", version.level,
    version.code, version.name, version.name_en as "nameEn", version.parent_id as "parentId",
    parent.name as "parentName", version.households, version.people, version.counted_on as "countedOn",
    version.count_source as "countSource", version.area_square_meters as "areaSquareMeters",
    since.effective_from as "validFrom", ${netRevision}::int as "netRevision", version.use,
    ${isSynthetic(sql)} as synthetic
  from ${unitsOfNet(sql, netRevision)} as version
  join unit on unit.id = version.unit_id
  join net_revision as since on since.id = coalesce(version.continues_from, version.from_revision)
  left join ${unitsOfNet(sql, netRevision)} as parent on parent.unit_id = version.parent_id
  where version.level = any(${[...levels]}::text[])`;

export const areaFeatures: FeatureSource = {
  select: (sql, netRevision) => selectUnits(sql, netRevision, ['district', 'street', 'community']),
};

export const gridFeatures: FeatureSource = {
  select: (sql, netRevision) =>
    selectUnits(sql, netRevision, ['general-grid', 'dedicated-grid', 'micro-grid']),
};

/** Community outlines of the reviewed edition: all that the public sees of the net. */
export const publicAreaFeatures: FeatureSource = {
  select: (sql) => sql`
    select feature_id as key, id, geom, feature_id as "featureId", 'community'::text as level, code, name,
      name_en as "nameEn", null::uuid as "parentId", null::text as "parentName", null::int as households,
      null::int as people, null::date as "countedOn", null::text as "countSource",
      null::float8 as "areaSquareMeters", null::date as "validFrom", null::int as "netRevision",
      coalesce((select synthetic from pub.district), false) as synthetic
    from pub.community`,
};
