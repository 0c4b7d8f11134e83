import { countContents, countUnits, getDistrict } from '../queries/district.ts';
import { getNetInForce } from '../queries/freshness.ts';
import { listImports } from '../queries/import-runs.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, withDatabase } from './context.ts';
import { unitCountsText } from './words.ts';

const shownImports = 10;

/** `status`: which database this is and what it holds. */
export const statusCommand = async (context: CommandContext): Promise<void> => {
  parseCommand(context.args, {}, { usage: 'status', positionals: [0, 0] });
  const { terminal } = context;
  const { say, language } = terminal;
  await withDatabase(context, async ({ sql, description }) => {
    terminal.out(say('database', { description }));
    const district = await getDistrict(sql);
    if (district === null) {
      terminal.out(say('empty'));
      return;
    }
    const { name, code, dataUntil } = district;
    terminal.out(say('district', { name, code, synthetic: district.synthetic ? say('synthetic') : '' }));
    const net = await getNetInForce(sql, null);
    if (net !== null) {
      terminal.out(say('net', { revision: net.id, day: net.effectiveFrom, title: net.title }));
      const counts = await countUnits(sql, net.id);
      terminal.out(`  ${say('units', { units: unitCountsText(counts, language) })}`);
    }
    const contents = await countContents(sql);
    terminal.out(say('tickets', { count: contents.tickets }));
    if (dataUntil !== null) terminal.out(say('dataUntil', { day: dataUntil }));
    for (const run of await listImports(sql, shownImports))
      terminal.out(
        say('importLine', {
          at: run.startedAt.toISOString(),
          kind: `${run.kind} ${run.state}`,
          source: run.sourceName,
          accepted: run.accepted,
          rows: run.rows,
        }),
      );
  });
};
