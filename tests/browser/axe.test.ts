import { before, describe, test } from 'node:test';
import { routes } from '@setrum/web/routes';
import { Desk } from './support/desk.ts';
import { makeExamples } from './support/examples.ts';
import { assertAccessible, demo, narrow, open, skip } from './support/index.ts';
import { type Visit, visitsTo } from './support/visits.ts';

describe('axe finds nothing', { skip }, () => {
  let visits: readonly Visit[] = [];
  before(async () => {
    const desk = new Desk((await demo()).url);
    visits = await visitsTo(routes, desk, await makeExamples(desk));
  });

  const looks = [
    { dark: false, language: 'id' },
    { dark: true, language: 'en' },
    { dark: true, language: 'id', ...narrow },
  ] as const;
  for (const look of looks) {
    const what = `${look.dark ? 'dark' : 'light'}, ${look.language}, ${'width' in look ? look.width : 1440}`;
    test(`on any page of the table: ${what}`, async () => {
      for (const as of new Set(visits.map((visit) => visit.as))) {
        await using opened = await open('/sign-in', {
          ...look,
          ...(as === undefined ? {} : { as }),
        });
        for (const visit of visits.filter((one) => one.as === as)) {
          await opened.page.goto(visit.path);
          await opened.page.locator('main h1').waitFor();
          await opened.page.waitForLoadState('networkidle');
          await assertAccessible(opened.page, `${visit.path}, ${what}`);
        }
      }
    });
  }

  test('in the menus of the head, and in a dialog', async () => {
    await using opened = await open('/design-system', { as: 'budi' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Budi (supervisor)' }).click();
    await page.getByRole('menuitemradio', { name: 'WITA' }).waitFor();
    await assertAccessible(page, 'the menu of the person');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Batalkan permohonan…' }).click();
    await page.getByRole('dialog', { name: 'Batalkan permohonan ini?' }).waitFor();
    await assertAccessible(page, 'a question before something that cannot be taken back');
  });
});
