import { giveToken } from '../actions/people-token.ts';
import { AppError } from '../contract/app-error.ts';
import { preparePeople } from '../jobs/prepare-people.ts';
import { isDemo } from '../queries/people-for-sign-in.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, withDatabase } from './context.ts';

const usage = 'token LOGIN|ROLE [--name NAME] [--days DAYS]';
const longestDays = 366;
const longestName = 100;

/**
 * `token LOGIN|ROLE`: makes an access token with the rights of somebody; a role names the one person of the demo
 * who has it. The token stands alone on the standard output, and nowhere else.
 */
export const tokenCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(
    context.args,
    { name: { type: 'string', default: 'cli' }, days: { type: 'string', default: '90' } },
    { usage, positionals: [1, 1] },
  );
  const days = /^\d{1,3}$/.test(values.days) ? Number(values.days) : 0;
  const name = values.name.trim();
  if (days < 1 || days > longestDays || name === '' || name.length > longestName)
    throw new AppError('usage', { usage });
  const [who = ''] = positionals;
  const { terminal } = context;
  const given = await withDatabase(context, async ({ sql }) => {
    // The people of the demo are made when its server starts, which may be still to come.
    if (await isDemo(sql)) await preparePeople(sql);
    return sql.begin((tx) => giveToken(tx, who.trim().toLowerCase(), { name, days }));
  });
  terminal.err(
    terminal.say('tokenGiven', { login: given.login, day: given.expiresAt.toISOString().slice(0, 10) }),
  );
  terminal.out(given.token);
};
