import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare const axe: { run(context: unknown, options: unknown): Promise<AxeResults> };

/** Fails when axe finds anything in the page as it stands: WCAG 2.2 AA and its good practice. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  // Through the driver, not the page: our policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await scriptText());
  const results = await page.evaluate(
    (values) =>
      axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    rules,
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
