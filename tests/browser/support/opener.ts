import type { Page } from 'playwright-core';
import { browser } from './browser.ts';
import { contextAt, type Look } from './context.ts';
import { openPages, tell } from './told.ts';
import { Watch } from './watch.ts';

/** A page of a profile of its own. */
export interface OpenedPage {
  readonly page: Page;
  readonly watch: Watch;
  /** Closes it, and fails when the page has broken a policy, thrown, or logged an error that was not expected. */
  close(): Promise<void>;
}

/** Opens `path` of the server at `url`. */
export async function openAt(url: string, path: string, look: Look): Promise<OpenedPage> {
  const context = await contextAt(await browser(), url, look);
  const page = await context.newPage();
  const watch = new Watch(page);
  openPages.set(page, () => watch.underWay());
  await page.goto(path);
  const close = async (): Promise<void> => {
    openPages.delete(page);
    await tell(page, watch.underWay());
    await context.close();
    watch.assertQuiet();
  };
  return { page, watch, close };
}
