import { AppError } from '../contract/app-error.ts';
import { type Right, type Role, rightsOfRole } from '../contract/rights.ts';
import type { GivenRole, SessionStage } from '../contract/session.ts';
import type { ScopeSettings } from '../db/session.ts';
import type { CallerRow } from '../queries/callers.ts';

/** Where a right holds: everywhere in the district, or in these communities. */
export type RightArea = 'whole' | readonly string[];

/** Who asks. */
export interface Caller {
  readonly person: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly isDemo: boolean;
  } | null;
  /** A session counts only when its stage is `full`; before that it has no rights. */
  readonly stage: SessionStage;
  readonly via: 'cookie' | 'token' | null;
  readonly sessionId: string | null;
  readonly expiresAt: Date | null;
  readonly roles: readonly GivenRole[];
  readonly rights: ReadonlyMap<Right, RightArea>;
  /** Offices whose cases this person handles. */
  readonly offices: readonly string[];
}

/** The public. */
export const nobody: Caller = {
  person: null,
  stage: 'none',
  via: null,
  sessionId: null,
  expiresAt: null,
  roles: [],
  rights: new Map(),
  offices: [],
};

export const may = (caller: Caller, right: Right): boolean => caller.rights.has(right);

/** Whether somebody has come in all the way. */
export const isSignedIn = (caller: Caller): boolean => caller.person !== null && caller.stage === 'full';

/** The id of who has come in all the way, for what is written in their name. Throws `sign-in-needed`. */
export const personIdOf = (caller: Caller): string => {
  if (caller.person === null || !isSignedIn(caller)) throw new AppError('sign-in-needed', { what: '' });
  return caller.person.id;
};

/** What the database found, as a caller. */
export const callerOf = (row: CallerRow, via: 'cookie' | 'token'): Caller => ({
  person: { id: row.personId, login: row.login, name: row.name, isDemo: row.isDemo },
  stage: row.stage,
  via,
  sessionId: row.sessionId,
  expiresAt: row.expiresAt,
  roles: row.roles.map(({ role, area, office, approvalStep }) => ({ role, area, office, approvalStep })),
  rights: row.stage === 'full' ? rightsOf(row.roles) : new Map(),
  offices:
    row.stage === 'full' ? row.roles.flatMap(({ office }) => (office === null ? [] : [office.id])) : [],
});

const rightsOf = (
  roles: readonly { readonly role: Role; readonly communities: readonly string[] | null }[],
): Map<Right, RightArea> => {
  const found = new Map<Right, RightArea>();
  for (const { role, communities } of roles)
    for (const right of rightsOfRole[role]) {
      const before = found.get(right) ?? [];
      const whole = before === 'whole' || communities === null;
      found.set(right, whole ? 'whole' : [...new Set([...before, ...communities])]);
    }
  return found;
};

/** The caller as settings of a transaction; the policies of the database read them. */
export const scopeOf = (caller: Caller): ScopeSettings => {
  const held = [...caller.rights];
  const scope: Record<`app.${string}`, string> = {
    'app.person': isSignedIn(caller) ? (caller.person?.id ?? '') : '',
    'app.rights': listed(held.map(([right]) => right)),
    'app.whole': listed(held.filter(([, area]) => area === 'whole').map(([right]) => right)),
    'app.offices': array(caller.offices),
  };
  for (const [right, area] of held) if (area !== 'whole') scope[`app.communities_${right}`] = array(area);
  return scope;
};

const listed = (words: readonly string[]): string => (words.length === 0 ? '' : `,${words.join(',')},`);
const array = (ids: readonly string[]): string => (ids.length === 0 ? '' : `{${ids.join(',')}}`);

/** Equal for callers who see the same; part of every key under which an answer is kept. */
export const scopeKeyOf = (caller: Caller): string => {
  const { 'app.person': _person, ...rest } = scopeOf(caller) as Record<string, string>;
  return Object.entries(rest)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
};
