import type { Pool } from '../db/sql.ts';
import type { EventBus } from '../events/event-bus.ts';
import { type CallerRow, findSessionCaller, findTokenCaller } from '../queries/callers.ts';
import { writingAs } from '../queries/reading.ts';
import { type Caller, callerOf, nobody } from './caller.ts';
import { hashOfToken } from './session-cookie.ts';

export interface Credential {
  readonly via: 'cookie' | 'token';
  readonly token: string;
}

/** Who holds a session or an access token. */
export interface CallerBook {
  /** Asks the database, so that what ended there has ended here. */
  find(credential: Credential): Promise<Caller>;
  /** As `find`, without counting as use: a page that is only open does not keep a session alive. */
  check(credential: Credential): Promise<Caller>;
  /** For answers that touch no data of persons, such as tiles: remembered for some seconds, and forgotten at once when anybody's rights change. */
  findRecent(credential: Credential): Promise<Caller>;
  close(): void;
}

const rememberedMs = 5_000;
const rememberedCallers = 1_000;

export const createCallerBook = (pool: Pool, events: Pick<EventBus, 'onIdentityChange'>): CallerBook => {
  const asking = writingAs(pool, 'app_sign_in', {});
  const recent = new Map<string, { caller: Promise<Caller>; until: number }>();
  const close = events.onIdentityChange(() => recent.clear());
  const ask = async ({ via, token }: Credential, isUse: boolean): Promise<Caller> => {
    const hash = hashOfToken(token);
    const row: CallerRow | null = await asking((sql) =>
      via === 'cookie' ? findSessionCaller(sql, hash, isUse) : findTokenCaller(sql, hash),
    );
    return row === null ? nobody : callerOf(row, via);
  };
  const find = (credential: Credential): Promise<Caller> => ask(credential, true);
  return {
    find,
    check: (credential) => ask(credential, false),
    findRecent(credential) {
      const key = `${credential.via} ${credential.token}`;
      const known = recent.get(key);
      if (known !== undefined && known.until > Date.now()) return known.caller;
      if (recent.size >= rememberedCallers) recent.clear();
      const caller = find(credential);
      recent.set(key, { caller, until: Date.now() + rememberedMs });
      caller.catch(() => recent.delete(key));
      return caller;
    },
    close,
  };
};
