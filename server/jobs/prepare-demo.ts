import { AppError } from '../contract/app-error.ts';
import type { Sealer } from '../contract/sealer.ts';
import type { Pool } from '../db/sql.ts';
import { getDistrict } from '../queries/district.ts';
import { loadDemo } from './load-demo.ts';
import { awaitRivalLoad } from './rival-load.ts';

/** What the start program passes on while the demo is made. */
type OnProgress = (step: { zh: string; en: string }, part?: number) => void;

const demoSeed = 20260101;
const rivalPatience = { pollMs: 2_000, longestMs: 5 * 60_000 };

/**
 * Makes the demo district in an empty database when it is wanted; its last day is yesterday in Asia/Shanghai.
 * When another process makes it at the same time, one of them waits for the other.
 * Throws `demo-in-database` when the database holds the demo although none is wanted.
 */
export const prepareDemo = async (
  pool: Pool,
  options: { wanted: boolean; now: Date; sealer: Sealer; onProgress: OnProgress },
): Promise<void> => {
  const district = await getDistrict(pool);
  if (district !== null) {
    if (district.synthetic && !options.wanted) throw new AppError('demo-in-database');
    return;
  }
  if (!options.wanted) return;
  try {
    await loadDemo(pool, {
      seed: demoSeed,
      anchorDate: yesterdayInShanghai(options.now),
      sealer: options.sealer,
      onProgress: options.onProgress,
    });
  } catch (error) {
    const isLoaded = async (): Promise<boolean> => {
      options.onProgress({
        zh: '另一进程正在载入演示数据,等待其完成',
        en: 'waiting for another process that is loading the demo',
      });
      return (await getDistrict(pool)) !== null;
    };
    await awaitRivalLoad(error, isLoaded, rivalPatience);
  }
};

const yesterdayInShanghai = (now: Date): string => {
  const shanghaiOffsetMs = 8 * 3_600_000;
  const dayMs = 24 * 3_600_000;
  return new Date(now.getTime() + shanghaiOffsetMs - dayMs).toISOString().slice(0, 10);
};
