import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from './api/query-client.ts';
import { createPageRouter } from './state/url.ts';
import { theme, tokenVariables } from './ui/theme.ts';
import { LeaderPage } from './views/leader/leader-page.tsx';

const queryClient = createQueryClient();
const router = createPageRouter(LeaderPage);

/** The page with all that its parts need round it. */
export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={tokenVariables} forceColorScheme="light">
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>
);
