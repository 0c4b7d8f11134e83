import type { BundlePlaces } from '../../../server/contract/district-bundle.ts';
import type { Compound, Town } from '../model.ts';
import { buildWorkCalendar } from './calendar.ts';
import { categoryRows } from './categories.ts';
import { buildCompounds } from './compounds.ts';
import { planCompoundBranches } from './coverage.ts';
import { buildOffices, buildPairings, type Offices } from './offices.ts';
import { buildOrganisations } from './organisations.ts';
import { deadlinePolicies } from './policies.ts';
import { buildStaffing } from './staffing.ts';
import { buildStations } from './stations.ts';

/** Who lives, works and serves in a town, as rows of a bulk load. */
export interface Society
  extends Pick<
    BundlePlaces,
    | 'responsibleUnits'
    | 'pairings'
    | 'ticketCategories'
    | 'deadlinePolicies'
    | 'workCalendar'
    | 'unitStaffing'
    | 'compounds'
    | 'compoundTags'
    | 'compoundPeriods'
    | 'partyOrgs'
    | 'partyCoverage'
    | 'partyAreas'
    | 'stations'
  > {
  /** Last day of the data, ISO date. */
  readonly anchorDate: string;
  readonly offices: Offices;
  readonly pilots: readonly Compound[];
}

/** Peoples a town; the same town and anchor date give the same rows. */
export const buildSociety = (town: Town, { anchorDate }: { anchorDate: string }): Society => {
  const branches = planCompoundBranches(town);
  const compounds = buildCompounds(town, branches, anchorDate);
  const organisations = buildOrganisations(town, branches, compounds, anchorDate);
  const offices = buildOffices(town);
  const workCalendar = buildWorkCalendar(anchorDate);
  return {
    anchorDate,
    offices,
    pilots: compounds.pilots,
    responsibleUnits: offices.rows,
    pairings: buildPairings(town, offices, compounds.inNeed, anchorDate),
    ticketCategories: categoryRows,
    deadlinePolicies,
    workCalendar,
    unitStaffing: buildStaffing(town, anchorDate),
    compounds: compounds.rows,
    compoundTags: compounds.tags,
    compoundPeriods: compounds.periods,
    partyOrgs: organisations.orgs,
    partyCoverage: organisations.coverage,
    partyAreas: organisations.areas,
    stations: buildStations(town, workCalendar, anchorDate),
  };
};
