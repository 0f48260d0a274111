import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { luhnCheckDigit } from '@setrum/sts';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

// The long list has numbers of the same five digits up to 449.
const body = `32${String(Math.floor(Date.now() / 1_000) % 100_000).padStart(5, '0')}999`;
const meterNo = `${body}${luhnCheckDigit(body)}`;
const file = [
  'meter_no,model,sgc,krn,ti,ea,base_date,factory_no',
  `${meterNo},EM512-710,534250,2,01,11,2014,UJI-1`,
  '123,EM512-710,534250,2,01,11,2014,UJI-2',
].join('\r\n');

describe('the stock of meters', { skip }, () => {
  test('a file is checked by line, imported without the faulty ones, and is known the second time', async () => {
    await using opened = await open('/meter-stock/import', { as: 'tono' });
    const { page } = opened;
    const input = page.locator('input[type=file]');
    const buffer = Buffer.from(file);
    await input.setInputFiles({ name: 'pabrik.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('grid', { name: 'Temuan per baris' }).getByText('Salah').first().waitFor();
    assert.ok(await page.getByRole('button', { name: /^Impor \d+ meter$/ }).isDisabled());
    await page.getByLabel('Impor baris yang benar, lewati yang salah').check();
    await assertAccessible(page, 'a file that was checked');
    await page.getByRole('button', { name: 'Impor 1 meter' }).click();
    await page.getByText('Tersimpan', { exact: true }).waitFor();
    await input.setInputFiles({ name: 'lagi.csv', mimeType: 'text/csv', buffer });
    await page.getByText('Berkas ini sudah pernah diimpor').waitFor();
  });

  test('meters are moved by their numbers, all or none; scrapping asks; the filter stands in the URL', async () => {
    await using opened = await open(`/meter-stock?q=${meterNo}&move=issues`, { as: 'tono' });
    const { page } = opened;
    const row = page.getByRole('row', { name: meterNo });
    await row.getByText('Di gudang pusat').waitFor();
    const numbers = page.getByLabel('Nomor meter', { exact: true });
    await numbers.fill('12 34');
    await page.getByText('Bukan nomor meter (11 atau 13 angka): 12, 34').waitFor();
    await page.getByRole('button', { name: 'Ambil yang tampil' }).click();
    await page.getByRole('button', { name: 'Serahkan ke unit' }).click();
    await page.getByText('Pilih unit.').waitFor();
    await page.getByRole('combobox', { name: 'Ke unit' }).click();
    await page.getByRole('option', { name: /^53425/ }).click();
    await page.getByRole('button', { name: 'Serahkan ke unit' }).click();
    await page.getByText('1 meter dipindahkan.').waitFor();
    await row.getByText('Di unit').waitFor();
    await assertAccessible(page, 'moving meters');
    await page.getByText('Hapuskan', { exact: true }).first().click();
    // Its form is there once its own field is: until then the numbers would be typed into the one that goes.
    await page.getByLabel('Alasan').fill('rusak waktu uji');
    await numbers.fill(meterNo);
    await page.getByRole('button', { name: 'Hapuskan' }).click();
    await page.getByText('Hapuskan 1 meter?').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Hapuskan' }).click();
    await row.getByText('Dihapus').waitFor();
    await row.click();
    await page.waitForURL(`**/meters/${meterNo}`);
    await page.getByText('rusak waktu uji').waitFor();
  });

  test('a model is registered and corrected; of one in use the server keeps what its meters can do', async () => {
    const modelId = `UJI-${body.slice(2)}`;
    await using opened = await open('/meter-stock/models', { as: 'tono' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Daftarkan model' }).click();
    const form = page.getByRole('form', { name: 'Daftarkan model' });
    await form.getByRole('button', { name: 'Simpan model' }).click();
    await form.getByText('1 sampai 1.000 ampere.').waitFor();
    await form.getByLabel('Nama model').fill(modelId);
    await form.getByRole('combobox', { name: 'Pabrik' }).fill('32');
    await page.getByRole('option', { name: /^32 / }).click();
    await form.getByLabel('Merek').fill('UJI');
    await form.getByLabel('Tipe').fill(modelId);
    await form.getByLabel('Ampere').fill('60');
    await form.getByRole('group', { name: 'Banyaknya KCT' }).getByLabel('4').uncheck();
    await page.keyboard.press('Enter');
    await form.getByText('Pilih sedikitnya satu.').waitFor();
    await form.getByRole('group', { name: 'Banyaknya KCT' }).getByLabel('2').check();
    await page.keyboard.press('Enter');
    // A key of 128 bits takes four tokens: the server knows.
    await form.getByText('SETRUM_METER_MODEL_INVALID').waitFor();
    await form.getByRole('group', { name: 'Banyaknya KCT' }).getByLabel('4').check();
    await assertAccessible(page, 'registering a model');
    await form.getByRole('button', { name: 'Simpan model' }).click();
    await form.waitFor({ state: 'detached' });
    const row = page.getByRole('grid', { name: 'Model' }).getByRole('row', { name: modelId });
    await row.click();
    await page.getByLabel('Ampere').fill('80');
    await page.keyboard.press('Enter');
    await row.getByText('80', { exact: true }).waitFor();

    await page.goto('/meter-stock/models?model=EM512-710');
    const used = page.getByRole('form', { name: 'Ubah model EM512-710' });
    await used.getByRole('group', { name: 'Tanggal dasar' }).getByLabel('1993').click();
    await used.getByRole('button', { name: 'Simpan model' }).click();
    await used.getByText('SETRUM_METER_MODEL_IN_USE').waitFor();
    await used.getByRole('button', { name: 'Batal' }).click();
    await used.waitFor({ state: 'detached' });

    await using other = await open('/meter-stock/models?model=EM512-710', { as: 'budi' });
    await other.page.getByText('EM512-710').first().waitFor();
    assert.equal(await other.page.getByRole('button', { name: 'Simpan model' }).count(), 0);
  });

  test('a long list loads on as it is scrolled, by wheel and by keyboard', async () => {
    const desk = new Desk((await demo()).url);
    const batch = `B${body.slice(2, 7)}-`;
    const many = Array.from({ length: 450 }, (_, n) => {
      const digits = `32${body.slice(2, 7)}${String(n).padStart(3, '0')}`;
      return `${digits}${luhnCheckDigit(digits)},EM512-710,534250,2,01,11,2014,${batch}${n}`;
    });
    const csv = [file.split('\r\n')[0], ...many].join('\n');
    await desk.upload('tono', '/meter-stock/imports', csv);
    await using opened = await open(`/meter-stock?q=${batch}`, { as: 'tono' });
    const { page } = opened;
    const grid = page.getByRole('grid', { name: 'Persediaan' });
    const rows = (): Promise<string | null> => grid.getAttribute('aria-rowcount');
    await grid.waitFor();
    assert.equal(await rows(), '201');
    await grid.press('End');
    await page.waitForFunction(
      () => document.querySelector('[role=grid][aria-rowcount="401"]') !== null,
    );
    // As a wheel is turned until the end is there: the first turn may come before the new rows have their room.
    await page.waitForFunction(() => {
      const box = document.querySelector('[role=grid]')?.parentElement;
      box?.scrollTo(0, box.scrollHeight);
      return document.querySelector('[role=grid][aria-rowcount="451"]') !== null;
    });
    await page.getByText('450 baris').waitFor();
  });
});
