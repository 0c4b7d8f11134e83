import type { Role } from '../../../server/contract/rights.ts';
import type { DatabaseRole } from '../../../server/db/session.ts';
import { idOf } from '../small-district.ts';
import { type CallerKind, ownCodePrefix, ownOfficeId } from './caller-kinds.ts';

/** Which rows a caller sees, as an SQL condition that the owner of the database can ask. */
type RowRule = (caller: CallerKind) => string;

interface ExpectedRead {
  readonly rows: RowRule;
  /** Columns that may be read, where not all may. */
  readonly columns?: string;
}

/** What each database role may read of a table or view; what is not named here may not be read at all. */
type ExpectedReads = Readonly<Partial<Record<DatabaseRole, ExpectedRead>>>;

// Written by hand from the design, apart from server/contract/rights.ts and from the policies.
const mapRoles: readonly Role[] = [
  'leader',
  'party-affairs',
  'planner',
  'approver',
  'area-staff',
  'caseworker',
  'data-steward',
];
const countRoles = mapRoles.filter((role) => role !== 'caseworker');

const holds = (caller: CallerKind, roles: readonly Role[]): boolean =>
  caller.role !== null && roles.includes(caller.role);
const rows = (condition: (caller: CallerKind) => string | boolean): ExpectedRead => ({
  rows: (caller) => String(condition(caller)),
});

const everything = rows(() => true);
const mapOfStaff = rows((caller) => holds(caller, mapRoles));
const signedIn = rows((caller) => caller.personId !== null);
const handlersMap = rows((caller) => caller.role === 'caseworker');
const ofRoles = (...roles: Role[]): ExpectedRead => rows((caller) => holds(caller, roles));
const ownOr = (column: string, ...roles: Role[]): ExpectedRead =>
  rows((caller) =>
    holds(caller, roles) ? true : caller.personId === null ? false : `${column} = '${caller.personId}'`,
  );

const inOwnArea = (caller: CallerKind, ticket: string): string =>
  `${ticket} in (select placed.ticket_id from public.ticket_unit as placed
    join public.unit_version as leaf on leaf.unit_id = placed.unit_id
    where leaf.code like '${ownCodePrefix[caller.area]}%')`;
const counts =
  (own: (caller: CallerKind) => string): RowRule =>
  (caller) =>
    holds(caller, countRoles) ? (caller.area === 'whole' ? 'true' : own(caller)) : 'false';
const alertIsOwn: RowRule = ({ area }) =>
  `community_id in (select unit_id from public.unit_version where code like '${ownCodePrefix[area]}%')`;
/** Rows of tickets: app_staff is for who counts everywhere, app_area for who counts in an area. */
const ofTickets = (own: (caller: CallerKind) => string, columns?: string): ExpectedReads => {
  const shown = columns === undefined ? {} : { columns };
  return {
    app_staff: { rows: counts(() => 'false'), ...shown },
    app_area: {
      rows: (caller) => (holds(caller, countRoles) && caller.area !== 'whole' ? own(caller) : 'false'),
      ...shown,
    },
  };
};
const ofOwnOffice = (ticket: string): ExpectedRead =>
  rows((caller) =>
    caller.role === 'caseworker'
      ? `${ticket} in (select held.ticket_id from public.ticket_responsibility as held
          where held.role = 'lead' and held.responsible_unit_id = '${ownOfficeId}')`
      : false,
  );

const compoundsOf = { whole: 8, street: 4, community: 2 } as const;
const periods: ExpectedRead = {
  rows: counts(({ area }) => {
    const ids = Array.from({ length: compoundsOf[area] }, (_, index) => idOf(`compound/${index}`));
    return `compound_id in ('${ids.join("','")}')`;
  }),
};

const ticketColumns =
  'id import_id number source request_type category_id deadline_class received_at closed_at state due_sign_at due_contact_at due_resolve_at rework_count extended supervised confidential excluded parent_ticket_id assessed_street_id match_level cell_east cell_north';

const mapTable: ExpectedReads = { app_staff: mapOfStaff, app_area: mapOfStaff, app_worker: everything };
const reference: ExpectedReads = { ...mapTable, app_handler: handlersMap };
const accountArea: ExpectedReads = { ...reference, app_sign_in: everything, app_identity: signedIn };
const forPublic: ExpectedReads = { app_public: everything, app_staff: everything };
const forPublicAndAreas: ExpectedReads = { ...forPublic, app_area: everything };
const forPublicAndWorker: ExpectedReads = { ...forPublicAndAreas, app_worker: everything };
const signInOnly: ExpectedReads = { app_sign_in: everything };
/** Belongs to the extension: reference systems of the world, and names of columns one may read anyway. */
const ofExtension = 'extension';

const tablesOf = <Reads>(names: string, reads: Reads): Record<string, Reads> =>
  Object.fromEntries(names.split(' ').map((name) => [`public.${name}`, reads]));

