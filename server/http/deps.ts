import type { Logger } from 'pino';
import type { Pool } from '../db/sql.ts';
import type { EventBus } from '../events/event-bus.ts';

/** What the app is made of; main opens these and passes them in. */
export interface AppDeps {
  readonly pool: Pool;
  readonly engine: 'embedded' | 'postgres';
  readonly events: EventBus;
  readonly log: Logger;
  /** Folder of the built web page; null where there is none. */
  readonly webFolder: string | null;
  /** Every caller counts as staff: only where the server listens on a loopback address. */
  readonly trustedStaff: boolean;
  /** Whether X-Forwarded-Proto and X-Forwarded-Host come from our own proxy. */
  readonly behindProxy?: boolean;
}
