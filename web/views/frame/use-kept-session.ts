import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Session } from '../../../server/contract/session.ts';
import { whenSessionMayHaveChanged } from '../../api/client.ts';
import { useSession, useSessionRefresh } from '../../api/session.ts';
import { useUi } from '../../state/ui.ts';

const shortestWaitMs = 30_000;
const longestWaitMs = 24 * 3_600_000;

const forgetAllButSession = (client: QueryClient): void =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });

/** What answers depend on: other rights or areas make them old. */
const reachOf = (session: Session): string => JSON.stringify([session.rights, session.countAreas]);

/** Asks again who is signed in when the session should have ended. */
const useRefreshAtEnd = (expiresAt: string | null | undefined): void => {
  const refresh = useSessionRefresh();
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    if (!expiresAt) return;
    const left = Date.parse(expiresAt) - Date.now() + 1000;
    const timer = setTimeout(
      () => void latest.current(),
      Math.min(Math.max(left, shortestWaitMs), longestWaitMs),
    );
    return () => clearTimeout(timer);
  }, [expiresAt]);
};

/**
 * Follows the session: forgets all answers when it ends or when its rights change, and starts the page anew when
 * somebody else comes in.
 */
export const useKeptSession = () => {
  const client = useQueryClient();
  const session = useSession();
  const refresh = useSessionRefresh();
  const setSessionLost = useUi((state) => state.setSessionLost);
  const before = useRef<Session | null>(null);
  const { data } = session;
  useRefreshAtEnd(data?.expiresAt);
  useEffect(() => whenSessionMayHaveChanged(() => void refresh()));
  useEffect(() => {
    const known = before.current;
    if (data?.stage === 'full') {
      before.current = data;
      if (known && known.person?.id !== data.person?.id) location.reload();
      else if (known && reachOf(known) !== reachOf(data)) forgetAllButSession(client);
      setSessionLost(false);
    } else if (data?.stage === 'none' && known) {
      setSessionLost(true);
      forgetAllButSession(client);
    }
  }, [client, data, setSessionLost]);
  return session;
};
