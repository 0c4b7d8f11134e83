import { buildDemoDistrict } from '../../data/demo/demo-district.ts';
import { loadDistrict, type OnLoadProgress } from '../actions/load-district.ts';
import type { Sealer } from '../contract/sealer.ts';
import type { Pool } from '../db/sql.ts';

/** Seed and last day (ISO date) decide every byte of the demo. */
export interface LoadDemoOptions {
  readonly seed: number;
  readonly anchorDate: string;
  readonly ticketCount?: number;
  /** Seals the made-up reporters; without it none are kept. */
  readonly sealer?: Sealer;
  readonly onProgress?: OnLoadProgress;
}

/** Generates the demo district and loads it into an empty database. */
export const loadDemo = async (pool: Pool, options: LoadDemoOptions): Promise<void> => {
  const { onProgress = () => {}, sealer } = options;
  onProgress({ zh: '正在生成演示城区(合成数据)', en: 'building the demo town (synthetic data)' }, 0);
  const bundle = buildDemoDistrict(options);
  await loadDistrict(pool, bundle, {
    onProgress,
    actor: 'demo',
    ...(sealer === undefined ? {} : { sealer }),
  });
};
