import { QueryClient } from '@tanstack/react-query';
import { RequestError } from './client.ts';

const isWorthRetrying = (error: Error): boolean =>
  !(error instanceof RequestError) || error.status === 0 || error.status >= 500;

/** Answers are kept until a server event says that they changed. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  });

/** The public's page asks also without a connection: the browser may have kept the answer. */
export const createPublicQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        staleTime: 60_000,
        retry: (failures, error) => failures < 1 && isWorthRetrying(error),
        retryDelay: 1_000,
      },
    },
  });
