import { anchorAudit } from '../jobs/anchor-audit.ts';
import { readSettings } from '../settings.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, withDatabase } from './context.ts';

/** `anchor`: notes the end of the audit log outside the database and prints the line, to be kept elsewhere. */
export const anchorCommand = async (context: CommandContext): Promise<void> => {
  parseCommand(context.args, {}, { usage: 'anchor', positionals: [0, 0] });
  const { env, terminal } = context;
  const file = readSettings(env).auditAnchorFile;
  const { anchor, written } = await withDatabase(context, ({ sql }) => anchorAudit(sql, file));
  if (anchor === null) {
    terminal.err(terminal.say('auditEmpty'));
    return;
  }
  terminal.err(terminal.say(written ? 'anchorWritten' : 'anchorStands', { file }));
  // Alone on the standard output, so that it can be sent on.
  terminal.out(JSON.stringify(anchor));
};
