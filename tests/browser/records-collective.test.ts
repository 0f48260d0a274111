import { describe, test } from 'node:test';
import { assertAccessible, open, skip } from './support/index.ts';

const place = `PERUM. UJI ${Date.now() % 1_000_000}`;
const file = [
  'name,address,tariff,power_va,product,first_credit_rupiah',
  `WARGA SATU,${place} NO.1,R1,1300,prepaid-nfc,50000`,
  `WARGA DUA,${place} NO.2,R1,900,prepaid,20000`,
  'TANPA ALAMAT,,R1,1300,prepaid-nfc,50000',
].join('\n');

describe('PB Kolektif', { skip }, () => {
  test('a file is checked and costed, sent, started, and followed to its end; what was refused can be sent again', async () => {
    await using opened = await open('/collectives', { as: 'sari' });
    const { page } = opened;
    await page.getByRole('link', { name: 'Kirim berkas' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'perum.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByText('Baris yang akan ditolak').waitFor();
    await page.getByRole('grid', { name: 'Baris yang ditolak' }).waitFor();
    await assertAccessible(page, 'a file of new connections');
    await page.getByRole('button', { name: 'Kirim 3 baris' }).click();
    await page.waitForURL(/\/collectives\/K\d{15}$/);
    await page.getByText('Siap dimulai').waitFor();
    await page.getByRole('button', { name: 'Mulai membuat permohonan' }).click();
    await page.getByText('100 % selesai').waitFor();
    const row = page.getByRole('row', { name: 'WARGA SATU' });
    await row.getByText('Dibuat').waitFor();
    await page.getByRole('row', { name: 'TANPA ALAMAT' }).getByText('Ditolak').waitFor();
    await assertAccessible(page, 'a collective request');
    await row.getByRole('link').click();
    await page.waitForURL(/\/applications\/\d{18}$/);
    await page.goBack();
    await page.getByRole('link', { name: 'Kirim perbaikan' }).click();
    await page.getByText(/^Baris yang diperbaiki dari K/).waitFor();
  });
});
