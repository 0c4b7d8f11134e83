import { type ImportTicketsResult, importTickets } from '../actions/import-tickets.ts';
import { AppError } from '../contract/app-error.ts';
import { ticketMappingExample } from '../contract/ticket-mapping.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, secretKeyOf, userPath, withDatabase } from './context.ts';
import { problemLines } from './print-error.ts';
import type { Terminal } from './terminal.ts';
import { receiptLine } from './words.ts';

const usage =
  'import tickets FILE --map MAPPING.json [--skip-bad-rows] [--dry-run] | import tickets --example';
const flag = { type: 'boolean', default: false } as const;
const options = { map: { type: 'string' }, example: flag, 'skip-bad-rows': flag, 'dry-run': flag } as const;

/** `import tickets FILE --map MAPPING.json`: prints how lines and places add up. */
export const importTicketsCommand = async (context: CommandContext): Promise<void> => {
  const { values, positionals } = parseCommand(context.args, options, { usage, positionals: [0, 1] });
  const { env, terminal, now } = context;
  if (values.example) {
    terminal.out(JSON.stringify(ticketMappingExample, null, 2));
    return;
  }
  const [file] = positionals;
  if (file === undefined || values.map === undefined) throw new AppError('usage', { usage });
  const request = {
    file: userPath(env, file),
    mappingFile: userPath(env, values.map),
    skipBadRows: values['skip-bad-rows'],
    dryRun: values['dry-run'],
    now,
    actor: 'cli',
    secretKey: () => secretKeyOf(context),
    onProgress: (phase: 'checking' | 'writing', part: number) => terminal.progress(terminal.say(phase), part),
  };
  const result = await withDatabase(context, ({ sql }) => importTickets(sql, request));
  report(result, terminal);
  if (result.outcome === 'checked' && result.badRows > 0)
    throw new AppError('import-refused', { file, count: result.problemCount });
};

const report = (result: ImportTicketsResult, terminal: Terminal): void => {
  const { say } = terminal;
  if (result.outcome === 'imported-before') {
    terminal.out(say('importedBefore', { at: result.at.toISOString(), count: result.accepted }));
    return;
  }
  if (result.outcome === 'checked') {
    terminal.out(
      say('ticketsChecked', { lines: result.lines, bad: result.badRows, repeated: result.repeatedRows }),
    );
  } else {
    terminal.out(say('ticketsImported'));
    terminal.out(`  ${say('lines', { ...result.tally })}`);
    terminal.out(`  ${say('places', { ...result.tally })}`);
    terminal.out(receiptLine(result.receipt, say));
  }
  for (const line of problemLines(result.notes, terminal)) terminal.out(line);
  if (result.problems.length === 0) return;
  terminal.out(say('skipped'));
  for (const line of problemLines(result.problems, terminal, result.problemCount)) terminal.out(line);
};
