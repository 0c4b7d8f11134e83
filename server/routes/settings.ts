import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { changeSetting } from '../actions/change-setting.ts';
import { AppError } from '../contract/app-error.ts';
import {
  changedSettingSchema,
  type SettingName,
  settingNames,
  settingSchemas,
  settingsSchema,
} from '../contract/settings.ts';
import { personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import { refuseWrongParameters } from '../http/validation.ts';
import { listEditions, listNetRevisions } from '../queries/public-editions.ts';
import { readingAs, writingAs } from '../queries/reading.ts';
import { listDecidedSettings } from '../queries/settings.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/api/settings',
  tags: ['administration'],
  summary: 'What administrators decide, and the editions of the public map',
  request: { query: queryOf(z.object({})) },
  responses: { 200: jsonAnswer(settingsSchema, 'The settings'), ...errorAnswers },
});

const changeRoute = createRoute({
  method: 'put',
  path: '/api/settings/{name}',
  tags: ['administration'],
  summary: 'Decides a setting: site, sessions, retention or approvals',
  request: {
    params: z.object({ name: z.string() }),
    query: queryOf(z.object({})),
    body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
  },
  responses: { 200: jsonAnswer(changedSettingSchema, 'What holds now'), ...errorAnswers },
});

const isSettingName = (name: string): name is SettingName =>
  (settingNames as readonly string[]).includes(name);

export const settingRoutes = (deps: Pick<AppDeps, 'pool'>) =>
  describedRoutes()
    .openapi(listRoute, async (c) => {
      const reading = readingAs(deps.pool, 'app_identity', scopeOf(c.get('caller')));
      const { decided, ...lists } = await reading(async (sql) => ({
        decided: await listDecidedSettings(sql),
        editions: await listEditions(sql),
        netRevisions: await listNetRevisions(sql),
      }));
      const { site, sessions, retention, approvals } = settingSchemas;
      const settings = {
        site: site.parse(decided.get('site') ?? {}),
        sessions: sessions.parse(decided.get('sessions') ?? {}),
        retention: retention.parse(decided.get('retention') ?? {}),
        approvals: approvals.parse(decided.get('approvals') ?? {}),
      };
      c.header('Cache-Control', 'no-store');
      return c.json({ ...settings, ...lists }, 200);
    })
    .openapi(changeRoute, async (c) => {
      const { name } = c.req.valid('param');
      if (!isSettingName(name)) throw new AppError('not-found', { what: c.req.path });
      const wanted = settingSchemas[name].safeParse(c.req.valid('json'));
      if (!wanted.success) {
        refuseWrongParameters({ ...wanted, target: 'json' }, c);
        throw new AppError('internal');
      }
      const caller = c.get('caller');
      const receipt = await changeSetting(writingAs(deps.pool, 'app_identity', scopeOf(caller)), {
        name,
        value: wanted.data,
        personId: personIdOf(caller),
        requestId: c.get('requestId'),
      });
      c.header('Cache-Control', 'no-store');
      return c.json({ value: wanted.data, receipt }, 200);
    });
