import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

const partnerId = '4510017';

describe('deposits and sales of P2APST', { skip }, () => {
  let desk: Desk;
  before(async () => {
    desk = new Desk((await demo()).url);
  });
  const balance = async (): Promise<number> =>
    Number((await desk.get('lina', `/partners/${partnerId}`))['balanceCents']);

  test('one orders a top-up, and cannot approve it; somebody else does, and it is booked', async () => {
    const before = await balance();
    await using opened = await open(`/deposits?new=top-up&for=${partnerId}`, { as: 'lina' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Pesan top-up' }).click();
    await page.getByText('Sedikitnya tiga karakter.', { exact: true }).waitFor();
    await page.getByLabel('Rupiah', { exact: true }).fill('1500000');
    assert.equal(await page.getByLabel('Rupiah', { exact: true }).inputValue(), '1.500.000');
    await page.getByLabel('Referensi transfer bank').fill('BCA 2811/77');
    // What was typed outlives a reload.
    await page.reload();
    await page.getByLabel('Alasan').fill('Transfer sudah masuk');
    await assertAccessible(page, 'a new order');
    await page.getByRole('button', { name: 'Pesan top-up' }).click();
    await page.getByText('Anda yang memesan; orang lain yang memutuskan.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Pesan top-up' }).count(), 0);
    assert.equal(await balance(), before);
    const { pathname, search } = new URL(page.url());

    await using checker = await open(`${pathname}${search}`, { as: 'hadi' });
    await checker.page.getByText('BCA 2811/77').waitFor();
    await checker.page.getByRole('button', { name: 'Setujui dan bukukan' }).click();
    const asked = checker.page.getByRole('dialog', { name: 'Setujui dan bukukan' });
    await asked.getByText(/Rp 1\.500\.000/).waitFor();
    await asked.getByRole('button', { name: 'Setujui dan bukukan' }).click();
    await checker.page.getByRole('link', { name: 'Lihat di buku besar' }).click();
    await checker.page.getByRole('row', { name: /deposit:4510017.*Rp 1\.500\.000/ }).waitFor();
    assert.equal(await balance(), before + 150_000_000);
  });

  test('a sale of the day, and its whole trace to the meter’s word', async () => {
    await using opened = await open('/purchases', { as: 'lina' });
    const { page } = opened;
    const rows = page.getByRole('grid').getByRole('row', { name: /SICILIA NFC.*Rp 50\.000/ });
    await rows.last().click();
    await page.getByRole('heading', { level: 1, name: 'Token prabayar' }).waitFor();
    const steps = page.getByRole('list', { name: 'Jejak penjualan' });
    await steps.getByText('Kabar dari meter').waitFor();
    for (const part of [
      ...['Permintaan mitra', 'Pembagian rupiah', 'Pembukuan: Penjualan', 'Token'],
      ...['Kotak surat di kartu', 'Laporan meter lewat kartu'],
    ])
      await page.getByRole('heading', { level: 2, name: part, exact: true }).waitFor();
    await page.getByRole('row', { name: /deposit:4510017.*Rp 50\.000/ }).waitFor();
    await assertAccessible(page, 'the trace of a sale');
  });

  test('who may not see the books is told so, and the menu does not lead there', async () => {
    await using opened = await open('/deposits', { as: 'sari' });
    const { page } = opened;
    await page.getByText(/booking\.view/).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Neraca saldo' }).count(), 0);
  });
});
