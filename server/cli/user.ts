import { giveRoles } from '../actions/give-roles.ts';
import { addPerson, changePerson, renewCode, takeSecondFactor, unpinSignOn } from '../actions/people.ts';
import type { Administrator } from '../actions/people-administrator.ts';
import { AppError } from '../contract/app-error.ts';
import { type Role, roles } from '../contract/rights.ts';
import { loginSchema } from '../contract/session.ts';
import type { Sql } from '../db/sql.ts';
import { findAccount } from '../queries/people.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, withDatabase } from './context.ts';
import type { Terminal } from './terminal.ts';

/** Who can run commands here owns the machine: this is the way out when administrators are locked out. */
const commandLine: Administrator = { personId: null, givesRoles: true };

const addUsage = 'user add LOGIN --name NAME [--role ROLE …] [--sign-on password|oidc]';
const codeUsage = 'user code LOGIN [--remove-second-factor]';

/** The code alone goes to the standard output. */
const tellCode = (
  terminal: Terminal,
  login: string,
  code: { oneTimeCode: string; expiresAt: Date },
): void => {
  terminal.err(terminal.say('codeGiven', { login, until: code.expiresAt.toISOString() }));
  terminal.out(code.oneTimeCode);
};

/** The id of somebody by login. Throws `person-unknown`. */
const idOf = async (sql: Sql, login: string): Promise<string> => {
  const account = await findAccount(sql, { login: login.trim().toLowerCase() });
  if (account === null) throw new AppError('person-unknown', { who: login });
  return account.id;
};

const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word);

/** `user add`: somebody new, at once with roles that need no office; prints the code for a first password. */
export const userAddCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(
    context.args,
    {
      name: { type: 'string' },
      role: { type: 'string', multiple: true, default: [] },
      'sign-on': { type: 'string', default: 'password' },
    },
    { usage: addUsage, positionals: [1, 1] },
  );
  const login = loginSchema.safeParse(positionals[0]);
  const { role: roleWords, 'sign-on': signOn } = values;
  const name = values.name?.trim() ?? '';
  if (!login.success || name === '' || name.length > 100 || (signOn !== 'password' && signOn !== 'oidc'))
    throw new AppError('usage', { usage: addUsage });
  const given = roleWords.filter(isRole);
  if (given.length < roleWords.length)
    throw new AppError('usage', { usage: `${addUsage}\n  ROLE = ${roles.join(' | ')}` });
  const { terminal } = context;
  const code = await withDatabase(context, ({ sql }) =>
    sql.begin(async (tx) => {
      const added = await addPerson(tx, commandLine, { login: login.data, name, signOn });
      const wanted = given.map((role) => ({ role, areaId: null, officeId: null, approvalStep: null }));
      await giveRoles(tx, commandLine, added.id, wanted);
      return added.code;
    }),
  );
  if (code === null) terminal.out(terminal.say('userAdded', { login: login.data }));
  else tellCode(terminal, login.data, code);
};

/** `user code LOGIN`: a code for a new password; where the second factor is lost too, it can go as well. */
export const userCodeCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(
    context.args,
    { 'remove-second-factor': { type: 'boolean', default: false } },
    { usage: codeUsage, positionals: [1, 1] },
  );
  const [login = ''] = positionals;
  const code = await withDatabase(context, ({ sql }) =>
    sql.begin(async (tx) => {
      const id = await idOf(tx, login);
      if (values['remove-second-factor']) await takeSecondFactor(tx, commandLine, id);
      return renewCode(tx, commandLine, id);
    }),
  );
  tellCode(context.terminal, login, code);
};

/** `user disable LOGIN` and `user enable LOGIN`. */
const userSwitchCommand =
  (word: 'disable' | 'enable') =>
  async (context: CommandContext): Promise<void> => {
    const usage = `user ${word} LOGIN`;
    const { positionals } = parseCommand(context.args, {}, { usage, positionals: [1, 1] });
    const [login = ''] = positionals;
    const disabled = word === 'disable';
    await withDatabase(context, ({ sql }) =>
      sql.begin(async (tx) => changePerson(tx, commandLine, await idOf(tx, login), { disabled })),
    );
    const { terminal } = context;
    terminal.out(terminal.say(disabled ? 'userDisabled' : 'userEnabled', { login }));
  };
export const userDisableCommand = userSwitchCommand('disable');
export const userEnableCommand = userSwitchCommand('enable');

/** `user unpin LOGIN`: the next who comes with this login from the government's sign-on is this person. */
export const userUnpinCommand = async (context: CommandContext): Promise<void> => {
  const { positionals } = parseCommand(context.args, {}, { usage: 'user unpin LOGIN', positionals: [1, 1] });
  const [login = ''] = positionals;
  await withDatabase(context, ({ sql }) =>
    sql.begin(async (tx) => unpinSignOn(tx, commandLine, await idOf(tx, login))),
  );
  context.terminal.out(context.terminal.say('userUnpinned', { login }));
};
