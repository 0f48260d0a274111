import { describe, test } from 'node:test';
import { Desk } from './support/desk.ts';
import { makeExamples } from './support/examples.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

describe('notifications and help', { skip }, () => {
  test('what a colleague does is told at once, and the page that shows it changes by itself', async () => {
    const desk = new Desk((await demo()).url);
    await using opened = await open('/start', { as: 'budi' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Pemberitahuan', exact: true }).waitFor();
    await opened.watch.settled();
    const { agendaNo } = await makeExamples(desk);
    await page.getByRole('button', { name: /Pemberitahuan, \d+ baru/ }).click();
    await assertAccessible(page, 'notifications');
    await page.getByRole('dialog').getByRole('link', { name: agendaNo }).click();
    const state = page.getByText('SIP terbit, menunggu pembayaran').first();
    await state.waitFor();
    await desk.post('sari', `/applications/${agendaNo}/cancel`, { reason: 'pindah rumah' });
    await page.getByText('pindah rumah').waitFor();
  });

  test('who may hear nothing has no bell', async () => {
    await using opened = await open('/start', { as: 'adi' });
    const { page } = opened;
    await page.getByRole('heading', { level: 1, name: /Selamat datang/ }).waitFor();
    await page.getByRole('button', { name: /Pemberitahuan/ }).waitFor({ state: 'detached' });
  });

  test('? opens the help of the page, in the language of the screen', async () => {
    await using opened = await open('/customers/534252904966', { as: 'budi', language: 'en' });
    const { page } = opened;
    await page.getByRole('heading', { level: 1, name: 'SICILIA NFC' }).waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.getByText('The master record (DIL) of one customer').waitFor();
    await assertAccessible(page, 'help');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });
});
