import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { SettingsProvider } from '../shell/settings/SettingsProvider.tsx';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { Theme } from './Theme.tsx';

/** Everything that all pages stand in. */
export function App() {
  return (
    <SettingsProvider>
      <Theme>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Theme>
    </SettingsProvider>
  );
}
