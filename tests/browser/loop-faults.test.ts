import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tokensOn, Visitor } from './loop-table.ts';
import { open, skip } from './support/index.ts';

describe('faults thrown into the loop', { skip }, () => {
  test('the card is pulled: the write is torn, the sale resumed, exactly one token is on the card', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    await visitor.toCounter();
    await visitor.turn('Tarik kartu');
    const torn = await visitor.press('Beli token Rp 50.000');
    assert.deepEqual([torn.problem?.code, tokensOn(torn)], ['SETRUM_CARD_REMOVED', []]);
    await page.getByText('lalu kartu tertarik').waitFor();
    await page.getByText('Penjualan Rp 50.000 belum selesai').waitFor();
    // The guide leads on: the same card again, then the sale.
    await visitor.press('Lakukan');
    const done = await visitor.press('Lakukan');
    assert.deepEqual([done.problem, done.counter.pending], [null, []]);
    assert.deepEqual(tokensOn(done), [done.counter.sale?.token]);
    assert.equal(done.centre.tokens.length, 1);
    const taken = await visitor.press('Tempel di meter');
    assert.equal(taken.meter.creditWh, 4_600 + (done.counter.sale?.energyDkwh ?? 0) * 100);
  });

  test('the line is cut: nothing is sold, the sale waits and goes on', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    await visitor.toCounter();
    await visitor.turn('Putus saluran');
    const cut = await visitor.press('Beli token Rp 50.000');
    assert.equal(cut.problem?.code, 'SETRUM_CENTRE_UNREACHABLE');
    assert.deepEqual([cut.counter.pending.length, cut.centre.tokens], [1, []]);
    await page.getByRole('alert').getByText('SETRUM_CENTRE_UNREACHABLE').waitFor();
    await visitor.turn('Putus saluran');
    const done = await visitor.press('Lanjutkan');
    assert.deepEqual([tokensOn(done), done.counter.pending], [[done.counter.sale?.token], []]);
  });

  test('the answer is lost: the centre has sold, and the sale goes on with the same token', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    await visitor.toCounter();
    await visitor.turn('Hilangkan jawaban');
    const lost = await visitor.press('Beli token Rp 50.000');
    assert.deepEqual([lost.counter.pending.length, lost.centre.tokens.length], [1, 1]);
    await page.getByRole('tab', { name: 'Pesan' }).click();
    await page.getByText('Jawaban (tidak pernah sampai di loket)').first().waitFor();
    const shown = await page.getByRole('tabpanel').innerText();
    await visitor.turn('Hilangkan jawaban');
    const done = await visitor.press('Lanjutkan');
    const token = done.counter.sale?.token ?? '-';
    assert.ok(shown.includes(token));
    assert.deepEqual([tokensOn(done), done.centre.tokens.length], [[token], 1]);
  });

  for (const by of ['lewat kartu', 'diketik'] as const) {
    test(`tamper: credit is refused until the centre clears it, ${by}`, async () => {
      await using opened = await open('/loop');
      const { page } = opened;
      const visitor = await new Visitor(page).sit();
      await visitor.toCounter();
      const sold = await visitor.press('Beli token Rp 50.000');
      await visitor.turn('Buka tutup meter');
      await visitor.turn('Buka tutup meter');
      const refused = await visitor.press('Tempel di meter');
      assert.equal(refused.meter.creditWh, 4_600);
      await visitor.lcd.getByText('PERIKSA').waitFor();
      if (by === 'lewat kartu') await visitor.press('Letakkan di pembaca');
      const ordered = await visitor.press(`Minta token, ${by}`);
      const { token = '' } = ordered.centre.clearTamper ?? {};
      if (by === 'diketik') {
        await page.getByLabel('Ketikan').fill(token);
        await visitor.press('ENTER');
      } else {
        assert.equal(tokensOn(ordered).length, 2);
      }
      const cleared = await visitor.press('Tempel di meter');
      const { energyDkwh = 0 } = sold.counter.sale ?? {};
      assert.deepEqual(
        [cleared.meter.tamper, cleared.meter.creditWh],
        [false, 4_600 + energyDkwh * 100],
      );
    });
  }
});
