import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, narrow, skip } from './support/index.ts';
import { openAt } from './support/opener.ts';
import { createP2tlWorld, emptyUnit, fieldUnit, type P2tlWorld } from './support/p2tl-world.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Daftar P2TL' });
const rows = (page: Page) => grid(page).locator('tbody tr');

/** The score of a row, in percent. */
const scoreOf = (row: string): number => Number(/^[\d,]+/.exec(row)?.[0].replace(',', '.'));

describe('the P2TL list', { skip }, () => {
  let world: P2tlWorld;
  before(async () => {
    world = await createP2tlWorld();
  });
  after(() => world?.close());

  test('ranks meters, spells out why, and leads to the load profile; the file has the list', async () => {
    const { page, close } = await openAt(world.url, '/p2tl', { as: 'eko' });
    await page.getByText(/^Diperiksa .* sampai Blth \d{6}\.$/).waitFor();
    // Unless somebody says otherwise, from the score from which the server has a meter inspected.
    await page.locator('input[value="40 % – layak diperiksa"]').waitFor();
    await rows(page).first().waitFor();
    const listed = await rows(page).allTextContents();
    const scores = listed.map(scoreOf);
    assert.ok(listed.length >= 5 && scores.every((score) => score >= 40 && score <= 100));
    assert.deepEqual(
      scores,
      scores.toSorted((a, b) => b - a),
    );
    assert.match(listed[0] ?? '', /Pemakaian turun \d+ % sejak \d{2}\/\d{4}/);

    const meterNo = /3257\d{7}/.exec(listed[0] ?? '')?.[0] ?? '';
    await rows(page).first().click();
    await page.waitForURL(`**open=${meterNo}`);
    const why = page.getByRole('grid', { name: `Meter ${meterNo}: mengapa` });
    await why.getByRole('row', { name: /Memberatkan.*Pemakaian turun \d+ %/ }).waitFor();
    await why.getByRole('row', { name: /Memberatkan.*Neraca P\d+.*hilang di meter ini/ }).waitFor();
    assert.doesNotMatch(await why.innerText(), /NaN|undefined/);
    await assertAccessible(page, 'a meter of the P2TL list');

    const download = page.waitForEvent('download');
    await grid(page).locator('..').locator('..').getByRole('button', { name: 'Unduh CSV' }).click();
    const file = await (await download).path();
    const [head = '', ...lines] = (await readFile(file, 'utf8')).trim().split('\r\n');
    assert.match(head, /Skor,No meter,Alasan terkuat/);
    assert.equal(lines.length, listed.length);
    assert.ok(lines[0]?.includes(meterNo));

    await page.getByRole('link', { name: 'Lihat load profile' }).click();
    await page.waitForURL(`**/load-profile?meter=${meterNo}`);
    await page.getByRole('grid', { name: `Load profile per bulan ${meterNo}` }).waitFor();
    await close();
  });

  test('is narrowed by unit and by score, which stand in the URL', async () => {
    const { page, close } = await openAt(world.url, '/p2tl', { as: 'eko', ...narrow });
    await rows(page).first().waitFor();
    const usual = await rows(page).count();
    const unit = page.getByRole('combobox', { name: 'Unit' });
    await unit.click();
    await page.getByRole('option', { name: emptyUnit }).click();
    await page.waitForURL(`**/p2tl?unit=${emptyUnit}`);
    await page.getByText('Tidak ada meter yang layak diperiksa di sini').waitFor();
    await page.reload();
    await page.getByText('Tidak ada meter yang layak diperiksa di sini').waitFor();
    assert.match(await unit.inputValue(), new RegExp(emptyUnit));
    await unit.click();
    await page.getByRole('option', { name: fieldUnit }).click();
    await page.waitForURL(`**/p2tl?unit=${fieldUnit}`);
    await rows(page).first().waitFor();
    assert.equal(await rows(page).count(), usual);

    await page.getByRole('combobox', { name: 'Skor terendah' }).click();
    await page.getByRole('option', { name: /^10 %/ }).click();
    await page.waitForURL(`**/p2tl?unit=${fieldUnit}&least=0.1`);
    await rows(page).nth(usual).waitFor();
    const least = (await rows(page).allTextContents()).map(scoreOf).at(-1) ?? 100;
    assert.ok(least >= 10 && least < 40, `${least} %`);
    await assertAccessible(page, 'the P2TL list');
    await close();
  });
});
