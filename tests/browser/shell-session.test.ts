import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';
import { fillNewPassword, fillSignIn } from './support/sign-in.ts';
import { newUser, type TestUser } from './support/user.ts';

const own = 'kuda-laut-menari-di-sawah';
const note = 'Pelanggan minta dihubungi sore hari';

/** Somebody of the test's own, signed in on the page with the note. */
async function signedIn(page: Page): Promise<{ desk: Desk; user: TestUser }> {
  const desk = new Desk((await demo()).url);
  const user = await newUser(desk, 'front-office');
  await fillSignIn(page, user.name, user.password);
  await fillNewPassword(page, user.password, own);
  await page.getByRole('heading', { level: 1, name: 'Daftar kerja' }).waitFor();
  await page.goto('/design-system');
  return { desk, user };
}

const noteIn = (page: Page) => page.getByLabel('Catatan yang tetap ada');
const overlay = (page: Page) => page.getByRole('dialog', { name: 'Sesi telah berakhir' });

describe('a session that ends', { skip }, () => {
  test('brings the sign-in over the page; what was typed stays, and what was being sent goes again', async () => {
    await using opened = await open('/sign-in');
    const { page } = opened;
    const { desk, user } = await signedIn(page);
    await noteIn(page).fill(note);
    await desk.delete('adi', `/users/${user.name}/sessions`);
    await page.getByRole('button', { name: 'Kirim ke server' }).click();
    await overlay(page).waitFor();
    await assertAccessible(page, 'the sign-in over a page');
    assert.equal(await overlay(page).getByLabel('Nama pengguna').inputValue(), user.name);
    await overlay(page).getByLabel('Kata sandi', { exact: true }).fill(own);
    await page.keyboard.press('Enter');
    await overlay(page).waitFor({ state: 'hidden' });
    await page.getByText('Server menjawab sebagai uji-').waitFor();
    assert.equal(await noteIn(page).inputValue(), note);
    assert.equal(new URL(page.url()).pathname, '/design-system');
  });

  test('keeps the note over a reload for whoever typed it, and leaves nothing to the next', async () => {
    await using opened = await open('/sign-in');
    const { page } = opened;
    const { user } = await signedIn(page);
    await noteIn(page).fill(note);
    await page.reload();
    assert.equal(await noteIn(page).inputValue(), note);
    // The session is gone, and so is what the page remembers of it.
    await page.context().clearCookies();
    await page.reload();
    assert.equal(await noteIn(page).inputValue(), '');
    await page.goto('/sign-in');
    await fillSignIn(page, user.name, own);
    await page.getByRole('heading', { level: 1, name: 'Daftar kerja' }).waitFor();
    await page.goto('/design-system');
    assert.equal(await noteIn(page).inputValue(), note);
    await page.getByRole('button', { name: 'UJI COBA' }).click();
    await page.getByRole('menuitem', { name: 'Keluar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
    assert.equal(
      await page.evaluate(() => JSON.stringify(sessionStorage).includes('dihubungi')),
      false,
    );
  });

  test('when another tab has signed in anew, this one goes on', async () => {
    await using opened = await open('/sign-in');
    const { page } = opened;
    const { user } = await signedIn(page);
    const { request } = page.context();
    const again = await request.post('/api/v1/session', {
      data: { name: user.name, password: own },
    });
    assert.ok(again.ok());
    await page.getByRole('button', { name: 'Kirim ke server' }).click();
    await page.getByText('Server menjawab sebagai uji-').waitFor();
  });

  test('a server that is away is told over the page, which stays; when it is back, the page goes on', async () => {
    await using opened = await open('/design-system', { as: 'sari' });
    const { page, watch } = opened;
    watch.expect(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    await noteIn(page).fill(note);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Kirim ke server' }).click();
    await page.getByText('Server tidak menjawab. Halaman ini dan isiannya tetap ada').waitFor();
    await page.getByRole('alert').getByText('SETRUM_WEB_OFFLINE').last().waitFor();
    await assertAccessible(page, 'without the server');
    assert.equal(await noteIn(page).inputValue(), note);
    await page.context().setOffline(false);
    await page.getByText('Server tidak menjawab. Halaman ini').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Kirim ke server' }).click();
    await page.getByText('Server menjawab sebagai sari').waitFor();
  });

  test('a page that is opened while the server is away says so, and tries again', async () => {
    await using opened = await open('/design-system');
    const { page } = opened;
    await page.route('**/api/v1/session', (route) => route.abort());
    opened.watch.expect(/ERR_FAILED/);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Server tidak dapat dihubungi' }).waitFor();
    await assertAccessible(page, 'no server');
    await page.unroute('**/api/v1/session');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByRole('heading', { level: 1, name: 'Komponen layar' }).waitFor();
  });
});
