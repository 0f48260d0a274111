import { describe, test } from 'node:test';
import { assertAccessible, open, skip } from './support/index.ts';

describe('axe finds nothing', { skip }, () => {
  test('in the menus of the head, and in a dialog', async () => {
    await using opened = await open('/design-system', { as: 'budi' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Budi (supervisor)' }).click();
    await page.getByRole('menuitemradio', { name: 'WITA' }).waitFor();
    await assertAccessible(page, 'the menu of the person');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Batalkan permohonan…' }).click();
    await page.getByRole('dialog', { name: 'Batalkan permohonan ini?' }).waitFor();
    await assertAccessible(page, 'a question before something that cannot be taken back');
  });
});
