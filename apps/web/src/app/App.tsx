import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { SettingsProvider } from '../shell/settings/SettingsProvider.tsx';
import { PagesContext } from './pages-context.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { routes } from './routes.ts';
import { Theme } from './Theme.tsx';

/** Everything that all pages stand in. */
export function App() {
  return (
    <SettingsProvider>
      <Theme>
        <QueryClientProvider client={queryClient}>
          <PagesContext value={routes}>
            <RouterProvider router={router} />
          </PagesContext>
        </QueryClientProvider>
      </Theme>
    </SettingsProvider>
  );
}
