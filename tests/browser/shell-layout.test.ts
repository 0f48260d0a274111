import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { narrow, open, skip } from './support/index.ts';

describe('the frame of the pages', { skip }, () => {
  test('where it is narrow, the menu opens by a button, and closes behind a choice', async () => {
    await using opened = await open('/start', { as: 'budi', ...narrow });
    const { page, watch } = opened;
    const entry = page.getByRole('navigation').getByRole('link', { name: 'Komponen layar' });
    await watch.settled();
    assert.equal(await entry.isVisible(), false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await entry.click();
    await page.getByRole('heading', { level: 1, name: 'Komponen layar' }).waitFor();
    assert.equal(await entry.isVisible(), false);
  });

  test('a table of 100,000 rows: the keyboard goes to its end, and few rows exist', async () => {
    await using opened = await open('/design-system');
    const { page } = opened;
    const table = page.getByRole('grid', { name: 'Tabel dengan 100.000 baris' });
    await table.focus();
    await page.keyboard.press('End');
    await table.getByText('32000099999').waitFor();
    assert.ok((await table.getByRole('row').count()) < 80);
    await page.keyboard.press('Home');
    await page.keyboard.press('PageDown');
    await table.getByText('32000000015').waitFor();
    // Sorting all of them, by the URL, and over a reload.
    await table.getByRole('button', { name: 'No. meter' }).click();
    await table.getByRole('button', { name: 'No. meter' }).click();
    await table.getByText('32000099999').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('sort'), '-meterNo');
    await page.reload();
    await table.getByText('32000099999').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Unduh CSV' }).click();
    assert.equal((await download).suggestedFilename(), 'Tabel dengan 100.000 baris.csv');
  });

  test('a deep link shows the same; back and forward keep it', async () => {
    await using opened = await open('/meters/32031017679?sort=-usage', { as: 'budi' });
    const { page } = opened;
    const first = page
      .getByRole('grid', { name: /Load profile/ })
      .getByRole('row')
      .nth(1);
    await first.getByText('201203').waitFor();
    await page.getByRole('link', { name: '534252904966' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'SICILIA NFC' }).waitFor();
    await page.goBack();
    await first.getByText('201203').waitFor();
    assert.equal(new URL(page.url()).search, '?sort=-usage');
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'SICILIA NFC' }).waitFor();
  });

  test('after a change of page the keyboard stands in it, and one key skips head and menu', async () => {
    await using opened = await open('/start', { as: 'budi' });
    const { page, watch } = opened;
    await watch.settled();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Langsung ke isi' }).press('Enter');
    const here = () => page.evaluate(() => document.activeElement?.closest('main') !== null);
    assert.ok(await here());
    await page.getByRole('navigation').getByRole('link', { name: 'Komponen layar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Komponen layar' }).waitFor();
    assert.ok(await here());
  });

  test('without an answer to what this server is it says so, and goes on when tried again', async () => {
    await using opened = await open('/start', { as: 'budi' });
    const { page, watch } = opened;
    watch.expect(/net::ERR_FAILED|SETRUM_WEB_OFFLINE/);
    await page.route('**/api/v1/site', (route) => route.abort());
    await page.reload();
    await page.getByText('SETRUM_WEB_OFFLINE').first().waitFor();
    await page.unroute('**/api/v1/site');
    await page.getByRole('button', { name: 'Coba lagi' }).first().click();
    await page.locator('main h1').waitFor();
  });

  test('on paper there is the page alone', async () => {
    await using opened = await open('/customers/534252904966', { as: 'budi' });
    const { page, watch } = opened;
    await watch.settled();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('banner').first().isVisible(), false);
    assert.equal(await page.getByRole('navigation').isVisible(), false);
    assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
  });
});
