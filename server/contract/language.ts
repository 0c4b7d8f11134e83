import { z } from '@hono/zod-openapi';

/** Language of messages and titles; without it Accept-Language decides, and Chinese where that is silent. */
export const languageSchema = z.enum(['zh-CN', 'en']).optional();
