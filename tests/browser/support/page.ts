import type { Page } from 'playwright-core';
import { browser } from './browser.ts';
import { contextAt, type Look } from './context.ts';
import { demo } from './demo.ts';
import { type Account, accountAt } from './people.ts';
import { tell } from './told.ts';
import { Watch } from './watch.ts';

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
export async function open(path: string, look: Look = {}): Promise<Opened> {
  const { url } = await demo();
  const context = await contextAt(await browser(), url, look);
  const page = await context.newPage();
  const watch = new Watch(page);
  await page.goto(path);
  const close = async (): Promise<void> => {
    await tell(page, watch.underWay());
    await context.close();
    watch.assertQuiet();
  };
  return { page, url, watch, close, [Symbol.asyncDispose]: close };
}

/** One of the demo's people, with the password. */
export async function accountOf(name: string): Promise<Account> {
  return accountAt((await demo()).url, name);
}

/** A telephone's width. */
export const narrow = { width: 390, height: 844 } as const;
