import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type FunctionComponent, lazy } from 'react';
import { createQueryClient } from './api/query-client.ts';
import { createPageRouter } from './state/url.ts';
import { theme } from './ui/theme.ts';
import { NotFoundPage } from './views/frame/closed-page.tsx';
import { FirstPage } from './views/frame/first-page.tsx';
import { LoadError } from './views/frame/load-error.tsx';
import { SessionGate } from './views/frame/session-gate.tsx';

/** A page that is fetched when it is first opened. */
const page = <Name extends string>(load: () => Promise<Record<Name, FunctionComponent>>, name: Name) => {
  const Page = lazy(async (): Promise<{ default: FunctionComponent }> => ({ default: (await load())[name] }));
  return () => <Page />;
};

const loadLeaderPage = () => import('./views/leader/leader-page.tsx');
// The map is large: it is fetched while the server still says who is there.
if (location.pathname === '/') void loadLeaderPage();

const queryClient = createQueryClient();
const router = createPageRouter({
  frame: SessionGate,
  notFound: NotFoundPage,
  failure: ({ error, reset }) => (
    <LoadError error={error instanceof Error ? error : new Error(String(error))} retry={reset} />
  ),
  pages: {
    '/': page(loadLeaderPage, 'LeaderPage'),
    '/alerts': page(() => import('./views/alerts/alerts-page.tsx'), 'AlertsPage'),
    '/sign-in': FirstPage,
    '/account': page(() => import('./views/account/account-page.tsx'), 'AccountPage'),
    '/cases': page(() => import('./views/cases/cases-page.tsx'), 'CasesPage'),
    '/cases/$id': page(() => import('./views/cases/case-page.tsx'), 'CasePage'),
    '/coverage': page(() => import('./views/coverage/coverage-page.tsx'), 'CoveragePage'),
    '/planner': page(() => import('./views/planner/scenario-list/planner-page.tsx'), 'PlannerPage'),
    '/planner/$id': page(() => import('./views/planner/desk/desk-page.tsx'), 'DeskPage'),
    '/planner/$id/review': page(() => import('./views/planner/review/review-page.tsx'), 'ReviewPage'),
    '/planner/$id/notice': page(() => import('./views/planner/review/notice-page.tsx'), 'NoticePage'),
    '/releases': page(() => import('./views/releases/releases-page.tsx'), 'ReleasesPage'),
    '/erasures': page(() => import('./views/erasures/erasures-page.tsx'), 'ErasuresPage'),
    '/people': page(() => import('./views/people/people-page.tsx'), 'PeoplePage'),
    '/settings': page(() => import('./views/settings/settings-page.tsx'), 'SettingsPage'),
    '/history': page(() => import('./views/history/history-page.tsx'), 'HistoryPage'),
  },
});

/** The page with all that its parts need round it. */
export const App = () => (
  // Its style sheets are made by ui/adopt-theme.ts.
  <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>
);
