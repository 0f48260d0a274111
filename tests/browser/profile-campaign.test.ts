import { describe, test } from 'node:test';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

describe('key-change campaigns', { skip }, () => {
  test('one asks, another decides on the page; the progress stands there by unit', async () => {
    const desk = new Desk((await demo()).url);
    const name = `Uji kampanye ${Date.now()}`;
    const order = {
      name,
      reason: 'untuk diuji',
      units: ['53425'],
      from: { krn: 9 },
      target: { krn: 8 },
    };
    await desk.post('tono', '/key-campaigns', order);
    await using opened = await open('/key-campaigns', { as: 'budi' });
    const { page } = opened;
    await page.getByText(name).click();
    await page.waitForURL('**/key-campaigns/*');
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText('KRN 8', { exact: true }).waitFor();
    await assertAccessible(page, 'a campaign');
    await page.getByRole('button', { name: 'Tolak', exact: true }).click();
    await page.getByText(`Kampanye “${name}” tidak pernah berjalan.`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Tolak' }).click();
    await page.getByText('Ditolak', { exact: true }).first().waitFor();
  });
});
