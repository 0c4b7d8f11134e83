import type { FeatureSource } from './feature-source.ts';
import { importIsActive, isSynthetic } from './visible.ts';

export const buildingFeatures: FeatureSource = {
  select: (sql) => sql`
    select building.feature_id as key, building.id, building.geom, building.feature_id as "featureId",
      building.name, building.address, compound.name as "compoundName", building.use, building.floors,
      building.stairwells, building.households, building.built_year as "builtYear",
      ${isSynthetic(sql)} as synthetic
    from building left join compound on compound.id = building.compound_id
    where ${importIsActive(sql, 'building')}`,
};
