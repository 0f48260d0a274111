import '@mantine/core/styles.css';
import '../design/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { session } from '../shell/session/session.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void session.ask();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
