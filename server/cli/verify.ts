import { existsSync } from 'node:fs';
import { readAnchors } from '../answers/audit-anchors.ts';
import { AppError } from '../contract/app-error.ts';
import type { Pool } from '../db/sql.ts';
import { readSettings } from '../settings.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, userPath, withDatabase } from './context.ts';
import type { Terminal } from './terminal.ts';
import { checkAudit } from './verify-audit.ts';

/** One thing that can be proven: what was looked at and found, as lines, and how many problems there are. */
export type Check = (
  pool: Pool,
  terminal: Terminal,
) => Promise<{ readonly lines: readonly string[]; readonly problemCount: number }>;

/**
 * `verify [--anchors FILE]`: proves what can be proven, against the anchors of that file or of AUDIT_ANCHOR_FILE;
 * fails with `verification-failed` after telling all problems.
 */
export const verifyCommand = async (context: CommandContext): Promise<void> => {
  const { values } = parseCommand(
    context.args,
    { anchors: { type: 'string' } },
    { usage: 'verify [--anchors FILE]', positionals: [0, 0] },
  );
  const { env, terminal } = context;
  const own = readSettings(env).auditAnchorFile;
  const file = values.anchors === undefined ? (existsSync(own) ? own : null) : userPath(env, values.anchors);
  const given = file === null ? null : await readAnchors(file);
  const checks: readonly Check[] = [checkAudit(given)];
  const problems = await withDatabase(context, async ({ sql }) => {
    let count = 0;
    for (const check of checks) {
      const { lines, problemCount } = await check(sql, terminal);
      for (const line of lines) terminal.out(line);
      count += problemCount;
    }
    return count;
  });
  if (problems > 0) throw new AppError('verification-failed', { count: problems });
};
