import type { Role } from '../../../server/contract/rights.ts';
import type { DatabaseRole } from '../../../server/db/session.ts';
import { idOf } from '../small-district.ts';
import type { CallerKind } from './caller-kinds.ts';
import { otherPersonId } from './planted-rows.ts';

/** Whether somebody succeeds; for a change of all rows at once, a condition for those that it reaches. */
export type Who = (caller: CallerKind) => boolean | string;

/** One thing that somebody might try, and who succeeds; roles that are not named do not. */
export interface Attempt {
  readonly target: string;
  readonly privilege: 'INSERT' | 'UPDATE' | 'DELETE' | 'EXECUTE';
  readonly label: string;
  /** The columns that may be changed, where not all may. */
  readonly columns?: string;
  /** SELF, OTHER and ACTOR stand for the caller, somebody else, and the caller's name in the audit log. */
  readonly statement: string;
  readonly succeeds: Readonly<Partial<Record<DatabaseRole, Who>>>;
}

export const everybody: Who = () => true;
export const nobody: Who = () => false;
export const signedIn: Who = ({ personId }) => personId !== null;
export const only =
  (...roles: Role[]): Who =>
  ({ role }) =>
    role !== null && roles.includes(role);

/** The statement as this caller sends it. */
export const statementFor = (attempt: Attempt, caller: CallerKind): string =>
  attempt.statement
    .replaceAll('SELF', caller.personId ?? idOf('person/without roles'))
    .replaceAll('OTHER', otherPersonId)
    .replaceAll('ACTOR', caller.personId ?? 'server');
