import '@mantine/core/styles.css';
import '../design/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from '../shell/session/session.ts';
import { siteQuery } from '../shell/site/use-site.ts';
import { App } from './App.tsx';
import { fetchWhenIdle } from './fetch-when-idle.ts';
import { leaveNothing } from './leave-nothing.ts';
import { queryClient } from './query-client.ts';
import { styleNonce } from './style-nonce.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
leaveNothing();
// What keeps the page behind a dialogue from scrolling makes a style element, and asks here for its nonce (get-nonce).
Reflect.set(globalThis, '__webpack_nonce__', styleNonce());
void session.ask();
void queryClient.prefetchQuery(siteQuery);
fetchWhenIdle();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
