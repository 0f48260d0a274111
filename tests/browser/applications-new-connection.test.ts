import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openCounter } from './counter-desk.ts';
import { applicationOf, newCard, newMeter } from './support/ap2t.ts';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

describe('a new connection from entry to posted PDL', { skip }, () => {
  test('every step by whoever may, each on the page of the application', async () => {
    const desk = new Desk((await demo()).url);
    const meterNo = await newMeter(desk);
    await using entry = await open('/applications/new/pasang-baru', { as: 'sari' });
    const { page: sari } = entry;

    // What is missing is told beside its field, and what was typed outlives a reload.
    await sari.getByLabel('Nama').fill('I WAYAN LAYAR');
    await sari.getByLabel('NIK').fill('3273');
    await button(sari, 'Simpan permohonan').click();
    await sari.getByText('Bentuknya tidak benar: 3273010101010002').waitFor();
    await sari.getByText('Ada isian yang belum benar: 5.').waitFor();
    await assertAccessible(sari, 'an entry with faults');
    await sari.reload();
    assert.equal(await sari.getByLabel('Nama').inputValue(), 'I WAYAN LAYAR');
    await sari.getByLabel('NIK').fill('3273010101010002');
    await sari.getByLabel('Alamat').fill('DK. SELATAN No.77');
    await sari.getByLabel('RT/RW').fill('004/005');
    await sari.getByLabel('KDDK').fill('534SA0120099');
    await choose(sari, 'Tarif', 'R1');
    await choose(sari, 'Daya', /^1\.300 VA/);
    await sari.getByLabel('Stroom perdana (Rp)').fill('50000');
    const costs = sari.getByRole('complementary', { name: 'Biaya' });
    await costs.getByText('Rp 1.268.000').waitFor();
    await costs.getByText('33,7 kWh').waitFor();
    await button(sari, 'Simpan permohonan').click();
    await sari.getByRole('heading', { level: 1, name: /Pasang Baru \d{18}/ }).waitFor();
    const agendaNo = new URL(sari.url()).pathname.split('/').at(-1) ?? '';
    await sari.getByText('Menunggu persetujuan supervisor').waitFor();

    // The work list of the supervisor leads to it; the clerk's page goes on by itself.
    await using approval = await open('/work?state=entered', { as: 'budi' });
    const { page: budi } = approval;
    await budi.getByRole('link', { name: agendaNo }).click();
    await button(budi, 'Setujui permohonan').click();
    await button(sari, 'Terbitkan SIP').click();
    await sari.getByText('Menunggu pembayaran nomor registrasi').waitFor();
    await sari.getByRole('tab', { name: 'Dokumen' }).click();
    await sari.getByRole('row', { name: /SIP/ }).getByText('Surat izin').click();
    const { registrationNo } = await applicationOf(desk, agendaNo);
    await assertPaper(sari);

    {
      await using counter = await openCounter();
      await counter.desk.light('Pembaca siap');
      await counter.desk.number(registrationNo ?? '');
      await counter.desk.says('Rp 1.268.000');
      await counter.desk.press('Enter');
      await counter.desk.says('Terbayar');
    }

    await using activation = await open('/activation', { as: 'tono' });
    const { page: tono } = activation;
    await tono
      .getByRole('row', { name: new RegExp(agendaNo) })
      .getByText('Pasang Baru')
      .click();
    await tono.getByRole('combobox', { name: 'Nomor meter' }).fill(meterNo);
    await tono.getByText('Meter cocok dan dapat diaktivasi.').waitFor();
    await button(tono, 'Aktivasi').click();
    await button(tono, 'Set KCT dan token').click();
    await tono.getByText('Token yang ikut di PK').waitFor();
    await button(tono, 'Set KCT dan token').click();
    await button(tono, 'Terbitkan PK').click();
    await tono.getByText('Menunggu laporan petugas lapangan.').waitFor();

    await using field = await open(`/applications/${agendaNo}?do=realise`, { as: 'dedi' });
    const { page: dedi } = field;
    await dedi.getByLabel('Stand awal (kWh)').fill('0');
    await dedi.getByLabel('Tempat segel 1').fill('Tutup meter');
    await dedi.getByLabel('Nomor segel 1').fill('S15-004417');
    await assertAccessible(dedi, 'a realisation');
    await button(dedi, 'Catat realisasi sambung').click();
    await button(sari, 'Catat tanda tangan BA dan SPJBTL').click();
    await sari.getByLabel('UID kartu pelanggan').fill(newCard());
    await button(sari, 'Catat tanda tangan BA dan SPJBTL').click();
    await sari.getByText('Menunggu entri PDL.').waitFor();

    await using renewal = await open('/pdl', { as: 'rina' });
    const { page: rina } = renewal;
    await rina
      .getByRole('row', { name: new RegExp(agendaNo) })
      .getByText('Pasang Baru')
      .click();
    await rina.getByLabel('Peruntukan').fill('Rumah tangga');
    await rina.getByLabel('Bulan mutasi').fill('200101');
    await rina.getByText('Tanggal atau bulan ini tidak mungkin.').waitFor();
    await assertAccessible(rina, 'a PDL with a fault');
    await rina
      .getByLabel('Bulan mutasi')
      .fill(new Date().toISOString().slice(0, 7).replace('-', ''));
    await rina.getByText('Tanggal atau bulan ini tidak mungkin.').waitFor({ state: 'detached' });
    await button(rina, 'Simpan PDL').click();
    await rina.getByText('Menunggu pemeriksaan PDL').waitFor();
    await desk.post('yuli', `/applications/${agendaNo}/check-pdl`, {});
    await button(budi, 'Sahkan PDL').click();
    await button(rina, 'Peremajaan PDL').click();
    await rina.getByRole('dialog').getByRole('button', { name: 'Peremajaan PDL' }).click();
    await rina.getByText('Selesai: data pelanggan sudah diremajakan.').waitFor();
    const { state, idpel } = await applicationOf(desk, agendaNo);
    assert.equal(state, 'posted');
    const customer = await desk.get<{ meterNo: string; purpose: string }>(
      'sari',
      `/customers/${idpel}`,
    );
    assert.deepEqual([customer.meterNo, customer.purpose], [meterNo, 'Rumah tangga']);
  });
});

/** The paper stands in its frame, and is a PDF. */
async function assertPaper(page: Page): Promise<void> {
  const frame = page.getByTitle(/Surat izin penyambungan/).and(page.locator('iframe'));
  await frame.waitFor();
  const answer = await page.request.get((await frame.getAttribute('src')) ?? '');
  assert.equal(answer.headers()['content-type'], 'application/pdf');
}
