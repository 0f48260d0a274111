import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { routes } from '@setrum/web/routes';
import { common } from '@setrum/web/texts';
import type { Page } from 'playwright-core';
import { Desk } from './support/desk.ts';
import { makeExamples } from './support/examples.ts';
import { assertAccessible, demo, narrow, open, skip } from './support/index.ts';
import { type Visit, visitsTo } from './support/visits.ts';

/** Keys of texts that cannot be words of a page: `searchPlaceholder`, `notice-card`. */
const keys = Object.keys(common.id).filter((key) => /[a-z][A-Z]|-/.test(key));
/** What is left of a place that nobody has filled. */
const unfilled = /\{\w+(?:#[^}]*)?\}/;
const wide = { width: 1440, height: 900 };
/** 200 % of a screen of 1440 by 900: half the pixels, each twice as large. */
const zoomed = { width: 720, height: 450 };

/** So many pages are one test: each test has two minutes. */
const pagesInTest = 12;
const groups = Array.from({ length: Math.ceil(routes.length / pagesInTest) }, (_, n) => n);

/** Pages are loaded once, in Indonesian; in English one goes from each to the next. Loading is what takes the time. */
describe('every page of the table', { skip }, () => {
  let visits: readonly Visit[] = [];
  before(async () => {
    const desk = new Desk((await demo()).url);
    visits = await visitsTo(routes, desk, await makeExamples(desk));
  });

  async function visitAll(
    some: readonly Visit[],
    language: 'id' | 'en',
    look: (page: Page, path: string) => Promise<void>,
  ): Promise<void> {
    for (const as of new Set(some.map((visit) => visit.as))) {
      await using opened = await open('/sign-in', {
        language,
        ...(as === undefined ? {} : { as }),
      });
      const { page, watch } = opened;
      for (const { path } of some.filter((one) => one.as === as)) {
        if (language === 'id') await page.goto(path);
        else await goOn(page, path);
        await watch.settled();
        await assertWords(page, path, language);
        await look(page, path);
      }
    }
  }

  for (const n of groups)
    test(`in Indonesian, the ${n + 1}. dozen: axe finds nothing, light and wide, dark and narrow; nothing but tables scrolls sideways`, async () => {
      const some = visits.slice(n * pagesInTest, (n + 1) * pagesInTest);
      await visitAll(some, 'id', async (page, path) => {
        await assertAccessible(page, `${path}, light, 1440`);
        await page.setViewportSize(zoomed);
        assert.ok((await excess(page)) <= 0, `${path} is wider than a screen at 200 %`);
        await page.setViewportSize(narrow);
        assert.ok((await excess(page)) <= 0, `${path} is wider than 390 px`);
        await page.emulateMedia({ colorScheme: 'dark' });
        await coloursChanged(page);
        await assertAccessible(page, `${path}, dark, 390`, true);
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize(wide);
      });
    });

  test('in English: every word is there', async () => {
    await visitAll(visits, 'en', async () => {});
  });
});

/** To another page of the app without loading it, as a link does. */
const goOn = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

async function assertWords(page: Page, path: string, language: string): Promise<void> {
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

/** The system's theme has changed: colours go over to the new ones. */
const coloursChanged = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });

/** By how many pixels the page is wider than the window. */
const excess = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
