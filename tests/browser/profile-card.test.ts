import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAccessible, demo, open, skip } from './support/index.ts';

describe('the card inspector', { skip }, () => {
  test('tells every byte of a card from a file and from hex (figure 3-4); tokens are starred until asked for', async () => {
    const { dataDir } = await demo();
    const file = join(dataDir, 'demo-counter', 'cards', 'dewi.json');
    await using opened = await open('/card-inspector', { as: 'budi' });
    const { page } = opened;
    await page.getByLabel('Hex dari 888 byte').fill('53 54 01');
    await page.getByRole('button', { name: 'Jelaskan' }).click();
    await page.getByText('Peta kartu punya 888 byte; ini 3 byte.').waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    const uid = String(JSON.parse(await readFile(file, 'utf8')).uid);
    await page.getByText(uid).waitFor();
    const identity = page.getByRole('grid', { name: /^Identitas Slot/ }).first();
    await identity.getByRole('row', { name: /nomor meter/ }).waitFor();
    await assertAccessible(page, 'the identity of a card');
    await page.getByRole('tab', { name: 'Semua byte' }).click();
    const map = page.getByRole('grid', { name: 'Semua byte' });
    assert.equal(await map.getAttribute('aria-rowcount'), '57');
    await page.getByRole('tab', { name: 'Kotak surat' }).click();
    await page.getByText(/^Slot [AB], byte 104–199$/).waitFor();
    await page.getByLabel('Tampilkan angka token').check();
    await page.getByRole('button', { name: 'Kartu lain' }).click();
    await page.getByLabel('Hex dari 888 byte').fill('00'.repeat(888));
    await page.getByRole('button', { name: 'Jelaskan' }).click();
    await page.getByText('Kosong', { exact: true }).waitFor();
  });
});
