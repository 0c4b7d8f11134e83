import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { createEventBus, type EventBus } from '../../server/events/event-bus.ts';
import type { AppDeps } from '../../server/http/deps.ts';
import { openTestDatabase } from './database.ts';
import { insertSmallDistrict } from './small-district.ts';

export interface TestApp {
  readonly database: Database;
  readonly events: EventBus;
  /** Everybody is staff. */
  readonly staff: ReturnType<typeof createApp>;
  /** Everybody is the public. */
  readonly visitor: ReturnType<typeof createApp>;
  close(): Promise<void>;
}

/** The app over a database of its own with the small district, or with nothing. */
export const openTestApp = async (
  options: { empty?: boolean; deps?: Partial<AppDeps> } = {},
): Promise<TestApp> => {
  const database = await openTestDatabase();
  if (!options.empty) await insertSmallDistrict(database.sql);
  const events = await createEventBus(database);
  const deps: AppDeps = {
    pool: database.sql,
    engine: database.engine,
    events,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    webFolder: null,
    trustedStaff: true,
    ...options.deps,
  };
  return {
    database,
    events,
    staff: createApp(deps),
    visitor: createApp({ ...deps, trustedStaff: false }),
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
