import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Desk } from './support/desk.ts';
import { createHubWorld, type HubWorld, hubPartner } from './support/hub-world.ts';
import { assertAccessible, narrow, skip } from './support/index.ts';

const { partnerId, name } = hubPartner;
const dayMs = 24 * 3_600_000;

describe('the books of P2APST', { skip }, () => {
  let world: HubWorld;
  let desk: Desk;
  /** The business day of the sales, WIB. */
  let day = '';
  const references: string[] = [];
  before(async () => {
    const present = new Date();
    const yesterday = new Date(present.getTime() - dayMs);
    world = await createHubWorld(yesterday);
    day = new Date(yesterday.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    for (const [n, amountCents] of [5_000_000, 2_000_000, 10_000_000].entries())
      references.push(await world.sell(`buku-besar-${n}`, amountCents));
    world.now = present;
    desk = new Desk(world.url);
  });
  after(() => world?.close());

  test('a day is closed, its money sent by one and confirmed by another', async () => {
    const { page, close } = await world.open('/settlements', { as: 'lina' });
    await page.getByRole('heading', { level: 1, name: 'Settlement' }).waitFor();
    const form = page.getByRole('form', { name: 'Tutup hari usaha' });
    await choose(page, form.getByRole('combobox', { name: 'Mitra' }), `${name} (${partnerId})`);
    await form.getByLabel('Hari usaha').fill(day);
    await form.getByRole('button', { name: 'Tutup hari usaha' }).click();
    await page.getByRole('heading', { level: 1, name: /^Penutupan \d+ \w+ \d{4}$/ }).waitFor();
    await page.getByRole('row', { name: /Token prabayar.*Rp 170\.000/ }).waitFor();
    await page
      .getByRole('row', { name: /Harus ditransfer/ })
      .first()
      .click();
    await page.getByLabel('Referensi bank').fill('TRF-0001');
    await page.getByRole('button', { name: 'Laporkan sudah dikirim' }).click();
    await page.getByText('Anda yang mengirim; orang lain yang mengonfirmasi.').waitFor();
    await assertAccessible(page, 'a closed day');
    const path = new URL(page.url());
    await close();

    const checker = await world.open(`${path.pathname}${path.search}`, { as: 'hadi' });
    await checker.page.getByRole('button', { name: 'Konfirmasi dan bukukan' }).click();
    const asked = checker.page.getByRole('dialog', { name: 'Konfirmasi dan bukukan' });
    await asked.getByText(/referensi TRF-0001/).waitFor();
    await asked.getByRole('button', { name: 'Konfirmasi dan bukukan' }).click();
    await checker.page.getByText('Selesai').first().waitFor();
    await checker.close();
  });

  test('a difference with the partner’s file is decided, and the sale is taken back', async () => {
    const { page, close } = await world.open(`/reconciliations?for=${partnerId}&of=${day}`, {
      as: 'lina',
    });
    const ours = await page.request.get(`/api/v1/settlements/${partnerId}/${day}/files/99502`);
    const missing = references[0] ?? '';
    const lines = (await ours.text()).split('\n').filter((line) => !line.includes(missing));
    // Another form of trailers: ours would have to tell the truth of the shorter file.
    const theirs = `${lines.join('\n').replace(/COUNT[\s\S]*/, 'END\nEND')}\n`;
    await page.getByLabel('Berkas mitra').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'mitra.fcn', mimeType: 'text/plain', buffer: Buffer.from(theirs) });
    await page.getByRole('button', { name: 'Bandingkan berkas' }).click();
    await page.getByRole('heading', { level: 1, name: 'Perbandingan berkas' }).waitFor();
    await page.getByRole('row', { name: /Hanya pada kami/ }).click();
    await page.getByRole('radio', { name: /Tolak \(usulan\)/ }).waitFor();
    await page.getByRole('button', { name: 'Putuskan: Tolak' }).click();
    await page.getByText('Sedikitnya tiga karakter.', { exact: true }).waitFor();
    await page.getByLabel('Alasan').fill('Pelanggan tidak pernah membayar');
    await page.getByRole('button', { name: 'Putuskan: Tolak' }).click();
    const asked = page.getByRole('dialog', { name: 'Putuskan: Tolak' });
    await asked.getByText(/Penjualan dibatalkan/).waitFor();
    await asked.getByRole('button', { name: 'Putuskan: Tolak' }).click();
    await page.getByRole('row', { name: /Hanya pada kami.*Diputuskan.*Tolak.*lina/ }).waitFor();
    await assertAccessible(page, 'a decided difference');
    const sale = await desk.get('lina', `/sales/${missing}`);
    assert.notEqual(sale['takenBackAt'], null);
    // The trace shows both events.
    await page.goto(`/sales/${missing}`);
    await page.getByRole('heading', { name: 'Pembukuan: Pembatalan' }).waitFor();
    await close();
  });

  test('an answer that was lost: what is on record is looked at, and the row closed with a reason', async () => {
    await world.loseAnswer('buku-besar-1');
    const { page, close } = await world.open('/manual-advices', { as: 'lina' });
    await page.getByRole('row', { name: /Jawaban tidak sampai.*buku-besar-1/ }).click();
    await page.getByText('Terjual dan berlaku. Mitra harus memberi token').waitFor();
    await page.getByLabel('Alasan').fill('Token dibacakan lewat telepon');
    await assertAccessible(page, 'a manual advice');
    await page.getByRole('button', { name: 'Keluarkan dari daftar' }).click();
    await page.getByRole('row', { name: /Ditutup.*buku-besar-1/ }).waitFor();
    await page.getByText('Token dibacakan lewat telepon').waitFor();
    await close();
  });

  test('a partner is registered, gets a counter, and is blocked with a reason', async () => {
    const { page, close } = await world.open('/partners/new', { as: 'lina' });
    await page.getByRole('button', { name: 'Daftarkan mitra' }).click();
    await page.getByText('Harus 3 sampai 11 angka atau huruf besar.').waitFor();
    await page.getByLabel('Kode mitra').fill('4519777');
    await page.getByLabel('Nama').fill('KOPERASI UJI');
    await page.getByRole('button', { name: 'Daftarkan mitra' }).click();
    await page.getByRole('heading', { level: 1, name: 'KOPERASI UJI' }).waitFor();
    const counter = page.getByRole('form', { name: 'Tambah loket' });
    await counter.getByLabel('Nomor loket').fill('LOKET-A');
    await counter.getByLabel('Nama').fill('Pasar Baru');
    await counter.getByRole('button', { name: 'Tambah loket' }).click();
    await page.getByRole('button', { name: 'Blokir LOKET-A' }).click();
    await page.getByRole('button', { name: 'Buka blokir LOKET-A' }).waitFor();
    await page.getByRole('button', { name: 'Ubah status' }).click();
    const state = page.getByRole('form', { name: 'Ubah status' });
    await state.getByLabel('Alasan').fill('Kontrak belum ditandatangani');
    await assertAccessible(page, 'a partner while it is blocked');
    await state.getByRole('button', { name: 'Ubah status' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByRole('button', { name: 'Ubah status' }).click();
    await state.waitFor({ state: 'detached' });
    await page.getByText('Kontrak belum ditandatangani').waitFor();
    const partner = await desk.get('lina', '/partners/4519777');
    assert.deepEqual([partner['state'], partner['balanceCents']], ['blocked', 0]);
    await close();
  });

  test('a link shows as it stands, and is shut and opened', async () => {
    const { page, close } = await world.open('/links', { as: 'lina' });
    const row = (state: string) => page.getByRole('row', { name: new RegExp(`demo ${state}`) });
    await row('Tidak tersambung').waitFor();
    const socket = connect(world.iso8583Port, '127.0.0.1').resume();
    const gone = once(socket, 'close');
    await row('Bekerja').click();
    await page.getByRole('grid', { name: 'Koneksi demo' }).getByText('127.0.0.1').waitFor();
    await page.getByRole('button', { name: 'Tutup link' }).click();
    const asked = page.getByRole('dialog', { name: 'Tutup link' });
    await asked.getByRole('button', { name: 'Tutup link' }).click();
    await row('Ditutup').waitFor();
    await page.getByText('Tidak ada koneksi sekarang').waitFor();
    await gone;
    await page.getByRole('button', { name: 'Buka link' }).click();
    await row('Tidak tersambung').waitFor();
    await close();
  });

  test('the ledger is examined: whole; then what was changed behind its back, with place and figures', async () => {
    const { page, close } = await world.open('/ledger', { as: 'lina' });
    await page.getByText('Belum pernah diperiksa dari layar ini').waitFor();
    const examine = page.getByRole('button', { name: 'Periksa sekarang' });
    await examine.click();
    await page.getByText('Utuh', { exact: true }).waitFor();
    await page.getByText('Rp 0', { exact: true }).waitFor();
    await assertAccessible(page, 'a ledger that is whole');
    await world.forgeDeposit(70_000);
    await examine.click();
    await page.getByText('1 temuan').waitFor();
    await close();

    // Whoever comes later sees it, too, and by whom it was found.
    const auditor = await world.open('/ledger', { as: 'hadi', ...narrow });
    const { page: later } = auditor;
    await later.getByText('1 temuan').waitFor();
    const row = later.getByRole('row', { name: /Saldo deposit berbeda dari buku besar/ });
    const cells = await row.getByRole('gridcell').allTextContents();
    const [expected = 0, found = 0] = cells.slice(3).map((text) => Number(text.replace(/\D/g, '')));
    assert.equal(found - expected, 700);
    assert.equal(await later.getByText('lina', { exact: true }).count(), 1);
    await assertAccessible(later, 'a ledger with a finding');
    await row.getByRole('link', { name: `deposit:${partnerId}` }).click();
    await later.getByRole('heading', { level: 1, name: `deposit:${partnerId}` }).waitFor();
    await world.forgeDeposit(-70_000);
    await auditor.close();
  });
});

async function choose(
  page: Page,
  box: ReturnType<Page['getByRole']>,
  option: string,
): Promise<void> {
  await box.click();
  await page.getByRole('option', { name: option }).click();
}
