import { describe, test } from 'node:test';
import { assertAccessible, open, skip } from './support/index.ts';

describe('key-change campaigns', { skip }, () => {
  test('one asks, another decides on the page; the progress stands there by unit', async () => {
    const name = `Uji kampanye ${Date.now()}`;
    await using asks = await open('/key-campaigns', { as: 'tono' });
    await asks.page.getByRole('link', { name: 'Minta kampanye ganti kunci' }).click();
    await asks.page.getByLabel('Nama kampanye').fill(name);
    const toSend = asks.page.getByRole('button', { name: 'Minta kampanye' });
    await toSend.click();
    await asks.page.getByText('Tulis sedikitnya 3 karakter.').waitFor();
    await asks.page.getByText('Pilih sedikitnya satu unit.').waitFor();
    await asks.page.getByText('Isi sedikitnya satu yang berubah.').waitFor();
    await asks.page.getByLabel('Alasan').fill('untuk diuji');
    await asks.page.getByRole('combobox', { name: 'Unit' }).fill('53425');
    await asks.page.getByRole('option', { name: /^53425 / }).click();
    await asks.page.keyboard.press('Escape');
    const now = asks.page.getByRole('region', { name: 'Kunci sekarang' });
    await now.getByLabel('Revisi kunci (KRN)').fill('9');
    const next = asks.page.getByRole('region', { name: 'Kunci baru' });
    await next.getByLabel('Grup pasokan (SGC)').fill('53425');
    await next.getByLabel('Revisi kunci (KRN)').fill('8');
    await assertAccessible(asks.page, 'asking for a campaign');
    await toSend.click();
    // Five digits are no supply group: nothing was sent.
    await next.getByLabel('Grup pasokan (SGC)').fill('');
    await asks.page.keyboard.press('Enter');
    await asks.page.getByRole('heading', { name }).waitFor();
    await asks.page.getByText('Anda yang memintanya; orang lain memutuskannya.').waitFor();
    await asks.page.getByText('0 dari 0 meter dipastikan (0 %)').waitFor();
    await using opened = await open('/key-campaigns', { as: 'budi' });
    const { page } = opened;
    await page.getByText(name).click();
    await page.waitForURL('**/key-campaigns/*');
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText('KRN 8', { exact: true }).waitFor();
    await assertAccessible(page, 'a campaign');
    await page.getByRole('button', { name: 'Tolak', exact: true }).click();
    await page.getByText(`Kampanye “${name}” tidak pernah berjalan.`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Tolak' }).click();
    await page.getByText('Ditolak', { exact: true }).first().waitFor();
  });
});
