import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorRouteComponent,
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

export const pagePaths = [
  '/',
  '/alerts',
  '/account',
  '/cases',
  '/coverage',
  '/planner',
  '/releases',
  '/erasures',
  '/people',
  '/settings',
  '/history',
] as const;
/** Why the government's own sign-on led back without success; read before the router tidies the address. */
export const signOnFailure = new URLSearchParams(globalThis.location?.search ?? '').get('sign-in');

/** A page that the menu leads to. */
export type PagePath = (typeof pagePaths)[number];

/** The last view of the map, for the way back to it. */
let lastMapParams: Params = {};
const readMapParams = (params: Record<string, unknown>): Params => {
  lastMapParams = writeView(readView(params));
  return lastMapParams;
};

export type RoutePath =
  | PagePath
  | '/cases/$id'
  | '/planner/$id'
  | '/planner/$id/review'
  | '/planner/$id/notice'
  | '/sign-in';
type Component = () => React.ReactNode;

interface PageComponents {
  /** Stands round every page. */
  readonly frame: Component;
  readonly pages: Readonly<Record<RoutePath, Component>>;
  readonly notFound: Component;
  readonly failure: ErrorRouteComponent;
}

/**
 * The router of all pages. The search parameters of the map are its view; the other pages know the language and what
 * they add themselves.
 */
export const createPageRouter = ({ frame, pages, notFound, failure }: PageComponents) => {
  const root = createRootRoute({ component: frame, notFoundComponent: notFound });
  const map = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: pages['/'],
    validateSearch: readMapParams,
  });
  const paths = (Object.keys(pages) as RoutePath[]).filter((path) => path !== '/');
  const others = paths.map((path) =>
    createRoute({ getParentRoute: () => root, path, component: pages[path] }),
  );
  return createRouter({
    routeTree: root.addChildren([map, ...others]),
    defaultPreload: false,
    defaultErrorComponent: failure,
    ...plainSearch,
  });
};

/** The language of the address bar and how to change it; the page and the rest of the address stay. */
export const useLanguage = (): readonly [View['language'], (language: View['language']) => void] => {
  const params: Params = useRouteSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (language: View['language']) => {
      const lang = language === 'zh-CN' ? undefined : language;
      void navigate({
        to: '.',
        search: ((previous: Params) => ({ ...previous, lang })) as never,
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [readView({ lang: params.lang }).language, change];
};

/** The search parameters of a page other than the map and how to change some; empty takes one away. */
export const usePageParams = (): readonly [Params, (change: Params) => void] => {
  const params: Params = useRouteSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: Params) => {
      const given = Object.entries(part).map(([name, value]) => [name, value === '' ? undefined : value]);
      void navigate({
        to: '.',
        search: ((previous: Params) => ({ ...previous, ...Object.fromEntries(given) })) as never,
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [params, change];
};

/** The search parameters that lead to a page: its language, and for the map the view that was left. */
export const paramsOfPage = (path: RoutePath, language: View['language']): Params => {
  const { lang: _lang, ...view } = path === '/' ? lastMapParams : {};
  return { ...view, ...(language === 'zh-CN' ? {} : { lang: language }) };
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
