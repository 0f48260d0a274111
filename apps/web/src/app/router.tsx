import { createBrowserRouter, type RouteObject } from 'react-router';
import { Crash } from '../shell/errors/Crash.tsx';
import { NotFound } from '../shell/errors/NotFound.tsx';
import { Guarded } from '../shell/layout/Guarded.tsx';
import { Home } from '../shell/layout/Home.tsx';
import { Layout } from '../shell/layout/Layout.tsx';
import type { RouteEntry } from './route-entry.ts';
import { routes } from './routes.ts';

function routeOf(entry: RouteEntry): RouteObject {
  return {
    path: entry.path,
    handle: entry,
    errorElement: <Crash />,
    lazy: async () => {
      const { default: Content } = await entry.load();
      return {
        element: (
          <Guarded entry={entry}>
            <Content />
          </Guarded>
        ),
      };
    },
  };
}

export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <Crash />,
    children: [
      { index: true, element: <Home /> },
      ...routes.map(routeOf),
      { path: '*', element: <NotFound /> },
    ],
  },
]);
