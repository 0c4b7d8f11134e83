import './views/station-finder/finder-base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createPublicQueryClient } from './api/query-client.ts';
import { enStationFinder } from './i18n/en-station-finder.ts';
import { startSpeaking } from './i18n/language.ts';
import { zhCnStationFinder } from './i18n/zh-cn-station-finder.ts';
import { adoptTokens } from './ui/adopt-tokens.ts';
import { FinderPage } from './views/station-finder/finder-page.tsx';
import { readFinderView } from './views/station-finder/finder-view.ts';
import { restoreTypeSize } from './views/station-finder/type-size.ts';

adoptTokens();
restoreTypeSize();
startSpeaking(readFinderView(location.search).language, zhCnStationFinder, enStationFinder);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createPublicQueryClient()}>
        <FinderPage />
      </QueryClientProvider>
    </StrictMode>,
  );
}
