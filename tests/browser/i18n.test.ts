import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { routes } from '@setrum/web/routes';
import { common } from '@setrum/web/texts';
import { Desk } from './support/desk.ts';
import { makeExamples } from './support/examples.ts';
import { demo, open, skip } from './support/index.ts';
import { type Visit, visitsTo } from './support/visits.ts';

/** Keys of texts that cannot be words of a page: `searchPlaceholder`, `notice-card`. */
const keys = Object.keys(common.id).filter((key) => /[a-z][A-Z]|-/.test(key));
/** What is left of a place that nobody has filled. */
const unfilled = /\{\w+(?:#[^}]*)?\}/;

describe('pages in both languages', { skip }, () => {
  let visits: readonly Visit[] = [];
  before(async () => {
    const desk = new Desk((await demo()).url);
    visits = await visitsTo(routes, desk, await makeExamples(desk));
  });

  for (const language of ['id', 'en'] as const)
    test(`no key and no unfilled place is seen: ${language}`, async () => {
      for (const as of new Set(visits.map((visit) => visit.as))) {
        const look = { language, ...(as === undefined ? {} : { as }) };
        await using opened = await open('/sign-in', look);
        const { page } = opened;
        for (const { path } of visits.filter((one) => one.as === as)) {
          await page.goto(path);
          await page.locator('main h1').waitFor();
          await page.waitForLoadState('networkidle');
          const text = await page.locator('body').innerText();
          const words = new Set(text.split(/[^\w-]+/));
          assert.deepEqual(
            keys.filter((key) => words.has(key)),
            [],
            path,
          );
          assert.doesNotMatch(text, unfilled, path);
          assert.equal(await page.getAttribute('html', 'lang'), language);
        }
      }
    });
});
