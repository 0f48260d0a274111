import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible, open, skip } from './support/index.ts';

const name = `uji-${Date.now().toString(36)}`;

describe('users, roles and the audit trail', { skip }, () => {
  test('a user is made, changed and blocked; the password is shown once', async () => {
    await using opened = await open('/users/new', { as: 'adi' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Buat pengguna' }).click();
    await page.getByText('Pilih sedikitnya satu peran.').waitFor();
    await page.getByLabel('Nama pengguna').fill(name);
    await page.getByLabel('Nama lengkap').fill('UJI LAYAR');
    await page.getByRole('combobox', { name: 'Peran' }).click();
    await page.getByRole('option', { name: 'Petugas pelayanan' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Unit' }).click();
    await page.getByRole('option', { name: /^53425/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Buat pengguna' }).click();
    await page.getByText(`Kata sandi sementara ${name}, tampil sekali ini:`).waitFor();
    await assertAccessible(page, 'a new user');

    await page.goto(`/users/${name}`);
    await page.getByLabel('Nama lengkap').fill('UJI LAYAR DUA');
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByRole('heading', { level: 1, name: 'UJI LAYAR DUA' }).waitFor();
    assert.equal(await page.getByText('tampil sekali ini').count(), 0);
    await page.getByRole('button', { name: 'Blokir', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Blokir' }).click();
    await page.getByRole('button', { name: 'Buka blokir' }).waitFor();
    await assertAccessible(page, 'a user');
  });

  test('an auditor reads what was done, entry by entry, and changes nothing', async () => {
    await using opened = await open(`/audit?subject=${name}`, { as: 'agus' });
    const { page } = opened;
    await page.getByRole('row', { name: 'user.register' }).waitFor();
    await page.getByRole('row', { name: 'user.change' }).click();
    await page.waitForURL(/entry=\d+/);
    await page.getByRole('heading', { name: /^Catatan \d+$/ }).waitFor();
    await page.getByText('UJI LAYAR DUA').first().waitFor();
    await assertAccessible(page, 'an entry of the audit trail');
    await page.getByLabel(/^Tindakan/).fill('user.state');
    await page.waitForURL(/act=user\.state/);
    await page.getByRole('row', { name: 'user.change' }).waitFor({ state: 'detached' });
    await page.goto(`/users/${name}`);
    await page.getByRole('heading', { level: 1, name: 'UJI LAYAR DUA' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Simpan perubahan' }).count(), 0);
    await page.goto('/roles');
    await page.getByRole('row', { name: 'audit.view' }).getByRole('img').first().waitFor();
  });
});
