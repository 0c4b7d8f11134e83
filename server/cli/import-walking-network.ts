import { importWalkingNetwork } from '../actions/import-walking-network.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, userPath, withDatabase } from './context.ts';
import { problemLines } from './print-error.ts';
import { receiptLine } from './words.ts';

const usage = 'import walking-network FILE [--as-of YYYY-MM-DD] [--crs EPSG:4326] [--dry-run]';
const text = { type: 'string' } as const;
const options = { 'as-of': text, crs: text, 'dry-run': { type: 'boolean', default: false } } as const;

/** `import walking-network FILE`: prints how much there is to walk on, and what is worth knowing. */
export const importWalkingNetworkCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(context.args, options, { usage, positionals: [1, 1] });
  const { say, ...terminal } = context.terminal;
  const request = {
    file: userPath(context.env, positionals[0] ?? ''),
    crs: values.crs ?? null,
    asOf: values['as-of'] ?? null,
    dryRun: values['dry-run'],
    actor: 'cli',
    onProgress: (phase: 'reading' | 'checking' | 'writing', part: number) =>
      context.terminal.progress(say(phase), part),
  };
  const result = await withDatabase(context, ({ sql }) => importWalkingNetwork(sql, request));
  const { nodes, edges, gates, asOf } = result;
  const kilometers = result.kilometers.toFixed(1);
  terminal.out(
    say(result.dryRun ? 'networkChecked' : 'networkImported', { nodes, edges, gates, asOf, kilometers }),
  );
  if (result.receipt !== null) terminal.out(receiptLine(result.receipt, say));
  for (const line of problemLines(result.notes, context.terminal)) terminal.out(line);
};
