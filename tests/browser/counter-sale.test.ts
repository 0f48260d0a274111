import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { counterDay, keptIn, openCounter } from './counter-desk.ts';
import { open, skip } from './support/index.ts';

describe('a sale at the counter', { skip }, () => {
  test('tap, amount, pay, print: three keys, one sale, no token left behind', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    await desk.light('Pembaca siap');
    const before = await counterDay(page);
    await desk.lay('DEWI LESTARI');
    await desk.name('DEWI LESTARI');
    await page.getByText('Meter normal').waitFor();
    await page.getByRole('img', { name: /Pemakaian tiap bulan/ }).waitFor();
    await desk.press('2');
    await desk.says('Rp 52.500');
    await desk.press('Enter');
    await desk.says('Token tertulis di kartu');
    await desk.assertFocused();
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
    assert.equal(desk.pressed, 3);
    const after = await counterDay(page);
    assert.equal(after.count - before.count, 1);
    assert.equal(after.totalCents - before.totalCents, 5_250_000);
    assert.doesNotMatch(await keptIn(page), /\d{20}|\d{4}(?: \d{4}){4}/);
    await desk.lift();
    await desk.light('Pembaca siap');
    await desk.assertFocused();
  });

  test('Enter held and pressed twice, a button clicked twice: sold once', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    const before = await counterDay(page);
    await desk.lay('DEWI LESTARI');
    await desk.name('DEWI LESTARI');
    await page.getByRole('button', { name: 'Rp 20.000' }).click();
    await page.getByRole('button', { name: /^Bayar/ }).dblclick();
    await desk.says('Token tertulis di kartu');
    await desk.press('Escape');
    await desk.says('Selesai, tanpa struk');
    assert.equal((await counterDay(page)).count - before.count, 1);
    await desk.lift();
  });

  test('an amount of one’s own, and the change; too little is told', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    await desk.lay('DEWI LESTARI');
    await desk.name('DEWI LESTARI');
    await desk.press('0');
    await page.keyboard.type('75000');
    await desk.says('Rp 77.500');
    await desk.press('+');
    // A plus in a field is no key of the desk: the field keeps it out.
    await page.getByLabel('Uang diterima (Rp)').fill('100000');
    await desk.says('Kembalian: Rp 22.500');
    await page.getByLabel('Uang diterima (Rp)').fill('70000');
    await desk.says('Kurang: Rp 7.500');
    await desk.press('Escape');
    await desk.says('Pelanggan berikutnya');
    await desk.lift();
  });

  test('torn in the middle: sold, not written; another card is told; the same card has it', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    const before = await counterDay(page);
    await desk.lay('JOKO SANTOSO');
    await desk.name('JOKO SANTOSO');
    await page.getByText('Gangguan (tamper)').waitFor();
    await page.getByRole('button', { name: 'Cabut saat ditulis' }).click();
    await page.getByText('Kartu ini akan terangkat').waitFor();
    await desk.press('1');
    await desk.press('Enter');
    await desk.says('SETRUM_CARD_REMOVED');
    await desk.says('Tempelkan lagi kartu yang sama');
    await desk.lay('DEWI LESTARI');
    await desk.says('SETRUM_CARD_OTHER');
    await desk.lift();
    await desk.light('Pembaca siap');
    await desk.lay('JOKO SANTOSO');
    await desk.says('Token tertulis di kartu');
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
    assert.equal((await counterDay(page)).count - before.count, 1);
    await desk.lift();
  });

  test('cards that nothing is sold for say why, and what to do', async () => {
    await using opened = await openCounter();
    const { desk } = opened;
    await desk.light('Pembaca siap');
    const cards = {
      'Kartu salinan': 'SETRUM_CARD_COPIED',
      'Kartu diblokir': 'SETRUM_CARD_BLOCKED',
      'Kartu kosong': 'SETRUM_CARD_BLANK',
      'Kartu perusahaan lain': 'SETRUM_CARD_FOREIGN',
    };
    for (const [card, code] of Object.entries(cards)) {
      await desk.lay(card);
      await desk.says(code);
      await desk.light('Kartu bermasalah');
      await desk.lift();
      await desk.light('Pembaca siap');
    }
  });

  test('at home the meter takes the token, and the next visit tells so', async () => {
    await using opened = await openCounter();
    const { desk, page } = opened;
    await page.getByRole('button', { name: 'Ke meter: DEWI LESTARI' }).click();
    await page.getByText(/^Meter: .* sisa .* kWh$/).waitFor();
    await desk.lay('DEWI LESTARI');
    await desk.name('DEWI LESTARI');
    await page.getByText('masuk meter').first().waitFor();
    await desk.press('Escape');
    await desk.lift();
  });

  test('who may not sell does not see the counter, and is refused', async () => {
    await using opened = await open('/counter', { as: 'budi' });
    const { page } = opened;
    await page.getByRole('heading', { name: 'Tidak diizinkan' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Penjualan loket' }).count(), 0);
    for (const path of ['/api/v1/counter-day', '/api/demo/counter']) {
      assert.equal((await page.request.get(path)).status(), 403, path);
    }
  });
});
