import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare const axe: { run(context: unknown, options: unknown): Promise<AxeResults> };

/** What another theme or another width of the same page can break. */
const looks = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/** Fails when axe finds anything in the page as it stands: WCAG 2.2 AA and its good practice; `isSeen`: it was found well in another theme and width. */
export async function assertAccessible(page: Page, what: string, isSeen = false): Promise<void> {
  // Through the driver, not the page: our policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await scriptText());
  const results = await page.evaluate(
    (runOnly) => axe.run(document, { runOnly, resultTypes: ['violations'] }),
    isSeen ? { type: 'rule', values: looks } : { type: 'tag', values: tags },
  );
  const found = results.violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    places: nodes.map(
      ({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`,
    ),
  }));
  assert.deepEqual(found, [], `axe: ${what}`);
}

let text: Promise<string> | null = null;
function scriptText(): Promise<string> {
  text ??= import('node:fs/promises').then(({ readFile }) => readFile(script, 'utf8'));
  return text;
}
