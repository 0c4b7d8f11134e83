import type { Logger } from 'pino';
import type { Sealer } from '../contract/sealer.ts';
import type { SingleSignOnSettings } from '../contract/single-sign-on.ts';
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
  readonly sealer: Sealer;
  /** Address under which people reach the server, when it is not the one they ask for: `https://…`. */
  readonly publicUrl?: string;
  /** Whether X-Forwarded-For, -Proto and -Host come from our own proxy. */
  readonly behindProxy?: boolean;
  readonly singleSignOn?: SingleSignOnSettings;
  /** Where the end of the audit log is noted outside the database. */
  readonly auditAnchorFile?: string;
  /** Everybody is the public and nobody can come in: an instance on the internet without the staff database. */
  readonly publicOnly?: boolean;
}
