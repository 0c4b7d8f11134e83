import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { createSealer } from '../../server/db/sealer.ts';
import { createEventBus, type EventBus } from '../../server/events/event-bus.ts';
import type { AppDeps } from '../../server/http/deps.ts';
import { openTestDatabase } from './database.ts';
import { addPerson, type TestPerson, type TestRole } from './people.ts';
import { insertSmallDistrict } from './small-district.ts';

type App = ReturnType<typeof createApp>;

/** The app as one person reaches it. */
export interface AppOfPerson {
  request(path: string, init?: RequestInit): Promise<Response>;
  fetch(request: Request, env?: object): Promise<Response>;
}

export interface TestApp {
  readonly database: Database;
  readonly events: EventBus;
  readonly deps: AppDeps;
  readonly app: App;
  /** Somebody who may see the map, all counts and the figures of the process. */
  readonly staff: AppOfPerson;
  /** The public. */
  readonly visitor: AppOfPerson;
  /** Somebody with these roles. */
  signIn(...roles: (TestRole['role'] | TestRole)[]): Promise<AppOfPerson & { readonly person: TestPerson }>;
  close(): Promise<void>;
}

export const testSealer = createSealer([Buffer.alloc(32, 7)]);

/** The app with these headers on every request that does not bring its own. */
export const appWith = (app: App, headers: Readonly<Record<string, string>>): AppOfPerson => {
  const added = (given: HeadersInit | undefined): Headers => {
    const all = new Headers(headers);
    new Headers(given).forEach((value, name) => {
      all.set(name, value);
    });
    return all;
  };
  return {
    request: async (path, init) => app.request(path, { ...init, headers: added(init?.headers) }),
    fetch: async (request, env) => app.fetch(new Request(request, { headers: added(request.headers) }), env),
  };
};

/** The app over a database of its own with the small district, or with nothing. */
export const openTestApp = async (
  options: { empty?: boolean; dataDir?: string; deps?: Partial<AppDeps> } = {},
): Promise<TestApp> => {
  const { dataDir } = options;
  const database = await openTestDatabase(dataDir === undefined ? {} : { dataDir });
  if (!options.empty) await insertSmallDistrict(database.sql);
  const events = await createEventBus(database);
  const deps: AppDeps = {
    pool: database.sql,
    engine: database.engine,
    events,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    webFolder: null,
    sealer: testSealer,
    ...options.deps,
  };
  const app = createApp(deps);
  const signIn: TestApp['signIn'] = async (...roles) => {
    const person = await addPerson(database, roles);
    return { ...appWith(app, person.headers), person };
  };
  return {
    database,
    events,
    deps,
    app,
    staff: await signIn('leader', 'system-admin'),
    visitor: appWith(app, {}),
    signIn,
    async close() {
      events.close();
      await database.close();
    },
  };
};

/** The JSON body of an answer that must have this status. */
export const jsonOf = async <Body = Record<string, unknown>>(
  answer: Response | Promise<Response>,
  status = 200,
): Promise<Body> => {
  const response = await answer;
  const text = await response.text();
  if (response.status !== status) throw new Error(`status ${response.status} in place of ${status}: ${text}`);
  return JSON.parse(text) as Body;
};

/** Sends a JSON body to a route. */
export const sendJson = (who: AppOfPerson, path: string, body: unknown): Promise<Response> =>
  who.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
