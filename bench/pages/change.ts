import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Answers that the page waits for, and when the last came. */
    benchAwaits: number;
    benchAnsweredAt: number;
  }
}

/** Milliseconds from the change of the address until something was painted, measured by the page itself. */
export interface Change {
  /** The title of the new page stands there. */
  readonly title: number;
  /** And all that it asked the server for. */
  readonly whole: number;
}

/** To be added to the pages of a context before they load: counts the answers that are awaited. */
export function countRequests(): void {
  window.benchAwaits = 0;
  window.benchAnsweredAt = 0;
  const ask = window.fetch;
  window.fetch = async (...args) => {
    window.benchAwaits += 1;
    try {
      const answer = await ask(...args);
      await answer.clone().arrayBuffer();
      return answer;
    } finally {
      window.benchAwaits -= 1;
      window.benchAnsweredAt = performance.now();
    }
  };
}

/** Goes to another page of the app as a link does, and takes the time. */
export function change(page: Page, path: string): Promise<Change> {
  return page.evaluate(async (to) => {
    const heading = (): Element | null => document.querySelector('main h1');
    const painted = (): Promise<number> =>
      new Promise((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
      );
    const before = heading();
    const beforeText = before?.textContent;
    const start = performance.now();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
    const isThere = (): boolean => {
      const now = heading();
      return now !== null && (now !== before || now.textContent !== beforeText);
    };
    while (!isThere()) {
      if (performance.now() - start > 10_000) throw new Error(`${to}: no title`);
      await painted();
    }
    const title = (await painted()) - start;
    // What is asked for in consequence of an answer is asked for at once.
    for (let quiet = 0; quiet < 4; quiet = window.benchAwaits === 0 ? quiet + 1 : 0) {
      if (performance.now() - start > 20_000) throw new Error(`${to}: still asking`);
      await painted();
    }
    const frame = 17;
    return { title, whole: Math.max(title, window.benchAnsweredAt - start + frame) };
  }, path);
}
