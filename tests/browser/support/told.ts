import { afterEach } from 'node:test';
import type { Page } from 'playwright-core';

/** So much of a page's text says what it shows. */
const shownMost = 1_500;

let told: string[] = [];

/** Keeps what `page` shows as it is closed, for the case that the test fails. */
export async function tell(page: Page, underWay: readonly string[]): Promise<void> {
  if (page.isClosed()) return;
  const text = await page.locator('body').innerText({ timeout: 1_000 }).catch(String);
  const waiting = underWay.length === 0 ? '' : `\n  still asking: ${underWay.join(' ')}`;
  told.push(`${page.url()}${waiting}\n${text.slice(0, shownMost).replaceAll(/^/gm, '  | ')}`);
}

/** Pages that are open: those of a test that fails before it closes them are told, too. */
export const openPages = new Map<Page, () => readonly string[]>();

afterEach(async (context) => {
  if ('passed' in context && !context.passed) {
    for (const [page, underWay] of openPages) await tell(page, underWay());
    for (const one of told) console.log(`✖ ${context.name} was at ${one}`);
  }
  openPages.clear();
  told = [];
});
