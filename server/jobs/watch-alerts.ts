import { keepFoundAlerts } from '../actions/keep-alerts.ts';
import type { AlertScan } from '../answers/find-alerts.ts';
import type { Pool } from '../db/sql.ts';

export interface WatchAlertsOptions {
  readonly pool: Pool;
  /** Looks at the tickets as they are now; null when they were looked at already. */
  readonly find: () => Promise<AlertScan | null>;
  /** Calls back when tickets changed; gives a function that ends it. */
  readonly onTicketChange: (changed: () => void) => () => void;
  /** Until a look after the start or a change, so that neither is slowed down, and between looks without a change. */
  readonly settleMs?: number;
  readonly intervalMs?: number;
  readonly onError: (error: unknown) => void;
}

const secondMs = 1_000;
const hourMs = 3_600 * secondMs;

/** Looks once and keeps what was found; gives how many alerts are new. */
export const scanOnce = async ({
  pool,
  find,
}: Pick<WatchAlertsOptions, 'pool' | 'find'>): Promise<number> => {
  const scan = await find();
  return scan === null ? 0 : keepFoundAlerts(pool, scan);
};

/**
 * Looks for early warnings soon after the start, after every change of the tickets, and every hour, which finds each
 * new day. What goes wrong is told to `onError` and tried again the next time. Close it before the database.
 */
export const watchAlerts = (options: WatchAlertsOptions): { close(): Promise<void> } => {
  const { settleMs = 10 * secondMs, intervalMs = hourMs, onError, onTicketChange } = options;
  let working: Promise<unknown> = Promise.resolve();
  let isOpen = true;
  let soon: NodeJS.Timeout | undefined;
  const look = (): void => {
    working = working.then(() => (isOpen ? scanOnce(options) : 0)).catch(onError);
  };
  const lookSoon = (): void => {
    clearTimeout(soon);
    soon = setTimeout(look, settleMs).unref();
  };
  lookSoon();
  const stopListening = onTicketChange(lookSoon);
  const timer = setInterval(look, intervalMs).unref();
  return {
    async close() {
      isOpen = false;
      stopListening();
      clearTimeout(soon);
      clearInterval(timer);
      await working;
    },
  };
};
