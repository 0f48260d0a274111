import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browser } from './browser.ts';
import { demo } from './demo.ts';
import { accountOf } from './people.ts';
import { Watch } from './watch.ts';

export interface PageOptions {
  /** Who is signed in: one of the demo's people; nobody when absent. */
  readonly as?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly language?: 'id' | 'en';
  readonly context?: BrowserContextOptions;
}

/** A page of a profile of its own, and what went wrong in it. */
export interface Opened {
  readonly page: Page;
  readonly url: string;
  readonly watch: Watch;
  /** Closes it, and fails when the page has broken a policy, thrown, or logged an error that was not expected. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens `path` of the demo: `await using opened = await open('/counter', { as: 'maya' })`. */
export async function open(path: string, options: PageOptions = {}): Promise<Opened> {
  const { url } = await demo();
  const context = await contextOf(await browser(), url, options);
  const page = await context.newPage();
  const watch = new Watch(page);
  await page.goto(path);
  const close = async (): Promise<void> => {
    await context.close();
    watch.assertQuiet();
  };
  return { page, url, watch, close, [Symbol.asyncDispose]: close };
}

async function contextOf(chromium: Browser, url: string, options: PageOptions) {
  const { as, width = 1440, height = 900, dark = false, language, context: more } = options;
  const context = await chromium.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'id-ID',
    reducedMotion: 'reduce',
    ...more,
  });
  if (as !== undefined) {
    const { name, password } = await accountOf(as);
    const answer = await context.request.post('/api/v1/session', { data: { name, password } });
    if (!answer.ok()) throw new Error(`${as} cannot sign in: ${await answer.text()}`);
  }
  if (language !== undefined) {
    const key = `setrum.settings.${as ?? '-'}`;
    const settings = JSON.stringify({ language });
    await context.addInitScript(
      ([name, text]) => {
        if (name !== undefined && text !== undefined && localStorage.getItem(name) === null)
          localStorage.setItem(name, text);
      },
      [key, settings] as const,
    );
  }
  return context;
}

/** A telephone's width. */
export const narrow = { width: 390, height: 844 } as const;
