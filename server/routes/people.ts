import { createRoute } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { giveRoles } from '../actions/give-roles.ts';
import {
  addPerson,
  changePerson,
  endPersonSessions,
  renewCode,
  takeSecondFactor,
} from '../actions/people.ts';
import type { Administrator } from '../actions/people-administrator.ts';
import { AppError } from '../contract/app-error.ts';
import { errorBodySchema } from '../contract/error-body.ts';
import {
  addedPersonSchema,
  changePersonSchema,
  newPersonSchema,
  oneTimeCodeSchema,
  type Person,
  peopleSchema,
  personSchema,
  roleChoicesSchema,
  wantedRolesSchema,
} from '../contract/people.ts';
import { administratorRoles } from '../contract/rights.ts';
import type { Sql } from '../db/sql.ts';
import { type Caller, may, personIdOf, scopeOf } from '../http/caller.ts';
import type { AppDeps } from '../http/deps.ts';
import { describedRoutes, errorAnswers, jsonAnswer, queryOf } from '../http/openapi.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getNetInForce } from '../queries/freshness.ts';
import { listPeople } from '../queries/people.ts';
import { type Reading, readingAs, type Writing, writingAs } from '../queries/reading.ts';
import { countActiveHolders, listRoleAreas, listRoleOffices } from '../queries/roles.ts';

const query = queryOf(z.object({}));
const params = z.object({ id: z.guid() });
const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});
const answers = {
  ...errorAnswers,
  409: jsonAnswer(errorBodySchema, 'A rule about accounts and roles forbids it'),
} as const;
const done = { 204: { description: 'Done' } };
const tags = ['administration'];

const listRoute = createRoute({
  method: 'get',
  path: '/api/people',
  tags,
  summary: 'Who has an account, with what roles',
  request: { query },
  responses: { 200: jsonAnswer(peopleSchema, 'People by login'), ...errorAnswers },
});
const choicesRoute = createRoute({
  method: 'get',
  path: '/api/people/choices',
  tags,
  summary: 'Areas and offices that roles can be given for',
  request: { query },
  responses: { 200: jsonAnswer(roleChoicesSchema, 'Streets, communities, offices'), ...errorAnswers },
});
const addRoute = createRoute({
  method: 'post',
  path: '/api/people',
  tags,
  summary: 'Adds somebody, who has no role yet',
  request: { query, body: bodyOf(newPersonSchema) },
  responses: { 200: jsonAnswer(addedPersonSchema, 'Who was added; the code is shown once'), ...answers },
});
const changeRoute = createRoute({
  method: 'patch',
  path: '/api/people/{id}',
  tags,
  summary: 'Renames somebody, locks them out or lets them in again',
  request: { query, params, body: bodyOf(changePersonSchema) },
  responses: { 200: jsonAnswer(personSchema, 'As it is now'), ...answers },
});
const codeRoute = createRoute({
  method: 'post',
  path: '/api/people/{id}/one-time-code',
  tags,
  summary: 'A code for a new password; earlier codes end',
  request: { query, params },
  responses: { 200: jsonAnswer(oneTimeCodeSchema, 'The code, shown once'), ...answers },
});
const rolesRoute = createRoute({
  method: 'put',
  path: '/api/people/{id}/roles',
  tags,
  summary: 'All roles of somebody; those that are not named end',
  request: { query, params, body: bodyOf(wantedRolesSchema) },
  responses: { 200: jsonAnswer(personSchema, 'As it is now'), ...answers },
});
const totpRoute = createRoute({
  method: 'delete',
  path: '/api/people/{id}/totp',
  tags,
  summary: 'Forgets a second factor that was lost, and ends all sessions',
  request: { query, params },
  responses: { ...done, ...answers },
});
const sessionsRoute = createRoute({
  method: 'delete',
  path: '/api/people/{id}/sessions',
  tags,
  summary: 'Ends all sessions of somebody',
  request: { query, params },
  responses: { ...done, ...answers },
});

const neverStored: MiddlewareHandler<RequestEnv> = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
};

const administratorOf = (c: Context<RequestEnv>): Administrator => {
  const caller = c.get('caller');
  return {
    personId: personIdOf(caller),
    givesRoles: may(caller, 'roles'),
    requestId: c.get('requestId'),
  };
};

/** Somebody as they are now. Throws `not-found`. */
const onePerson = async (sql: Sql, id: string): Promise<Person> => {
  const [person] = await listPeople(sql, id);
  if (person === undefined) throw new AppError('not-found', { what: id });
  return person;
};

const everybody = async (sql: Sql) => {
  const holders = await countActiveHolders(sql, administratorRoles, null);
  return {
    people: await listPeople(sql),
    vacantPosts: administratorRoles.filter((post) => holders.get(post) === 0),
  };
};

const choices = async (sql: Sql) => {
  const net = await getNetInForce(sql, null);
  return { areas: await listRoleAreas(sql, net?.id ?? 0), offices: await listRoleOffices(sql) };
};

type PeopleDeps = Pick<AppDeps, 'pool'>;

export const peopleRoutes = (deps: PeopleDeps) => {
  const reading = (caller: Caller): Reading => readingAs(deps.pool, 'app_identity', scopeOf(caller));
  const writing = (caller: Caller): Writing => writingAs(deps.pool, 'app_identity', scopeOf(caller));
  const routes = describedRoutes();
  routes.use('/api/people/*', neverStored);
  return routes
    .openapi(listRoute, async (c) => c.json(await reading(c.get('caller'))(everybody), 200))
    .openapi(choicesRoute, async (c) => c.json(await reading(c.get('caller'))(choices), 200))
    .openapi(addRoute, async (c) => {
      const added = await writing(c.get('caller'))(async (sql) => {
        const { id, code } = await addPerson(sql, administratorOf(c), c.req.valid('json'));
        return { person: await onePerson(sql, id), oneTimeCode: code?.oneTimeCode ?? null };
      });
      return c.json(added, 200);
    })
    .openapi(changeRoute, async (c) => {
      const { id } = c.req.valid('param');
      const person = await writing(c.get('caller'))(async (sql) => {
        await changePerson(sql, administratorOf(c), id, c.req.valid('json'));
        return onePerson(sql, id);
      });
      return c.json(person, 200);
    })
    .openapi(codeRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { oneTimeCode, expiresAt } = await writing(c.get('caller'))((sql) =>
        renewCode(sql, administratorOf(c), id),
      );
      return c.json({ oneTimeCode, expiresAt: expiresAt.toISOString() }, 200);
    })
    .openapi(rolesRoute, async (c) => {
      const { id } = c.req.valid('param');
      const person = await writing(c.get('caller'))(async (sql) => {
        await giveRoles(sql, administratorOf(c), id, c.req.valid('json').roles);
        return onePerson(sql, id);
      });
      return c.json(person, 200);
    })
    .openapi(totpRoute, async (c) => {
      const { id } = c.req.valid('param');
      await writing(c.get('caller'))((sql) => takeSecondFactor(sql, administratorOf(c), id));
      return c.body(null, 204);
    })
    .openapi(sessionsRoute, async (c) => {
      const { id } = c.req.valid('param');
      await writing(c.get('caller'))((sql) => endPersonSessions(sql, administratorOf(c), id));
      return c.body(null, 204);
    });
};
