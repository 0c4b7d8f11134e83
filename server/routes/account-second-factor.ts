import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { removeSecondFactor, renewRecoveryCodes } from '../actions/change-second-factor.ts';
import { confirmSecondFactor, offerSecondFactor } from '../actions/enrol-second-factor.ts';
import { recoveryCodesSchema, totpCodeSchema, totpOfferSchema } from '../contract/account.ts';
import { AppError } from '../contract/app-error.ts';
import { type Caller, personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, jsonAnswer, jsonBody, queryOf, signInAnswers } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { writingAs } from '../queries/reading.ts';
import { arrivalOf, letIn } from './arrival.ts';

const query = queryOf(z.object({}));
const code = { body: jsonBody(totpCodeSchema), query };

const offerRoute = createRoute({
  method: 'post',
  path: '/api/account/totp',
  tags: ['account'],
  summary: 'Makes the secret of a second factor, to be confirmed by a first code',
  request: { query },
  responses: { 200: jsonAnswer(totpOfferSchema, 'The secret, shown once'), ...signInAnswers },
});

const confirmRoute = createRoute({
  method: 'post',
  path: '/api/account/totp/confirm',
  tags: ['account'],
  summary: 'Turns the second factor on',
  request: code,
  responses: { 200: jsonAnswer(recoveryCodesSchema, 'Recovery codes, shown once'), ...signInAnswers },
});

const removeRoute = createRoute({
  method: 'post',
  path: '/api/account/totp/remove',
  tags: ['account'],
  summary: 'Turns the second factor off, where no role asks for it',
  request: code,
  responses: { 204: { description: 'Done' }, ...signInAnswers },
});

const renewRoute = createRoute({
  method: 'post',
  path: '/api/account/recovery-codes',
  tags: ['account'],
  summary: 'Makes new recovery codes in place of the old ones',
  request: code,
  responses: { 200: jsonAnswer(recoveryCodesSchema, 'Recovery codes, shown once'), ...signInAnswers },
});

/** Who may set up a second factor: whoever is in, or must do it to come in. A stolen password is not enough. */
const enrollingPerson = (c: Context<RequestEnv>): string => {
  const { person, stage } = c.get('caller');
  if (person === null || (stage !== 'enrol' && stage !== 'full'))
    throw new AppError('not-allowed', { what: c.req.path });
  return person.id;
};

export const secondFactorRoutes = (deps: AppDeps) => {
  const writingOf = (caller: Caller) => writingAs(deps.pool, 'app_identity', scopeOf(caller));
  const confirmedOf = (c: Context<RequestEnv>, given: { code: string }) => ({
    personId: personIdOf(c.get('caller')),
    code: given.code,
    requestId: c.get('requestId'),
  });
  return describedRoutes()
    .openapi(offerRoute, async (c) => {
      c.header('Cache-Control', 'no-store');
      return c.json(await offerSecondFactor(deps, enrollingPerson(c)), 200);
    })
    .openapi(confirmRoute, async (c) => {
      const { arrival, token } = arrivalOf(c, deps);
      const given = { personId: enrollingPerson(c), code: c.req.valid('json').code };
      const { started, recoveryCodes } = await confirmSecondFactor(deps, given, arrival);
      letIn(c, deps, token, started);
      c.header('Cache-Control', 'no-store');
      return c.json({ recoveryCodes }, 200);
    })
    .openapi(removeRoute, async (c) => {
      const confirmed = confirmedOf(c, c.req.valid('json'));
      await removeSecondFactor(deps, writingOf(c.get('caller')), confirmed);
      c.header('Cache-Control', 'no-store');
      return c.body(null, 204);
    })
    .openapi(renewRoute, async (c) => {
      const confirmed = confirmedOf(c, c.req.valid('json'));
      const recoveryCodes = await renewRecoveryCodes(deps, writingOf(c.get('caller')), confirmed);
      c.header('Cache-Control', 'no-store');
      return c.json({ recoveryCodes }, 200);
    });
};
