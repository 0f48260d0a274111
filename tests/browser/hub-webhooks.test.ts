import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible, open, skip } from './support/index.ts';

describe("a partner's webhooks", { skip }, () => {
  test('registered, tried, sent again, given a new secret, removed; the secret is shown once', async () => {
    await using opened = await open('/webhooks', { as: 'dian' });
    const { page, watch } = opened;
    await page.getByText('Belum ada webhook').waitFor();
    await page.getByRole('button', { name: 'Daftarkan webhook' }).click();
    const form = page.getByRole('form', { name: 'Daftarkan webhook' });
    await form.getByLabel('Alamat (URL)').fill('http://mitra.example/setrum');
    await form.getByRole('checkbox', { name: /deposit\.low/ }).uncheck();
    await page.keyboard.press('Enter');
    // The server takes https only, and says so with the code.
    await page.getByText('SETRUM_WEBHOOK_URL').waitFor();
    await form.getByLabel('Alamat (URL)').fill('https://mitra.invalid/setrum');
    await page.keyboard.press('Enter');
    await page.getByText(/^whsec_/).waitFor();
    const first = await page.getByText(/^whsec_/).textContent();
    await assertAccessible(page, 'a webhook and its secret');
    await page.reload();
    await page.getByText('Belum ada kiriman').waitFor();
    assert.equal(await page.getByText(/^whsec_/).count(), 0);

    await page.getByRole('button', { name: 'Kirim percobaan' }).click();
    await page.getByText('Kiriman percobaan sudah antre.').waitFor();
    const row = page.getByRole('row', { name: /webhook\.test/ });
    await row.getByText('Menunggu').waitFor();
    // Six hours of failures in an instant: the list says parked, and the button asks the server.
    await page.route('**/deliveries?*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll('"waiting"', '"parked"');
      await route.fulfill({ response: answer, body });
    });
    await page.getByRole('button', { name: 'Muat ulang' }).click();
    await row.getByText('Gagal, diparkir').waitFor();
    await assertAccessible(page, 'deliveries of a webhook');
    await page.unroute('**/deliveries?*');
    await row.getByRole('button', { name: 'Kirim lagi webhook.test test' }).click();
    await row.getByText('Menunggu').waitFor();

    await page.getByRole('button', { name: 'Ganti rahasia' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ganti rahasia' }).click();
    await page.getByText(/^whsec_/).waitFor();
    assert.notEqual(await page.getByText(/^whsec_/).textContent(), first);
    await page.getByRole('button', { name: 'Hapus webhook' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus webhook' }).click();
    await page.getByText('Belum ada webhook').waitFor();
    await watch.settled();
  });
});
