import { z } from '@hono/zod-openapi';

const hiddenCharacters = /[\p{Cc}\p{Cs}]/u;
/** A phone number, an identity number: it would stand in the history for ever. */
const longNumber = /\d(?:[ -]?\d){6,}/;

const words = {
  hidden: { zh: '不能含控制字符', en: 'must not hold control characters' },
  empty: { zh: '请写明理由', en: 'a reason must be given' },
  number: {
    zh: '不能含电话、证件等号码:理由会永久留在审计记录中',
    en: 'must not hold phone or identity numbers: it stays in the audit log for ever',
  },
} as const;

/** Why something is done, as it goes into the history: words, never numbers of persons. */
export const reasonSchema = z
  .string()
  .trim()
  .min(2)
  .max(200)
  .refine((text) => !hiddenCharacters.test(text), { params: { reason: words.hidden } })
  .refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2, { params: { reason: words.empty } })
  .refine((text) => !longNumber.test(text), { params: { reason: words.number } });
