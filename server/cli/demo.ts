import { AppError } from '../contract/app-error.ts';
import { loadCity } from '../jobs/load-city.ts';
import { loadDemo } from '../jobs/load-demo.ts';
import { findNet } from '../queries/import-areas.ts';
import { parseCommand } from './arguments.ts';
import { type CommandContext, secretKeyOf, withDatabase } from './context.ts';

const usage = 'demo [--seed N] [--scale city]';
const usualSeed = '20260101';

/**
 * `demo`: makes the synthetic district, or a city for benchmarks, in an empty database; its last day is yesterday
 * in Asia/Shanghai.
 */
export const demoCommand = async (context: CommandContext): Promise<void> => {
  const { values } = parseCommand(
    context.args,
    { seed: { type: 'string', default: usualSeed }, scale: { type: 'string', default: 'district' } },
    { usage, positionals: [0, 0] },
  );
  const { scale } = values;
  if (!/^\d{1,9}$/.test(values.seed) || (scale !== 'district' && scale !== 'city'))
    throw new AppError('usage', { usage });
  const { terminal, now } = context;
  const anchorDate = new Date(now.getTime() - 16 * 3_600_000).toISOString().slice(0, 10);
  await withDatabase(context, async ({ sql, engine }) => {
    if (scale === 'city' && engine === 'embedded')
      throw new AppError('needs-postgres', { what: '--scale city' });
    const net = await findNet(sql);
    if (net !== null) throw new AppError('net-not-empty', { district: net.district, count: net.unitCount });
    const options = {
      seed: Number(values.seed),
      anchorDate,
      onProgress: (step: { zh: string; en: string }, part?: number) =>
        terminal.progress(terminal.language === 'en' ? step.en : step.zh, part),
    };
    if (scale === 'city') await loadCity(sql, options);
    else await loadDemo(sql, { ...options, sealer: secretKeyOf(context).sealer });
  });
  terminal.out(terminal.say('demoMade', { day: anchorDate }));
};
