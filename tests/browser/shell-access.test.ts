import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible, open, skip } from './support/index.ts';

describe('who may open what', { skip }, () => {
  test('without the permission there is no entry in the menu, the page says why, and the server refuses as well', async () => {
    await using opened = await open('/customers/534252904966', { as: 'adi' });
    const { page } = opened;
    await page.getByRole('heading', { level: 1, name: 'Tidak diizinkan' }).waitFor();
    await page.getByText('customer.view').waitFor();
    await assertAccessible(page, '403');
    const answer = await page.context().request.get('/api/v1/customers/534252904966');
    assert.equal(answer.status(), 403);
    await page.goto('/counter');
    await page.getByRole('heading', { level: 1, name: 'Tidak diizinkan' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Penjualan loket' }).count(), 0);
  });

  test('a clerk has the counter in the menu, and begins there', async () => {
    await using opened = await open('/', { as: 'maya' });
    const { page } = opened;
    await page.waitForURL('**/counter');
    const menu = page.getByRole('navigation', { name: 'Menu' });
    await menu.getByRole('link', { name: 'Penjualan loket' }).waitFor();
  });

  test('an address of no page says so, and leads on', async () => {
    await using opened = await open('/tidak/ada', { as: 'budi' });
    const { page } = opened;
    await page.getByRole('heading', { level: 1, name: 'Halaman tidak ditemukan' }).waitFor();
    await page.getByText('/tidak/ada').waitFor();
    await assertAccessible(page, '404');
    await page.getByRole('link', { name: 'Ke beranda' }).click();
    await page.waitForURL('**/work');
  });

  test('a record that is not there says what to do, with the code', async () => {
    await using opened = await open('/customers/999999999999', { as: 'budi' });
    const { page } = opened;
    await page
      .getByRole('alert')
      .getByText(/^SETRUM_/)
      .waitFor();
    await page.getByRole('button', { name: 'Coba lagi' }).waitFor();
  });

  test('no script in a page is run but our own files: the policy holds in the browser', async () => {
    await using opened = await open('/design-system');
    const { page, watch } = opened;
    watch.expect(/Content Security Policy/);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruded = true';
      document.body.append(script);
      return 'intruded' in globalThis;
    });
    assert.equal(ran, false);
  });
});
