import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openCounter } from './counter-desk.ts';
import { assertAccessible, narrow, open, skip } from './support/index.ts';

describe('how the counter looks', { skip }, () => {
  for (const dark of [false, true]) {
    test(`axe finds nothing from the tap to the receipt, ${dark ? 'dark' : 'light'}`, async () => {
      await using opened = await openCounter({ dark });
      const { desk, page } = opened;
      await desk.light('Pembaca siap');
      await assertAccessible(page, 'idle');
      await desk.lay('Kartu salinan');
      await desk.says('SETRUM_CARD_COPIED');
      await assertAccessible(page, 'a refused card');
      await desk.lift();
      await desk.light('Pembaca siap');
      await desk.lay('DEWI LESTARI');
      await desk.name('DEWI LESTARI');
      await desk.press('2');
      await desk.says('Rp 52.500');
      await assertAccessible(page, 'amount chosen');
      await desk.press('Escape');
      await page.getByText('Pengaturan loket ini').click();
      await assertAccessible(page, 'settings');
      await desk.lift();
      await page.getByRole('link', { name: 'Hari ini dan kas' }).click();
      await page.getByText('Harus ada di laci').waitFor();
      await assertAccessible(page, 'today');
    });
  }

  test('at the width of a telephone nothing runs out of the page', async () => {
    for (const path of ['/counter', '/counter/today']) {
      await using opened = await open(path, { as: 'maya', ...narrow });
      const { page } = opened;
      await page.getByRole('heading', { level: 1 }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= narrow.width, `${path} is ${wide} wide`);
      await assertAccessible(page, `${path}, narrow`);
    }
  });

  test('in English as well', async () => {
    await using opened = await open('/counter', { as: 'maya', language: 'en' });
    await opened.page.getByText('Next customer').waitFor();
    await opened.page.getByText('Reader ready').waitFor();
  });
});
