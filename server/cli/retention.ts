import { foreseeRetention, keepRetention } from '../actions/keep-retention.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, withDatabase } from './context.ts';

/** `retention [--dry-run]`: deletes what has been kept for long enough, as the server does every day. */
export const retentionCommand = async (context: CommandContext): Promise<void> => {
  const { values } = parseCommand(
    context.args,
    { 'dry-run': { type: 'boolean', default: false } },
    { usage: 'retention [--dry-run]', positionals: [0, 0] },
  );
  const dryRun = values['dry-run'];
  const tally = await withDatabase(context, ({ sql }) => (dryRun ? foreseeRetention : keepRetention)(sql));
  const { say, out } = context.terminal;
  out(say(dryRun ? 'retentionForeseen' : 'retentionKept', { ...tally }));
};
