import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { applicationOf, keypad, newConnection, newMeter, paid } from './support/ap2t.ts';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, narrow, open, skip } from './support/index.ts';

describe('activation and the monitoring of tokens', { skip }, () => {
  let desk: Desk;
  before(async () => {
    desk = new Desk((await demo()).url);
  });

  test('a meter of the wrong kind is refused; where the unit has none that fits, the exception with its reason', async () => {
    // Three phases: the unit has no NFC meter of those.
    const agendaNo = await newConnection(desk, { tariff: 'R2', powerVa: 3900 });
    await paid(desk, agendaNo);
    const meterNo = await newMeter(desk, await threePhases(desk));
    await using opened = await open(`/activation?agenda=${agendaNo}`, { as: 'tono' });
    const { page } = opened;
    const field = page.getByRole('combobox', { name: 'Nomor meter' });
    await field.fill(await newMeter(desk, keypad));
    await page.getByText('SETRUM_METER_PHASES').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Aktivasi', exact: true }).isDisabled());
    await field.fill('99999999999');
    await page.getByText('SETRUM_METER_UNKNOWN_IN_STOCK').waitFor();
    await field.fill(meterNo);
    await page.getByText('SETRUM_METER_KIND_MISMATCH').waitFor();
    await page.getByText('Lanjut dengan pengecualian?').waitFor();
    await page.setViewportSize(narrow);
    await assertAccessible(page, 'an exception');
    const go = page.getByRole('button', { name: 'Aktivasi sebagai satu arah' });
    await go.click();
    await page.getByText('Tulis sedikitnya 3 karakter.').waitFor();
    assert.equal((await applicationOf(desk, agendaNo)).state, 'paid');
    await page.getByLabel('Alasan pengecualian').fill('tidak ada meter NFC tiga fasa');
    await go.click();
    await page.getByRole('heading', { level: 1, name: new RegExp(agendaNo) }).waitFor();
    const { product } = await applicationOf(desk, agendaNo);
    assert.equal(product, 'prepaid');
    // What was asked for stays to be seen beside what it became.
    await page.getByRole('tab', { name: 'Data', exact: true }).click();
    await page.getByText('Prabayar satu arah (diminta: Prabayar dua arah (NFC))').waitFor();
  });

  test('while the unit has an NFC meter to give out, a one-way one is refused and no exception offered', async () => {
    const agendaNo = await newConnection(desk);
    await paid(desk, agendaNo);
    const [nfc, oneWay] = [await newMeter(desk), await newMeter(desk, keypad)];
    await using opened = await open(`/activation?agenda=${agendaNo}`, { as: 'tono' });
    const { page } = opened;
    const field = page.getByRole('combobox', { name: 'Nomor meter' });
    const go = page.getByRole('button', { name: 'Aktivasi', exact: true });
    await field.fill(oneWay);
    await page
      .getByText(
        `Produk yang dipilih adalah Prabayar (Prepaid) Dua Arah - NFC, sedangkan meter ${oneWay}`,
      )
      .waitFor();
    assert.ok(await go.isDisabled());
    assert.equal(await page.getByText('Lanjut dengan pengecualian?').count(), 0);
    assert.equal(await page.getByLabel('Alasan pengecualian').count(), 0);
    await field.fill(nfc);
    await page.getByText('Meter cocok dan dapat diaktivasi.').waitFor();
    await go.click();
    await page.getByRole('heading', { level: 1, name: new RegExp(agendaNo) }).waitFor();
    const { product, meterNo } = await applicationOf(desk, agendaNo);
    assert.deepEqual([product, meterNo], ['prepaid-nfc', nfc]);
  });

  test('two windows at the same tokens: what happens in one is seen in both, without loading', async () => {
    const agendaNo = await newConnection(desk);
    await paid(desk, agendaNo);
    const meterNo = await newMeter(desk);
    const path = `/token-requests?by=agendaNo&no=${agendaNo}`;
    await using first = await open(path, { as: 'tono' });
    await using second = await open(path, { as: 'sari' });
    const pages = [first.page, second.page];
    for (const page of pages) await page.getByText('Tidak ada permohonan token').waitFor();
    await desk.post('tono', `/applications/${agendaNo}/activate`, { meterNo });
    for (const page of pages) {
      await page.getByRole('row', { name: /3 SUKSES TOKEN.*Daya maksimum/ }).waitFor();
      await page.getByRole('row', { name: /3 SUKSES TOKEN.*Stroom perdana/ }).waitFor();
    }
    const row = first.page.getByRole('row', { name: /Daya maksimum/ });
    await row.getByText('Daya maksimum').click();
    await first.page.getByRole('button', { name: 'Lihat angka token' }).click();
    await first.page
      .getByText(/^\d{4}$/)
      .first()
      .waitFor();
    await assertAccessible(first.page, 'the digits of an order');
    // They are not for everybody.
    await second.page
      .getByRole('row', { name: /Daya maksimum/ })
      .getByText('Daya')
      .click();
    await second.page.getByText('Angka token hanya untuk bagian meter').waitFor();
    assert.equal(await second.page.getByRole('button', { name: 'Lihat angka token' }).count(), 0);
    await desk.post('tono', `/applications/${agendaNo}/undo-activation`, { reason: 'salah meter' });
    for (const page of pages)
      await page.getByRole('row', { name: /8 BATAL.*Daya maksimum/ }).waitFor();
  });
});

/** A model of three phases, keypad only. */
async function threePhases(desk: Desk): Promise<string> {
  const { models } = await desk.get<{ readonly models: readonly Model[] }>('tono', '/meter-models');
  const { modelId: _, ...star } = models.find(({ modelId }) => modelId === keypad) ?? {};
  await desk.put('tono', '/meter-models/STAR-3', { ...star, type: 'DTS27', phases: 3 });
  return 'STAR-3';
}

interface Model {
  readonly modelId: string;
  readonly phases: number;
}
