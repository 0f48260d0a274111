import { whenIdle } from '../parts/when-idle.ts';
import { loadLapsed } from '../shell/sign-in/load-lapsed.ts';

const atLatestMs = 5_000;

/** What the first page does not need and somebody will: fetched when the browser has nothing else to do. A failure is told when it is needed. */
export function fetchWhenIdle(): void {
  const fetchAll = (): void => {
    const all = [
      loadLapsed(),
      import('../shell/search/SearchDialog.tsx'),
      import('../shell/help/HelpDrawer.tsx'),
    ];
    for (const one of all) one.catch(() => undefined);
  };
  whenIdle(fetchAll, atLatestMs);
}
