import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { open, skip } from './support/index.ts';

const choose = async (page: Page, person: string, name: string): Promise<void> => {
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
  await page.keyboard.press('Escape');
};
const background = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe('language, theme and time zone', { skip }, () => {
  test('change at once, hold over a reload, and are one person’s', async () => {
    await using opened = await open('/design-system');
    const { page } = opened;
    await page.getByText('28 Nov 2026 17.33 WIB').waitFor();
    const light = await background(page);
    await choose(page, 'Pengaturan', 'WIT');
    await page.getByText('28 Nov 2026 19.33 WIT').waitFor();
    await choose(page, 'Pengaturan', 'Gelap');
    assert.notEqual(await background(page), light);
    await choose(page, 'Pengaturan', 'English');
    await page.getByRole('heading', { level: 1, name: 'Screen components' }).waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    const dark = await background(page);

    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Screen components' }).waitFor();
    await page.getByText('28 Nov 2026 19.33 WIT').waitFor();
    assert.equal(await background(page), dark);

    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in as Yuli (PDL)' }).click();
    await page.getByRole('heading', { level: 1, name: 'Daftar kerja' }).waitFor();
    assert.equal(await background(page), light);
  });

  test('follow the system until somebody says otherwise', async () => {
    await using opened = await open('/design-system', { dark: true });
    const { page } = opened;
    await page.getByRole('heading', { level: 1 }).waitFor();
    const dark = await background(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForFunction(
      (before) => getComputedStyle(document.body).backgroundColor !== before,
      dark,
    );
  });

  test('go with the account into another browser: the language', async () => {
    await using first = await open('/start', { as: 'eko' });
    await choose(first.page, 'Eko (P2TL)', 'English');
    await first.page.getByRole('heading', { level: 1, name: 'Welcome, Eko (P2TL)' }).waitFor();
    await first.watch.settled();
    await using second = await open('/start', { as: 'eko' });
    await second.page.getByRole('heading', { level: 1, name: 'Welcome, Eko (P2TL)' }).waitFor();
    await choose(second.page, 'Eko (P2TL)', 'Bahasa Indonesia');
    await second.watch.settled();
  });
});
