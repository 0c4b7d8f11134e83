import { erasePersonalData } from '../actions/erase-personal-data.ts';
import { AppError } from '../contract/app-error.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, secretKeyOf, withDatabase } from './context.ts';
import { receiptLine } from './words.ts';

const usage = 'erase (--ticket NUMBER | --phone-stdin) --reason TEXT';
const options = {
  ticket: { type: 'string' },
  'phone-stdin': { type: 'boolean', default: false },
  reason: { type: 'string' },
} as const;

/**
 * `erase`: deletes the personal fields of a ticket or of a phone number. The phone number comes from standard input,
 * because arguments are seen by other users of the machine and kept in histories.
 */
export const eraseCommand = async (context: CommandContext): Promise<void> => {
  const { values } = parseCommand(context.args, options, { usage, positionals: [0, 0] });
  const { ticket, reason, 'phone-stdin': asksPhone } = values;
  if ((ticket === undefined) !== asksPhone || reason === undefined || reason.trim().length < 2)
    throw new AppError('usage', { usage });
  const phone = asksPhone ? (await context.readInput()).trim() : undefined;
  const { sealer } = secretKeyOf(context);
  const { terminal } = context;
  const request = { ticketNumber: ticket, phone, reason: reason.trim() };
  const { ticketCount, receipt } = await withDatabase(context, ({ sql }) =>
    sql.begin((tx) => erasePersonalData(tx, { sealer, actor: 'cli' }, request)),
  );
  terminal.out(terminal.say('erased', { count: ticketCount }));
  terminal.out(receiptLine(receipt, terminal.say));
};
