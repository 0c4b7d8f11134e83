import type { DatabaseRole, ScopeSettings } from '../db/session.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { listAccessTokens } from '../queries/access-tokens.ts';
import { countOpenCases, listCases } from '../queries/cases.ts';
import { compoundFeatures } from '../queries/compound-features.ts';
import {
  getCompound,
  listCompoundOrganisations,
  listCompoundTypes,
  listEntrances,
} from '../queries/compounds.ts';
import {
  countFeatures,
  type FeatureFilter,
  type FeatureSource,
  listFeatures,
} from '../queries/feature-source.ts';
import { getOwnAccount } from '../queries/own-account.ts';
import { countRecoveryCodes } from '../queries/recovery-codes.ts';
import { listSessions } from '../queries/sessions.ts';
import { ticketFeatures } from '../queries/ticket-features.ts';
import {
  countUnitContents,
  countUnitsBelow,
  getUnit,
  listOtherCodes,
  listUnitParents,
  listUnitStaffing,
  listUnitStations,
} from '../queries/units.ts';
import { BenchFailure } from './bench-failure.ts';
import type { BenchDistrict } from './identity-district.ts';
import { countCasesOfOffice, listCasesOfOffice, listPeriods, ofCommunities } from './identity-peer.ts';

/** One read that row-level security guards. */
export interface GuardedRead {
  readonly name: string;
  readonly role: DatabaseRole;
  readonly scope: ScopeSettings;
  /** The read of a role under policies, and the same with the condition written out, for a role without any. */
  guarded(sql: Sql, round: number): Promise<unknown>;
  bare(sql: Sql, round: number): Promise<unknown>;
}

const pageSize = 100;
const wholeDistrict: ScopeSettings = { 'app.rights': ',map,counts,', 'app.whole': ',map,counts,' };

const at = <Item>(items: readonly Item[], round: number): Item => {
  const item = items[round % items.length];
  if (item === undefined) throw new BenchFailure('the district holds too little for this benchmark');
  return item;
};

/** A read that needs no further condition, because its caller may see the whole district. */
const whole = (name: string, ask: (sql: Sql, round: number) => Promise<unknown>): GuardedRead => ({
  name,
  role: 'app_staff',
  scope: wholeDistrict,
  guarded: ask,
  bare: ask,
});

const unitDetail = (sql: Sql, net: number, id: string): Promise<unknown> =>
  Promise.all([
    getUnit(sql, net, id),
    listUnitParents(sql, net, id),
    countUnitsBelow(sql, net, id),
    countUnitContents(sql, net, id),
    listUnitStations(sql, net, id),
    listUnitStaffing(sql, id),
    listOtherCodes(sql, id),
  ]);

const compoundDetail = (sql: Sql, net: number, id: string): Promise<unknown> =>
  Promise.all([
    getCompound(sql, net, id),
    listCompoundTypes(sql, id),
    listEntrances(sql, id),
    listCompoundOrganisations(sql, id),
  ]);

const ticketColumns = [
  'number',
  'source',
  'requestType',
  'categoryId',
  'categoryName',
  'receivedAt',
  'closedAt',
  'state',
  'matchLevel',
  'unitCode',
];
const compoundColumns = ['featureId', 'name', 'address', 'communityName', 'households', 'organisationCount'];

const everything = (netRevision: number): FeatureFilter => ({
  netRevision,
  bbox: null,
  equals: [],
  time: null,
});
const complaints = (netRevision: number): FeatureFilter => ({
  ...everything(netRevision),
  equals: [{ property: 'requestType', value: 'complaint' }],
});

const pageOf =
  (source: FeatureSource, columns: readonly string[], filter: FeatureFilter, afterKey: number) =>
  (sql: Sql) =>
    listFeatures(sql, source, columns, filter, { afterKey, limit: pageSize });

