import type { FeatureSource } from './feature-source.ts';
import { memberCountNote, memberCountShown } from './member-counts.ts';
import { importIsActive, isSynthetic } from './visible.ts';

export const partyOrgFeatures: FeatureSource = {
  select: (sql) => sql`
    select party_org.feature_id as key, party_org.id, party_org.geom, party_org.feature_id as "featureId",
      party_org.name, party_org.type, party_org.kind, party_org.form, party_org.setup,
      superior.name as "superiorName", ${memberCountShown(sql, 'party_org')} as "formalMemberCount",
      ${memberCountNote(sql, 'party_org')} as "memberCountNote", party_org.term_ends_on as "termEndsOn",
      party_org.venue_name as "venueName",
      (select count(distinct compound_id)::int from party_coverage where party_org_id = party_org.id)
        as "coveredCompoundCount",
      ${isSynthetic(sql)} as synthetic
    from party_org left join party_org as superior on superior.id = party_org.superior_id
    where ${importIsActive(sql, 'party_org')}`,
};
