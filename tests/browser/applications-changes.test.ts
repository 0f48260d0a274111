import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  applicationOf,
  keypad,
  newConnection,
  newMeter,
  ordered,
  paid,
  posted,
  sentOut,
  signed,
  today,
} from './support/ap2t.ts';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

const costsOf = (page: Page) => page.getByRole('complementary', { name: 'Biaya' });
const save = 'Simpan permohonan';

/** Sends the entry, and gives the agenda number of the page that it leads to. */
async function saved(page: Page): Promise<string> {
  await page.getByRole('button', { name: save }).click();
  await page.getByText('Menunggu persetujuan supervisor').waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Aktivasi No Meter on its page, where a meter that stays is filled in already; then KCT and the work order. */
async function activates(desk: Desk, agendaNo: string, meterNo: string, stays = false) {
  await using activation = await open(`/activation?agenda=${agendaNo}`, { as: 'tono' });
  const { page } = activation;
  const field = page.getByRole('combobox', { name: 'Nomor meter' });
  if (stays) await page.getByText('Meter tetap: yang dipakai pelanggan sekarang.').waitFor();
  else await field.fill(meterNo);
  assert.equal(await field.inputValue(), meterNo);
  await page.getByText('Meter cocok dan dapat diaktivasi.').waitFor();
  await page.getByRole('button', { name: 'Aktivasi', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(agendaNo) }).waitFor();
  await sentOut(desk, agendaNo);
}

/** The PDL as the officer's page enters it, and the rest of it. */
async function posts(desk: Desk, agendaNo: string): Promise<void> {
  await using renewal = await open(`/applications/${agendaNo}/pdl`, { as: 'rina' });
  const { page } = renewal;
  await page.getByRole('button', { name: 'Simpan PDL' }).click();
  await page.getByText('Menunggu pemeriksaan PDL').waitFor();
  const step = (as: string, path: string) => desk.post(as, `/applications/${agendaNo}/${path}`, {});
  await step('yuli', 'check-pdl');
  await step('budi', 'approve-pdl');
  await page.getByRole('button', { name: 'Peremajaan PDL' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Peremajaan PDL' }).click();
  await page.getByText('Selesai: data pelanggan sudah diremajakan.').waitFor();
}

/** What is over is asked for as cash by one and decided by another: a token again, then paid out. */
async function paidOut(agendaNo: string, idpel: string): Promise<void> {
  await using asks = await open(`/applications/${agendaNo}`, { as: 'sari' });
  await using decides = await open(`/customers/${idpel}?tab=applications`, { as: 'budi' });
  const ask = async (): Promise<void> => {
    await asks.page.getByRole('button', { name: 'Minta uang tunai' }).click();
    await asks.page.getByText(/^Token sisa UJL Rp 193\.497 yang belum keluar ditarik/).waitFor();
    await asks.page.getByRole('dialog').getByRole('button', { name: 'Minta uang tunai' }).click();
    await asks.page.getByText('Anda yang memintanya; orang lain memutuskannya.').waitFor();
  };
  const { page } = decides;
  const settled = page.getByRole('region', { name: 'Perhitungan UJL' });
  await settled.getByText('Rp 193.497').waitFor();
  await ask();
  await page.reload();
  await settled.getByText('Menunggu keputusan').waitFor();
  await assertAccessible(page, 'a request for cash');
  await settled.getByRole('button', { name: 'Tolak, jadikan token' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tolak, jadikan token' }).click();
  await settled.getByText('Kembali menjadi token').waitFor();
  await asks.page.reload();
  await ask();
  await page.reload();
  await settled.getByRole('button', { name: 'Setujui pembayaran' }).click();
  await settled.getByText('Isi referensi bank: huruf, angka dan tanda biasa.').waitFor();
  await settled.getByLabel('Referensi bank').fill('TRF-20261129-7');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Setujui pembayaran' }).click();
  await settled.getByText('TRF-20261129-7').waitFor();
  await settled.getByText('Dibayar', { exact: true }).waitFor();
}

describe('applications of customers who are there, from entry to posted PDL', { skip }, () => {
  let desk: Desk;
  before(async () => {
    desk = new Desk((await demo()).url);
  });

  test('Perubahan Daya, then removed and Pasang Kembali: what the customer has stands beside what is asked for', async () => {
    const first = await newConnection(desk);
    const { idpel } = await applicationOf(desk, first);
    const meterNo = await newMeter(desk);
    await paid(desk, first);
    await ordered(desk, first, meterNo);
    await signed(desk, first, { installedMeter: meterNo, installed: { lwbpKwh: 0 } });
    await posted(desk, first);

    await using entry = await open(`/applications/new/perubahan-daya?idpel=${idpel}`, {
      as: 'sari',
    });
    const { page } = entry;
    await page.getByText('R1T / 1.300 VA').waitFor();
    // Nothing is changed yet: told beside the field.
    await page.getByText('Tarif, daya, dan produk tidak berubah.').first().waitFor();
    await page.getByRole('combobox', { name: 'Daya' }).click();
    await page.getByRole('option', { name: /^2\.200 VA/ }).click();
    await page.getByLabel('Stroom perdana (Rp)').fill('20000');
    await costsOf(page).getByText('Rp 864.000').waitFor();
    const change = await saved(page);
    await paid(desk, change);
    await activates(desk, change, meterNo, true);
    await signed(desk, change, {});
    await posts(desk, change);

    await desk.post('dedi', `/customers/${idpel}/removal`, {
      ...{ removedOn: today(), fitter: 'DEDI', lwbpKwh: 12, remainingDkwh: 0 },
    });
    await page.goto(`/applications/new/pasang-kembali?idpel=${idpel}`);
    await page.getByText('Bongkar').first().waitFor();
    await page.getByLabel('Stroom perdana (Rp)').fill('50000');
    await costsOf(page).getByText('Total').waitFor();
    const again = await saved(page);
    const other = await newMeter(desk);
    await paid(desk, again);
    await activates(desk, again, other);
    await signed(desk, again, { installedMeter: other, installed: { lwbpKwh: 0 } });
    await posts(desk, again);
    const customer = await desk.get<{ state: string; powerVa: number; meterNo: string }>(
      'sari',
      `/customers/${idpel}`,
    );
    assert.deepEqual([customer.state, customer.powerVa, customer.meterNo], ['active', 2200, other]);
  });

  test('Migrasi: the deposit is settled; then, one-way as it is, the registration for two-way', async () => {
    const first = await newConnection(desk, { product: 'postpaid', firstCreditCents: 0 });
    const { idpel } = await applicationOf(desk, first);
    await paid(desk, first);
    await desk.post('tono', `/applications/${first}/issue-work-order`, {});
    await signed(desk, first, { installedMeter: '99000000017', installed: { lwbpKwh: 10 } });
    await posted(desk, first, {
      ...{ meterMake: 'MECOINDO', meterType: 'MF-67E', meterKind: 'postpaid', phases: 1 },
    });

    await using entry = await open(`/applications/new/migrasi?idpel=${idpel}`, { as: 'sari' });
    const { page } = entry;
    await page.getByText('R1 / 1.300 VA').waitFor();
    await page.getByRole('combobox', { name: 'Produk' }).click();
    await page.getByRole('option', { name: 'Prabayar satu arah' }).click();
    await page.getByLabel('Stroom perdana (Rp)').fill('50000');
    await costsOf(page).getByText('33,7 kWh').waitFor();
    const migration = await saved(page);
    const meterNo = await newMeter(desk, keypad);
    await paid(desk, migration);
    await ordered(desk, migration, meterNo);
    const removed = { lwbpKwh: 60 };
    await signed(desk, migration, { installedMeter: meterNo, removed, installed: { lwbpKwh: 0 } });
    await posts(desk, migration);
    const settled = await desk.get<{ state: string; outcome: string }>(
      'sari',
      `/applications/${migration}/ujl-settlement`,
    );
    assert.deepEqual([settled.state, settled.outcome], ['posted', 'token']);
    await paidOut(migration, idpel);

    await page.goto(`/applications/new/dua-arah?idpel=${idpel}`);
    await page.getByText('Tarif dan daya tetap.').waitFor();
    await costsOf(page).getByText('Tidak ada biaya.').waitFor();
    const registration = await saved(page);
    assert.equal((await applicationOf(desk, registration)).meterChange, true);
    const combo = await newMeter(desk);
    await paid(desk, registration);
    await ordered(desk, registration, combo);
    const old = { lwbpKwh: 3, remainingDkwh: 10 };
    await signed(desk, registration, {
      installedMeter: combo,
      removed: old,
      installed: { lwbpKwh: 0 },
    });
    await posts(desk, registration);
    const customer = await desk.get<{ product: string; meterNo: string }>(
      'sari',
      `/customers/${idpel}`,
    );
    assert.deepEqual([customer.product, customer.meterNo], ['prepaid-nfc', combo]);
  });

  test('a step that takes something back asks why, in the place of its button; a form is changed before it is approved', async () => {
    const agendaNo = await newConnection(desk);
    await using opened = await open(`/applications/${agendaNo}/revise`, { as: 'budi' });
    const { page } = opened;
    await page.getByLabel('Alamat').fill('DK. SELATAN No.79');
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByText('DK. SELATAN No.79').waitFor();
    await page.getByRole('button', { name: 'Tangguhkan' }).click();
    await page.getByRole('textbox', { name: 'Alasan' }).fill('x');
    await page.getByRole('button', { name: 'Tangguhkan' }).click();
    await page.getByText('Tulis sedikitnya 3 karakter.').waitFor();
    // The form stands in the URL, and what was typed in the tab.
    await page.reload();
    await page.getByRole('textbox', { name: 'Alasan' }).fill('gambar lokasi belum ada');
    await page.getByRole('button', { name: 'Tangguhkan' }).click();
    await page.getByText('Ditangguhkan; supervisor melepasnya.').waitFor();
    await page.getByText(/gambar lokasi belum ada/).waitFor();
    await page.getByRole('tab', { name: 'Dokumen' }).click();
    await page.getByText('Belum ada lampiran').waitFor();
    const photo = { name: 'lokasi.png', mimeType: 'image/png', buffer: onePixel };
    await page.locator('input[type=file]').setInputFiles(photo);
    await page.getByText('Terlampir: lokasi.png').waitFor();
    const attached = page.getByRole('row', { name: /Foto pekerjaan/ });
    await attached.getByRole('button', { name: 'Hapus lampiran lokasi.png' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hapus lampiran' }).click();
    await dialog.getByText('Tulis sedikitnya tiga huruf.').waitFor();
    await dialog.getByLabel('Alasan penghapusan').fill('foto rumah lain');
    await assertAccessible(page, 'removing an attachment');
    await page.keyboard.press('Enter');
    await attached.getByText('Dihapus budi: foto rumah lain').waitFor();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await attached.getByRole('button').count(), 0);
    await page.goto(`/applications/${agendaNo}/pdl`);
    await page.getByText('Belum ada PDL').waitFor();
  });
});

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
