import type { FeatureSource } from './feature-source.ts';
import { importIsActive, isSynthetic, unitsOfNet } from './visible.ts';

export const compoundFeatures: FeatureSource = {
  select: (sql, netRevision) => sql`
    select compound.feature_id as key, compound.id, compound.geom, compound.feature_id as "featureId",
      compound.name, nullif(array_to_string(compound.aliases, ', '), '') as aliases, compound.address,
      community.name as "communityName",
      (select string_agg(scheme || ':' || term, ', ' order by scheme, term)
        from compound_tag where compound_id = compound.id) as types,
      compound.built_year as "builtYear", compound.households, compound.people,
      compound.property_mode as "propertyMode", compound.owners_committee as "ownersCommittee",
      compound.property_committee as "propertyCommittee",
      (select count(*)::int from compound_entrance where compound_id = compound.id) as "entranceCount",
      (select count(distinct party_org_id)::int from party_coverage where compound_id = compound.id)
        as "organisationCount",
      ${isSynthetic(sql)} as synthetic
    from compound
    left join ${unitsOfNet(sql, netRevision)} as community on community.unit_id = compound.community_id
    where ${importIsActive(sql, 'compound')}`,
};
