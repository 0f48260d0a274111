import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';
import { type NewCustomer, newCustomer } from './support/new-customer.ts';

describe('a customer, from the counter to the ledger, and to the end of the supply', {
  skip,
}, () => {
  let desk: Desk;
  let customer: NewCustomer;
  before(async () => {
    desk = new Desk((await demo()).url);
    customer = await newCustomer(desk, 'KETUT BUKU BESAR');
    await desk.post('maya', '/purchases', { meterNo: customer.meterNo, amountCents: 5_000_000 });
  });

  test('a purchase and a payment lead to their lines in the ledger, for who may see sales', async () => {
    const path = `/customers/${customer.idpel}?tab=sales`;
    await using opened = await open(path, { as: 'agus' });
    const { page, watch } = opened;
    for (const [list, title, cell] of [
      ['Pembelian', 'Token prabayar', 'Rp 50.000'],
      [
        'Pembayaran tagihan dan registrasi',
        'Pembayaran nomor registrasi',
        'Pembayaran nomor registrasi',
      ],
    ] as const) {
      const table = page.getByRole('grid', { name: `${list} ${customer.idpel}` });
      await table.getByText(cell).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByRole('link', { name: 'Buka di buku besar' }).first().click();
      await page.waitForURL('**/ledger/events/**');
      await page.getByText('Rp 0', { exact: true }).first().waitFor();
      await page.goto(path);
    }
    await watch.settled();
    await assertAccessible(page, "a customer's purchases and payments");
    await using other = await open(path, { as: 'budi' });
    await other.page.getByText('Rp 50.000').first().waitFor();
    assert.equal(await other.page.getByText('Pembayaran tagihan dan registrasi').count(), 0);
  });

  test('the supply is taken away once its consequences were told; the card is blocked, and nothing more is sold', async () => {
    await using refused = await open(`/customers/${customer.idpel}?do=removal`, { as: 'sari' });
    await refused.page.getByRole('button', { name: 'Pengaduan lain' }).waitFor();
    assert.equal(await refused.page.getByText('Bongkar rampung').count(), 0);

    await using opened = await open(`/customers/${customer.idpel}`, { as: 'dedi' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Bongkar rampung' }).click();
    const form = page.getByRole('form', { name: 'Bongkar rampung' });
    await form.getByText(/penjualan ke pelanggan ini berhenti seketika/).waitFor();
    await form.getByLabel('Dibongkar tanggal').fill('2999-01-01');
    await form.getByLabel('Stand cabut LWBP (kWh)').fill('12,5');
    await page.keyboard.press('Enter');
    await form.getByText('Tanggal yang sudah lewat, atau hari ini.').waitFor();
    await form.getByText('Bukan angka yang mungkin.').waitFor();
    await assertAccessible(page, 'the removal of a supply');
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    await form.getByLabel('Dibongkar tanggal').fill(today);
    await form.getByLabel('Stand cabut LWBP (kWh)').fill('1234');
    await form.getByLabel('Sisa kWh di layar').fill('5,5');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Bongkar KETUT BUKU BESAR?' });
    await dialog.getByText(`Meter ${customer.meterNo} tidak dapat membeli lagi`).waitFor();
    await dialog.getByRole('button', { name: 'Catat pembongkaran' }).click();
    await page.getByText('Bongkar', { exact: true }).waitFor();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: customer.cardUid }).getByText('Diblokir').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Bongkar rampung' }).count(), 0);
    await assert.rejects(
      desk.post('maya', '/purchases', { meterNo: customer.meterNo, amountCents: 5_000_000 }),
    );
  });
});
