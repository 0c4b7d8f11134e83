import { existsSync } from 'node:fs';
import { readAnchors } from '../answers/audit-anchors.ts';
import { AppError } from '../contract/app-error.ts';
import type { Pool } from '../db/sql.ts';
import { readSettings } from '../settings.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, userPath, withDatabase } from './context.ts';
import type { Terminal } from './terminal.ts';
import { checkAudit } from './verify-audit.ts';
import { checkNets } from './verify-nets.ts';

/** One thing that can be proven: what was looked at and found, as lines, and how many problems there are. */
export type Check = (
  pool: Pool,
  terminal: Terminal,
) => Promise<{ readonly lines: readonly string[]; readonly problemCount: number }>;

const usage = 'verify [audit|net] [--anchors FILE] [--revision N]';

/**
 * `verify [audit|net] [--anchors FILE] [--revision N]`: proves what can be proven, the audit log against the anchors of
 * that file or of AUDIT_ANCHOR_FILE, and the nets of all revisions or of one; fails with `verification-failed` after
 * telling all problems.
 */
export const verifyCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(
    context.args,
    { anchors: { type: 'string' }, revision: { type: 'string' } },
    { usage, positionals: [0, 1] },
  );
  const [what] = positionals;
  const revision = values.revision === undefined ? null : Number(values.revision);
  const isKnown = what === undefined || what === 'audit' || what === 'net';
  if (!isKnown || (revision !== null && (what === 'audit' || !Number.isInteger(revision))))
    throw new AppError('usage', { usage });
  const { env, terminal } = context;
  const own = readSettings(env).auditAnchorFile;
  const file = values.anchors === undefined ? (existsSync(own) ? own : null) : userPath(env, values.anchors);
  const given = file === null ? null : await readAnchors(file);
  const checks: readonly Check[] = [
    ...(what === 'net' ? [] : [checkAudit(given)]),
    ...(what === 'audit' ? [] : [checkNets(revision)]),
  ];
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
