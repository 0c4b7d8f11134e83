import { scanDemo } from './warning-district.ts';
import { scoreWarnings } from './warning-score.ts';

/** Seeds that no rule was tuned on; the demo's own is 20260101. */
const seeds = [11, 22, 33];
const anchorDate = '2026-06-30';
const ticketCount = 200_000;

/** Early warnings on three districts: how many planted events are found, and what else is told in a year. */
export const run = async (args: readonly string[]): Promise<void> => {
  const wanted = args.length > 0 ? args.map(Number) : seeds;
  for (const seed of wanted) {
    const start = performance.now();
    const { truths, alerts } = scanDemo(seed, anchorDate, ticketCount);
    const { found, missed, fooled, falseAlarms } = scoreWarnings(truths, alerts);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const recall = `${found.length} of ${found.length + missed.length} planted events found`;
    console.log(`seed ${seed}: ${recall}${missed.length > 0 ? `, missed ${missed.join(', ')}` : ''}`);
    const perKind = new Map<string, number>();
    for (const { kind } of falseAlarms) perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
    const kinds = [...perKind].map(([kind, count]) => `${kind} ${count}`).join(', ');
    console.log(
      `  ${alerts.length} alerts in a year, ${falseAlarms.length} not about a planted event: ${kinds}`,
    );
    if (fooled.length > 0) console.log(`  fooled by the large but normal compound: ${fooled.join(', ')}`);
    console.log(`  district made and scanned in ${seconds} s`);
  }
};
