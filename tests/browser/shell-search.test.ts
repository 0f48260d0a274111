import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Desk } from './support/desk.ts';
import { makeExamples } from './support/examples.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Cari' });
const option = (page: Page, name: RegExp) => page.getByRole('option', { name });
const titled = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe('the one search box', { skip }, () => {
  test('a name by keyboard alone: /, type, arrow, Enter; back is back; it is remembered', async () => {
    await using opened = await open('/start', { as: 'budi' });
    const { page } = opened;
    await titled(page, /Selamat datang/);
    await page.keyboard.press('/');
    await box(page).waitFor();
    await page.keyboard.type('sicil');
    await option(page, /SICILIA NFC/).waitFor();
    await assertAccessible(page, 'the search box with results');
    await page.keyboard.press('Enter');
    await titled(page, 'SICILIA NFC');
    await page.goBack();
    await titled(page, /Selamat datang/);
    await page.getByRole('link', { name: 'SICILIA NFC' }).waitFor();
    await page.keyboard.press('/');
    await option(page, /SICILIA NFC/).waitFor();
    await page.keyboard.press('Escape');
    await box(page).waitFor({ state: 'hidden' });
  });

  test('a number is told as what it is: customer, meter, agenda, registration; every result leads to its record', async () => {
    const examples = await makeExamples(new Desk((await demo()).url));
    await using opened = await open('/start', { as: 'budi' });
    const { page } = opened;
    const openFirst = async (typed: string, group: string, title: string | RegExp) => {
      await page.keyboard.press('Control+k');
      await box(page).fill(typed);
      const results = page.getByRole('group', { name: group });
      await results.getByRole('option').first().click();
      await titled(page, title);
    };
    await titled(page, /Selamat datang/);
    await openFirst(examples.idpel, 'Pelanggan', 'SICILIA NFC');
    await openFirst(examples.meterNo, 'Meter', `No. meter ${examples.meterNo}`);
    await openFirst(examples.agendaNo, 'Permohonan (agenda)', new RegExp(examples.agendaNo));
    await openFirst(examples.registrationNo, 'Nomor registrasi', new RegExp(examples.agendaNo));
    await openFirst('Komponen', 'Halaman', 'Komponen layar');
  });

  test('a sale by its reference, for who may see sales; customers are not shown to who may not', async () => {
    const { reference } = await makeExamples(new Desk((await demo()).url));
    await using opened = await open('/start', { as: 'lina' });
    const { page } = opened;
    await titled(page, /Selamat datang/);
    await page.keyboard.press('/');
    await box(page).fill(reference);
    await option(page, /Rp 52\.500/).waitFor();
    await page.keyboard.press('Enter');
    await titled(page, 'Token prabayar');
    await page.getByText('BANK DEMO').waitFor();
    await page.keyboard.press('/');
    await box(page).fill('sicilia');
    await page.getByText('Tidak ada yang cocok di unit Anda.').waitFor();
  });

  test('what nothing can be found by is no error while one types', async () => {
    await using opened = await open('/start', { as: 'budi' });
    const { page } = opened;
    await titled(page, /Selamat datang/);
    await page.keyboard.press('/');
    await box(page).fill('534');
    await page.getByText('Ketik sedikitnya lima angka.').waitFor();
    await box(page).fill('zzzzqqq');
    await page.getByText('Tidak ada yang cocok di unit Anda.').waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
  });
});