/** Reads of a caller who may see the whole district. */
const wholeReads = (district: BenchDistrict): GuardedRead[] => {
  const { netRevision: net, unitIds, compoundIds, deepKey, boxes } = district;
  return [
    whole('unit detail', (sql, round) => unitDetail(sql, net, at(unitIds, round))),
    whole('compound detail', (sql, round) => compoundDetail(sql, net, at(compoundIds, round))),
    whole('tickets, first page', pageOf(ticketFeatures, ticketColumns, everything(net), 0)),
    whole('tickets, deep page', pageOf(ticketFeatures, ticketColumns, everything(net), deepKey)),
    whole('tickets counted', (sql) => countFeatures(sql, ticketFeatures, complaints(net))),
    whole('compounds in a box', (sql, round) =>
      pageOf(compoundFeatures, compoundColumns, { ...everything(net), bbox: at(boxes, round) }, 0)(sql),
    ),
    whole('compound periods', (sql, round) => listPeriods(sql, at(compoundIds, round))),
  ];
};

/** Reads of a caller who may see counts of one street. */
const streetReads = ({
  netRevision: net,
  communityIds,
  deepKey,
  streetCompoundIds,
}: BenchDistrict): GuardedRead[] => {
  const scope: ScopeSettings = {
    'app.rights': ',map,counts,',
    'app.whole': '',
    'app.communities_map': `{${communityIds.join(',')}}`,
    'app.communities_counts': `{${communityIds.join(',')}}`,
  };
  const ofStreet: FeatureSource = {
    ...ticketFeatures,
    select: (sql: Sql, netRevision: number): Fragment =>
      sql`${ticketFeatures.select(sql, netRevision)} and ${ofCommunities(sql, communityIds)}`,
  };
  const street = (
    name: string,
    ask: (source: FeatureSource) => (sql: Sql) => Promise<unknown>,
  ): GuardedRead => ({
    name: `${name} of a street`,
    role: 'app_area',
    scope,
    guarded: ask(ticketFeatures),
    bare: ask(ofStreet),
  });
  return [
    street('tickets, first page', (source) => pageOf(source, ticketColumns, everything(net), 0)),
    street('tickets, deep page', (source) => pageOf(source, ticketColumns, everything(net), deepKey)),
    street('tickets counted', (source) => (sql) => countFeatures(sql, source, complaints(net))),
    {
      name: 'compound periods of a street',
      role: 'app_area',
      scope,
      guarded: (sql, round) => listPeriods(sql, at(streetCompoundIds, round)),
      bare: (sql, round) => listPeriods(sql, at(streetCompoundIds, round), communityIds),
    },
  ];
};

/** Reads of somebody who handles the cases of an office. */
const officeReads = ({ officeId }: BenchDistrict): GuardedRead[] => {
  const scope: ScopeSettings = {
    'app.rights': ',map,cases,',
    'app.whole': ',map,cases,',
    'app.offices': `{${officeId}}`,
  };
  return [
    {
      name: 'cases of an office',
      role: 'app_handler',
      scope,
      guarded: (sql) => listCases(sql, { state: 'all' }, pageSize),
      bare: (sql) => listCasesOfOffice(sql, [officeId], pageSize),
    },
    {
      name: 'cases counted',
      role: 'app_handler',
      scope,
      guarded: (sql) => countOpenCases(sql),
      bare: (sql) => countCasesOfOffice(sql, [officeId]),
    },
  ];
};

/** Reads of one's own account. */
const accountReads = ({ personIds }: BenchDistrict): GuardedRead[] => {
  const ask = (id: string) => (sql: Sql) =>
    Promise.all([
      getOwnAccount(sql, id),
      listSessions(sql, id, 30),
      listAccessTokens(sql, id),
      countRecoveryCodes(sql, id),
    ]);
  return personIds.slice(0, 1).map((id) => ({
    name: 'own account',
    role: 'app_identity',
    scope: { 'app.person': id },
    guarded: ask(id),
    bare: ask(id),
  }));
};

/** Representative reads that row-level security guards. */
export const guardedReads = (district: BenchDistrict): GuardedRead[] => [
  ...wholeReads(district),
  ...streetReads(district),
  ...officeReads(district),
  ...accountReads(district),
];
