import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountOf, assertAccessible, open, skip } from './support/index.ts';

describe('the frame of the screens', { skip }, () => {
  test('a visitor of the demo signs in as one of its people', async () => {
    await using opened = await open('/sign-in');
    const { page } = opened;
    const { name, password } = await accountOf('budi');
    await assertAccessible(page, 'sign-in');
    await page.getByLabel('Nama pengguna').fill(name);
    await page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Selamat datang, Budi/ }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/start');
  });
});
