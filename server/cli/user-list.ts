import type { Person } from '../contract/people.ts';
import { administratorRoles } from '../contract/rights.ts';
import { roleNames } from '../contract/role-names.ts';
import type { GivenRole } from '../contract/session.ts';
import { listPeople } from '../queries/people.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, withDatabase } from './context.ts';
import type { Terminal } from './terminal.ts';

/** `user list`: who has an account, with what roles, and which posts of administrators nobody holds. */
export const userListCommand = async (context: CommandContext): Promise<void> => {
  parseCommand(context.args, {}, { usage: 'user list', positionals: [0, 0] });
  const { terminal } = context;
  const people = await withDatabase(context, ({ sql }) => listPeople(sql));
  if (people.length === 0) terminal.out(terminal.say('usersNone'));
  for (const person of people) terminal.out(personLine(person, terminal));
  const active = people.filter(({ disabledAt }) => disabledAt === null);
  for (const post of administratorRoles)
    if (!active.some(({ roles }) => roles.some(({ role }) => role === post)))
      terminal.out(terminal.say('postVacant', { role: nameOf(post, terminal) }));
};

const nameOf = (role: GivenRole['role'], { language }: Terminal): string =>
  roleNames[role][language === 'en' ? 'en' : 'zh'];

const roleText = ({ role, area, office, approvalStep }: GivenRole, terminal: Terminal): string => {
  const scope = [area?.name, office?.name, approvalStep].filter((part) => part != null);
  const name = nameOf(role, terminal);
  return scope.length === 0 ? name : `${name} (${scope.join(' · ')})`;
};

const personLine = (person: Person, terminal: Terminal): string => {
  const state = person.disabledAt === null ? [] : [terminal.say('userLocked')];
  const held = person.roles.map((role) => roleText(role, terminal)).join(', ');
  return [person.login, person.name, person.signOn, held || '—', ...state].join('\t');
};
