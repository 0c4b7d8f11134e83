import { idOf } from '../small-district.ts';
import { type Attempt, everybody, nobody, only, type Who } from './attempt.ts';
import { otherPersonId } from './planted-rows.ts';

const noteOpening = (of: string, ticketId: number): string =>
  `insert into personal.case_opening values ('${of}', ${ticketId}, '2026-06-01')`;
const handler = (label: string, statement: string, who: Who): Attempt => ({
  target: 'personal.case_opening',
  privilege: 'INSERT',
  label,
  statement,
  succeeds: { app_handler: who },
});

/** Tickets with even numbers belong to the caseworkers' office. */
const openings: readonly Attempt[] = [
  handler("a case of one's office", noteOpening('SELF', 2), only('caseworker')),
  handler("a case of another's", noteOpening('SELF', 3), nobody),
  handler('a case one only assists', noteOpening('SELF', 7), nobody),
  handler("in another's name", noteOpening('OTHER', 2), nobody),
];

const appendAs = (actor: string, head: string): string =>
  `select guard.audit_append(now(), '${actor}', 'x', 'x', null, null, null, ${head}, sha256('new'))`;
const head = '(select guard.audit_head())';
const inAnyRole = (who: Who): Attempt['succeeds'] => ({
  app_staff: who,
  app_area: who,
  app_handler: who,
  app_identity: who,
  app_worker: who,
});
const append = (label: string, statement: string, succeeds: Attempt['succeeds']): Attempt => ({
  target: 'guard.audit_append',
  privilege: 'EXECUTE',
  label,
  statement,
  succeeds,
});

/** Openings of cases, and every function that does more than its caller may. */
export const calls: readonly Attempt[] = [
  ...openings,
  append('in own name', appendAs('ACTOR', head), { ...inAnyRole(everybody), app_sign_in: everybody }),
  append("in another's name", appendAs('OTHER', head), { ...inAnyRole(nobody), app_sign_in: everybody }),
  append('beside the chain', appendAs('ACTOR', `sha256('elsewhere')`), {
    ...inAnyRole(nobody),
    app_sign_in: nobody,
  }),
  {
    target: 'guard.audit_head',
    privilege: 'EXECUTE',
    label: 'the end of the chain',
    statement: `select guard.audit_head()`,
    succeeds: { ...inAnyRole(everybody), app_sign_in: everybody },
  },
  {
    target: 'guard.erase_personal',
    privilege: 'EXECUTE',
    label: 'the reporter of a ticket',
    statement: `select guard.erase_personal('T1', null)`,
    succeeds: { app_staff: only('data-steward') },
  },
  {
    target: 'public.net_in_force',
    privilege: 'EXECUTE',
    label: 'which net is in force',
    statement: 'select net_in_force()',
    succeeds: { ...inAnyRole(everybody), app_area: everybody, app_sign_in: everybody },
  },
  {
    target: 'guard.is_vacant',
    privilege: 'EXECUTE',
    label: 'whether a post is vacant',
    statement: `select guard.is_vacant('audit-admin')`,
    succeeds: { app_identity: everybody },
  },
];

const giveRole = (to: string, given: string): string =>
  `insert into identity.person_role (person_id, role, granted_by) values ('${to}', '${given}', '${otherPersonId}')`;

/** What not even the owner of the database can do. */
export const impossible: Readonly<Record<string, string>> = {
  'changes the audit log': `update audit_log set actor = 'x'`,
  'deletes from the audit log': `delete from audit_log`,
  'adds a link without a hash to the audit log': `select guard.audit_append(now(), 'server', 'x', 'x', null, null, null,
    (select guard.audit_head()), '\\x01')`,
  'gives the code of one unit to another': `
    insert into unit_version (unit_id, from_revision, until_revision, level, parent_id, code, name, is_leaf,
      area_square_meters, geom, label_point)
    select unit_id, 2, 29990101, level, parent_id, '990101001001', name, is_leaf, 0, geom, label_point
    from unit_version where code = '990101001002501'`,
  'changes the code of a version': `update unit_version set code = 'x' where code = '990101001002501'`,
  'puts a net out of the order of days': `
    insert into net_revision (id, effective_from, title) values (29999999, '2030-01-01', 'x')`,
  'gives a role to its giver': giveRole(otherPersonId, 'leader'),
  'makes one person two administrators': giveRole(idOf('person/system-admin'), 'audit-admin'),
};
