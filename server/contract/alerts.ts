import { z } from '@hono/zod-openapi';

export const alertKinds = [
  /** 异动: a community's tickets of a category above the days before (EARS). */
  'spike',
  /** 多人同诉 */
  'joint',
  /** 一人多诉: where and how often, never who. */
  'repeat',
  /** 反弹回潮 */
  'relapse',
  /** 高频点位 */
  'frequent',
  /** 诉求高发区 (Gi*, false discovery controlled) */
  'hot-spot',
  /** 持续上升 against the same days of last year, beyond what the district did. */
  'rise',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Days and counts that show why: one count a day, and for a spike what it had to exceed. */
const alertEvidenceSchema = z.object({
  firstDay: z.iso.date(),
  perDay: z.array(z.number().int()),
  /** Null where there was no bound. */
  upperBound: z.array(z.number().nullable()).nullable(),
  /** What would have been expected of the whole period. */
  expected: z.number().nullable(),
  /** How likely by chance; corrected (Benjamini–Hochberg) for hot spots, frequent places and rises. */
  chance: z.number().nullable(),
});
export type AlertEvidence = z.infer<typeof alertEvidenceSchema>;
