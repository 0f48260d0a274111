import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demoClaims } from '@setrum/server';
import { counterDay, openCounter } from './counter-desk.ts';
import { skip } from './support/index.ts';

describe('numbers, bills and the day of the counter', { skip }, () => {
  test('without a card: the name is confirmed before anything is sold', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    await desk.light('Pembaca siap');
    await desk.number('123');
    await desk.says('SETRUM_WEB_NUMBER');
    await desk.number('534258000002');
    await desk.name('JOKO SANTOSO');
    await desk.says('Apakah pelanggan membenarkan namanya?');
    await desk.press('1');
    await desk.press('Enter');
    await page.getByText('Kabar terakhir di pusat').waitFor();
    await desk.press('1');
    await desk.press('Enter');
    await desk.says('Terjual: token di kertas');
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
  });

  test('a registration: inquiry, payment, the original receipt; then a copy, and taken back', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    const slips = await desk.paper();
    await desk.number(demoClaims.powerChange);
    await desk.name('BAMBANG SUTRISNO');
    await desk.says('PERUBAHAN DAYA');
    await desk.says('Rp 377.500');
    await desk.press('Enter');
    await desk.says('Terbayar');
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
    const [original = ''] = await slips();
    assert.match(original, /STRUK NON TAGIHAN LISTRIK/);
    assert.doesNotMatch(original, /CETAK ULANG/);

    await page.getByRole('link', { name: 'Hari ini dan kas' }).click();
    const row = page.getByRole('row', { name: demoClaims.powerChange });
    await row.click();
    await page.getByRole('button', { name: 'Cetak ulang' }).click();
    await page.getByText('Tercetak, bertanda CU.').waitFor();
    assert.match((await slips())[1] ?? '', /CETAK ULANG \(CU\)/);
    const before = await counterDay(page);
    await page.getByRole('button', { name: 'Batalkan pembayaran' }).click();
    await page.getByText('Kembalikan Rp 377.500 kepada BAMBANG SUTRISNO').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Batalkan pembayaran' }).click();
    await page.getByText('Pembayaran dibatalkan').waitFor();
    const after = await counterDay(page);
    assert.equal(before.totalCents - after.totalCents, 37_750_000);
    await row.getByText(/dibatalkan/).waitFor();
  });

  test('a postpaid bill: the oldest month first; no answer is asked again, and it is paid once', async () => {
    await using opened = await openCounter();
    const { desk, page, watch } = opened;
    watch.expect(/net::ERR_FAILED/);
    await desk.paper();
    const before = await counterDay(page);
    await desk.number(demoClaims.postpaidIdpel);
    await desk.name('SLAMET RIYADI');
    await desk.says(/termasuk denda Rp 5.000/);
    await desk.press('1');
    await desk.says('Rp 252.820');
    // The payment arrives, its answer does not.
    await page.route('**/api/v1/bills/payments', (route) =>
      route.fetch({ maxRetries: 2 }).finally(() => route.abort()),
    );
    await desk.press('Enter');
    await desk.says('Hasil belum diketahui');
    await page.unroute('**/api/v1/bills/payments');
    await page.reload();
    await desk.says('Terbayar');
    await desk.paper();
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
    const after = await counterDay(page);
    assert.equal(after.count - before.count, 1);
    assert.equal(after.totalCents - before.totalCents, 25_282_000);
  });

  test('today: what must be in the till, counted by notes; a receipt of any counter again', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    const slips = await desk.paper();
    await page.getByRole('link', { name: 'Hari ini dan kas' }).click();
    const { totalCents } = await counterDay(page);
    const rupiah = new Intl.NumberFormat('id-ID').format(totalCents / 100);
    await page.getByText(`Rp ${rupiah}`).first().waitFor();
    await page.getByLabel('Keping lain (Rp)').fill(String(totalCents / 100));
    await page.getByText('pas', { exact: true }).waitFor();
    await page.getByLabel('Rp 100.000 ×').fill('2');
    await page.getByText('lebih', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('lebih', { exact: true }).waitFor();
    await page.getByLabel('Keping lain (Rp)').fill('');
    await page.getByLabel('Rp 100.000 ×').fill('');

    const kept = await desk.paper();
    await page.getByLabel('Nomor meter').fill('32031017679');
    await page.getByRole('button', { name: 'Cari' }).last().click();
    await page
      .getByRole('button', { name: /Cetak salinan/ })
      .first()
      .click();
    await page.getByText('Tercetak, bertanda CU.').waitFor();
    assert.match((await kept())[0] ?? '', /CETAK ULANG \(CU\)[\s\S]*SICILIA NFC/);
    assert.deepEqual(await slips(), await kept());
    await page.goto('/counter/today?day=2020-01-01');
    await page.getByText('Belum ada penjualan di hari ini.').waitFor();
  });
});
