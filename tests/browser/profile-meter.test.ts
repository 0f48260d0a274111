import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, open, skip } from './support/index.ts';

/** Table 3-2 of the SOP, the newest month first: Blth, stand, remaining kWh, voltage, tamper. */
const table = [
  ['201212', '5.700', '6', '220', '8'],
  ['201211', '5.210', '21', '210', '8'],
  ['201210', '4.889', '16', '220', '8'],
  ['201209', '4.765', '9', '210', '8'],
  ['201208', '4.322', '11', '220', '8'],
  ['201207', '4.011', '18', '210', '8'],
  ['201206', '3.765', '34', '220', '8'],
  ['201205', '3.409', '8', '210', '8'],
  ['201204', '2.998', '24', '200', '8'],
  ['201203', '2.553', '17', '190', '8'],
  ['201202', '2.012', '48', '205', '8'],
  ['201201', '1.654', '5', '200', '8'],
] as const;

describe('load profiles', { skip }, () => {
  test('by meter number (figure 3-3): table 3-2 of the SOP, charts that say what they show, and what is wrong', async () => {
    await using opened = await open('/load-profile', { as: 'budi' });
    const { page } = opened;
    const field = page.getByLabel('No meter', { exact: true });
    await field.fill('3203');
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    await page.getByText('Nomor meter punya 11 atau 13 angka.').waitFor();
    await field.fill('3203 1017 679');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/load-profile?meter=32031017679');
    const grid = page.getByRole('grid', { name: 'Load profile per bulan 32031017679' });
    await grid.getByText('201212').waitFor();
    assert.deepEqual(await months(page), table);
    await grid
      .getByRole('row', { name: /^201203/ })
      .getByText('Rendah')
      .waitFor();
    await page.getByText('Tegangan: terendah 190 V (Mar 12), tertinggi 220 V (Jun 12).').waitFor();
    await page.locator('figure canvas').nth(3).waitFor();
    await assertAccessible(page, 'a load profile with its charts');
  });

  test('monitoring (figure 3-2) leads from a number to its purchases, and from a purchase to the load profile', async () => {
    await using opened = await open('/monitoring/two-way', { as: 'agus' });
    const { page } = opened;
    const number = page.getByLabel('No meter atau IDPEL');
    await number.fill('12');
    await page.getByRole('button', { name: 'Cari', exact: true }).click();
    await page.getByText('11, 12, atau 13 angka.').waitFor();
    await number.fill('534252904966');
    await page.getByRole('button', { name: 'Cari', exact: true }).click();
    await page.waitForURL('**number=534252904966**');
    await page.locator('a[download][href*="/export?idpel=534252904966&from="]').waitFor();
    const row = page.getByRole('row', { name: '534252904966' }).first();
    await row.getByText('Diterima meter').waitFor();
    await row.getByRole('link', { name: '32031017679' }).click();
    await page.waitForURL('**/load-profile?meter=32031017679');
  });
});

/** Blth, stand, remaining, voltage and tamper as the table on the page shows them. */
const months = (page: Page): Promise<string[][]> =>
  page.evaluate(() => {
    const grid = document.querySelector('[aria-label^="Load profile per bulan"]');
    const rows = [...(grid?.querySelectorAll('tbody tr') ?? [])];
    return rows.map((row) => {
      const cells = [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '');
      const figure = (at: number): string => /[\d.]+/.exec(cells[at] ?? '')?.[0] ?? '';
      return [0, 1, 3, 4, 6].map(figure);
    });
  });
