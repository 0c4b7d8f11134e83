import {
  createRootRoute,
  createRoute,
  createRouter,
  useNavigate,
  useSearch as useRouteSearch,
} from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { readView, type View, writeView } from './view.ts';

type Params = Record<string, string>;

const plainSearch = {
  parseSearch: (search: string): Params => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (params: Record<string, unknown>): string => {
    const known = Object.entries(params).filter(([, value]) => value !== undefined);
    const text = known
      .map(
        ([name, value]) =>
          `${name}=${encodeURIComponent(String(value)).replace(/%2C/g, ',').replace(/%3A/g, ':')}`,
      )
      .join('&');
    return text === '' ? '' : `?${text}`;
  },
};

/** The router of the page: one route whose search parameters are the view. */
export const createPageRouter = (Page: () => React.ReactNode) => {
  const root = createRootRoute();
  const map = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: Page,
    validateSearch: (params: Record<string, unknown>): Params => writeView(readView(params)),
  });
  return createRouter({ routeTree: root.addChildren([map]), defaultPreload: false, ...plainSearch });
};

/** `replace` for what follows the hand (moving the map); `push` for a choice that Back should undo. */
export type ChangeView = (change: Partial<View>, how?: 'push' | 'replace') => void;

/** The view of the address bar and how to change it. */
export const useView = (): readonly [View, ChangeView] => {
  const params: Params = useRouteSearch({ strict: false });
  const navigate = useNavigate();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback<ChangeView>(
    (part, how = 'push') => {
      void navigate({
        to: '/',
        search: ((previous: Params) => writeView({ ...readView(previous), ...part })) as never,
        replace: how === 'replace',
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [view, change];
};
