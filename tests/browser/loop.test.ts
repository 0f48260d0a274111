import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tokensOn, Visitor } from './loop-table.ts';
import { assertAccessible, narrow, open, skip } from './support/index.ts';

describe('the loop, played', { skip }, () => {
  test('with the mouse: the card is dragged from the meter to the counter and back', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    const [field, reader] = [visitor.zone('Bidang NFC meter'), visitor.zone('Pembaca kartu')];
    await visitor.press('2 jam, 700 W');
    await page.getByText('Sisa menipis').first().waitFor();
    const reported = await visitor.drag(field);
    assert.equal(reported.card.changed.by, 'meter');
    await page.getByText('bita diubah oleh meter').waitFor();
    const read = await visitor.drag(reader);
    assert.equal(read.centre.months.length, 12);
    await reader.getByText(read.customer.meterNo).waitFor();
    const sold = await visitor.press('Beli token Rp 50.000');
    const { token = '', energyDkwh = 0 } = sold.counter.sale ?? {};
    assert.deepEqual(tokensOn(sold), [token]);
    await page
      .getByRole('row', { name: /entri 1/ })
      .getByText(token.slice(16))
      .waitFor();
    const taken = await visitor.drag(field);
    assert.equal(taken.meter.creditWh, read.meter.creditWh + energyDkwh * 100);
    await visitor.lcd.getByText(/^BENAR \+/).waitFor();
    const known = await visitor.drag(reader);
    assert.deepEqual(
      known.centre.tokens.map(({ result }) => result),
      [1],
    );
    await page.getByText('Putaran selesai').waitFor();
  });

  test('what moved is shown: messages without secrets, postings, load profile, paper', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    await visitor.toCounter();
    const { counter, messages } = await visitor.press('Beli token Rp 50.000');
    const token = counter.sale?.token ?? '-';
    await page.getByRole('tab', { name: 'Pesan' }).click();
    const panel = page.getByRole('tabpanel');
    await panel.getByText('POST /api/v1/purchases').waitFor();
    const told = await panel.innerText();
    assert.ok(told.includes(token) && messages.length >= 2);
    assert.doesNotMatch(told, /bearer|setrum_/i);
    await page.getByRole('tab', { name: 'Jurnal' }).click();
    const sums = panel.getByRole('row', { name: /^Jumlah/ }).getByRole('cell');
    assert.deepEqual(await sums.allInnerTexts(), ['Rp 50.000', 'Rp 50.000']);
    await page.getByRole('tab', { name: 'Load profile' }).click();
    assert.equal(await panel.getByText('terverifikasi', { exact: true }).count(), 12);
    await visitor.press('Cetak struk');
    await panel.getByText(token.match(/.{4}/g)?.join(' ') ?? '-').waitFor();
  });

  test('by keyboard alone', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    const low = await visitor.keys(/^2 jam, 700 W$/);
    assert.equal(low.meter.lowCredit, true);
    await visitor.keys(/^Tempel di meter$/);
    await visitor.keys(/^Letakkan di pembaca$/);
    const sold = await visitor.keys(/^Beli token Rp 20\.000$/);
    assert.equal(sold.counter.sale?.card, 'written');
    const taken = await visitor.keys(/^Tempel di meter$/);
    assert.ok(taken.meter.creditWh > low.meter.creditWh);
    await visitor.tabTo(/^Ketikan$/);
    await page.keyboard.type('37');
    const shown = await visitor.after(() => page.keyboard.press('Enter'));
    assert.equal(shown.meter.lcd.id, `${(taken.meter.creditWh / 1000).toFixed(1)} kWh`);
    await page.keyboard.type(sold.counter.sale?.token ?? '');
    const again = await visitor.after(() => page.keyboard.press('Enter'));
    assert.equal(again.meter.lcd.id, 'TERPAKAI');
    const known = await visitor.keys(/^Lakukan$/);
    assert.deepEqual(
      known.centre.tokens.map(({ result }) => result),
      [1],
    );
  });

  test('axe finds nothing, light and dark, whatever has gone wrong; at 390 px nothing is cut off', async () => {
    for (const dark of [false, true]) {
      await using opened = await open('/loop', { dark });
      const { page } = opened;
      const visitor = await new Visitor(page).sit();
      await visitor.toCounter();
      await visitor.turn('Tarik kartu');
      await visitor.press('Beli token Rp 50.000');
      await visitor.turn('Buka tutup meter');
      await assertAccessible(page, `a torn card and a tamper, ${dark ? 'dark' : 'light'}`);
      for (const name of dark ? [] : ['Pesan', 'Jurnal', 'Load profile']) {
        await page.getByRole('tab', { name }).click();
        await assertAccessible(page, name);
      }
    }
    await using opened = await open('/loop', { ...narrow, language: 'en' });
    await opened.page.getByRole('button', { name: 'Tap at the meter' }).waitFor();
    await assertAccessible(opened.page, '390 px, English');
    const width = await opened.page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, narrow.width);
  });

  test('the address is the playground: reloaded, it is the same; of one that is over, a new one begins', async () => {
    await using opened = await open('/loop');
    const { page } = opened;
    const visitor = await new Visitor(page).sit();
    const { meter } = await visitor.press('2 jam, 700 W');
    await page.reload();
    await visitor.sit();
    await visitor.lcd.getByText(`${(meter.creditWh / 1000).toFixed(1)} kWh !`).waitFor();
    await page.goto(`/loop?id=${'0'.repeat(32)}`);
    await page.getByText('Peragaan ini sudah berakhir').waitFor();
    await page.getByRole('button', { name: 'Mulai yang baru' }).click();
    await visitor.sit();
    await visitor.lcd.getByText('6.0 kWh').waitFor();
  });

  test('whoever goes on to another page while it begins gets there', async () => {
    await using opened = await open('/design-system');
    const { page } = opened;
    const held = async (address: string): Promise<() => void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      await page.route(address, async (route) => {
        await promise;
        await route.continue();
      });
      return resolve;
    };
    const begin = await held('**/api/demo/playground');
    await page.getByRole('link', { name: 'Putaran dua arah' }).click();
    await page.waitForURL('**/loop');
    const arrive = await held('**/assets/**');
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByRole('menuitem', { name: 'Masuk' }).click();
    const begun = page.waitForResponse('**/api/demo/playground');
    begin();
    await (await begun).finished();
    arrive();
    await page.waitForURL('**/sign-in');
    await opened.watch.settled();
    assert.equal(new URL(page.url()).pathname, '/sign-in');
  });
});