/** Every table and view there is. */
export const expectedReads: Readonly<Record<string, ExpectedReads | typeof ofExtension>> = {
  ...tablesOf('spatial_ref_sys geometry_columns geography_columns', ofExtension),
  ...tablesOf('schema_migration', {}),
  ...tablesOf(
    'net_arc unit_other_code lineage unit_staffing compound compound_tag compound_entrance building building_unit pairing party_org party_coverage party_area party_area_member station station_function station_service station_errand station_hours station_special_day work_calendar deadline_policy walk_network walk_node walk_edge base_feature',
    mapTable,
  ),
  ...tablesOf('import ticket_category', reference),
  ...tablesOf('unit unit_version responsible_unit', accountArea),
  'public.net_revision': { ...reference, app_identity: signedIn },
  'public.district': { ...accountArea, app_staff: signedIn, app_area: signedIn },
  'public.layer_revision': {
    app_staff: signedIn,
    app_area: signedIn,
    app_handler: handlersMap,
    app_worker: everything,
  },
  'public.public_edition': { ...mapTable, app_identity: ofRoles('system-admin') },
  'public.compound_period': { app_staff: periods, app_area: periods, app_worker: everything },
  'public.ticket': {
    ...ofTickets((caller) => inOwnArea(caller, 'id'), ticketColumns),
    app_handler: ofOwnOffice('id'),
    app_worker: everything,
  },
  'public.ticket_unit': {
    ...ofTickets(
      (caller) =>
        `unit_id in (select leaf.unit_id from public.unit_version as leaf where leaf.code like '${ownCodePrefix[caller.area]}%')`,
    ),
    app_worker: everything,
  },
  'public.ticket_event': { app_handler: ofOwnOffice('ticket_id'), app_worker: everything },
  'public.callback': { app_handler: ofOwnOffice('ticket_id'), app_worker: everything },
  'public.ticket_responsibility': {
    app_handler: rows(
      (caller) => caller.role === 'caseworker' && `role = 'lead' and responsible_unit_id = '${ownOfficeId}'`,
    ),
    app_worker: everything,
  },
  'public.alert': { ...ofTickets(alertIsOwn), app_worker: everything },
  'public.alert_step': {
    ...ofTickets((caller) => `alert_id in (select id from public.alert where ${alertIsOwn(caller)})`),
    app_worker: everything,
  },
  'public.alert_scan': {
    app_staff: rows((caller) => holds(caller, countRoles)),
    app_area: rows((caller) => holds(caller, countRoles)),
    app_worker: everything,
  },
  'personal.ticket_person': { app_handler: ofOwnOffice('ticket_id') },
  'personal.case_opening': {},
  'public.setting': {
    app_handler: rows((caller) => caller.role === 'caseworker' && "name = 'retention'"),
    app_identity: signedIn,
    app_sign_in: everything,
    app_worker: everything,
  },
  'public.audit_log': { app_identity: ofRoles('audit-admin') },
  'identity.person': {
    app_identity: ownOr('id', 'system-admin', 'security-admin', 'audit-admin'),
    app_sign_in: everything,
  },
  'identity.person_role': {
    app_identity: ownOr('person_id', 'system-admin', 'security-admin', 'audit-admin'),
    app_sign_in: everything,
  },
  'identity.session': {
    app_identity: ownOr('person_id', 'system-admin', 'security-admin'),
    app_sign_in: everything,
  },
  'identity.access_token': {
    app_identity: ownOr('person_id', 'system-admin', 'security-admin'),
    app_sign_in: everything,
  },
  'identity.recovery_code': { app_identity: ownOr('person_id', 'security-admin'), app_sign_in: everything },
  'identity.one_time_code': {
    app_identity: rows((caller) => caller.role === 'system-admin' && "purpose = 'password'"),
    app_sign_in: everything,
  },
  'identity.oidc_attempt': signInOnly,
  'identity.throttle': signInOnly,
  ...tablesOf('release release_import release_cell', {
    app_staff: rows(
      (caller) => caller.role === 'data-steward' || (caller.role === 'approver' && caller.area === 'whole'),
    ),
    app_worker: everything,
  }),
  ...tablesOf('scenario scenario_operation scenario_decision scenario_comment', {
    app_staff: ofRoles('planner', 'approver'),
    app_worker: everything,
  }),
  'pub.ticket_release': forPublic,
  'pub.ticket_count': forPublic,
  'pub.station': forPublicAndAreas,
  'pub.compound': forPublicAndAreas,
  'pub.road': forPublicAndAreas,
  'pub.walk_network': forPublicAndWorker,
  'pub.walk_node': forPublicAndWorker,
  'pub.walk_edge': forPublicAndWorker,
  'pub.station_hours': forPublicAndAreas,
  'pub.station_special_day': forPublicAndAreas,
  'pub.station_service': forPublicAndAreas,
  'pub.station_function': forPublicAndAreas,
  'pub.station_errand': forPublicAndAreas,
  'pub.community': forPublicAndAreas,
  'pub.edition': forPublicAndAreas,
  'pub.district': forPublicAndAreas,
  'pub.site': forPublicAndAreas,
};
