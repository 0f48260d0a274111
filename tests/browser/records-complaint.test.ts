import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';
import { type NewCustomer, newCustomer, newMeter } from './support/new-customer.ts';

describe('a meter that gives trouble', { skip }, () => {
  let desk: Desk;
  let customer: NewCustomer;
  before(async () => {
    desk = new Desk((await demo()).url);
    customer = await newCustomer(desk, 'PUTU PENGADUAN');
  });

  test('clear tamper in one step: the token is shown in the place of the form, goes to the card, and outlives a reload', async () => {
    await using opened = await open(`/customers/${customer.idpel}`, { as: 'tono' });
    const { page } = opened;
    await page.getByRole('heading', { level: 1, name: 'PUTU PENGADUAN' }).waitFor();
    await page.getByRole('button', { name: 'Clear tamper' }).click();
    const said = page.getByLabel('Keterangan');
    assert.ok(await said.evaluate((field) => field === document.activeElement));
    await page.getByRole('button', { name: 'Buat token clear tamper' }).click();
    await page.getByText('Tulis sedikitnya tiga huruf.').waitFor();
    await said.fill('layar PERIKSA setelah hujan');
    await page.reload();
    assert.equal(await said.inputValue(), 'layar PERIKSA setelah hujan');
    await assertAccessible(page, 'clear tamper');
    await page.getByRole('button', { name: 'Buat token clear tamper' }).click();
    await page.getByText('Selesai: token sudah dibuat.').waitFor();
    const token = page.locator('ol > li').filter({ hasText: 'Clear tamper' });
    assert.match(await token.innerText(), /\d{4}\s?\d{4}\s?\d{4}\s?\d{4}\s?\d{4}$/);
    await page.getByRole('button', { name: `Kirim ke kartu ${customer.cardUid}` }).click();
    await page.getByText('Token ikut kotak surat kartu berikutnya.').waitFor();
    await assertAccessible(page, 'what came of it');
    await page.reload();
    await page.getByText('Ketik di meter, dari atas ke bawah:').waitFor();
    const { complaints } = await desk.get<{ complaints: readonly { agendaNo: string }[] }>(
      'budi',
      `/complaints?idpel=${customer.idpel}&kind=clear-tamper`,
    );
    assert.equal(complaints.length, 1);
  });

  test('the front office sees no digits, and what another has entered comes in live', async () => {
    await using opened = await open(`/customers/${customer.idpel}?tab=complaints`, { as: 'sari' });
    const { page } = opened;
    const rows = page.getByRole('grid').getByRole('row');
    await rows.nth(1).waitFor();
    const before = await rows.count();
    await desk.post('budi', '/complaints', {
      ...{ kind: 'other', idpel: customer.idpel, description: 'Tagihan tidak jelas' },
    });
    await page.getByText('Tagihan tidak jelas').waitFor();
    assert.equal(await rows.count(), before + 1);
    await page.getByText('layar PERIKSA').click();
    await page.waitForURL(/\/complaints\/\d{18}$/);
    await page.getByText('Angka token hanya untuk petugas metering').waitFor();
    assert.equal(await page.locator('ol > li').count(), 0);
  });

  test('a card that was lost is replaced, and the tokens that waited go along', async () => {
    const newUid = `${customer.cardUid.slice(0, -2)}81`;
    await using opened = await open(`/customers/${customer.idpel}`, { as: 'sari' });
    const { page } = opened;
    await page.getByRole('row', { name: customer.cardUid }).click();
    await page.getByRole('heading', { name: `Kartu ${customer.cardUid}` }).waitFor();
    await page.getByRole('button', { name: 'Laporkan hilang' }).click();
    await page.getByText('Tulis sedikitnya tiga huruf.').waitFor();
    await page.getByLabel('Alasan').fill('jatuh di pasar');
    await page.getByRole('button', { name: 'Laporkan hilang' }).click();
    await page.getByRole('button', { name: 'Buka blokir' }).waitFor();
    await assertAccessible(page, 'a card');
    await page.getByLabel('Alasan').fill('ganti kartu hilang');
    await page.getByLabel('UID kartu baru').fill(newUid.toLowerCase());
    await page.getByRole('button', { name: 'Ganti kartu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ganti kartu' }).click();
    const replaced = page.getByRole('row', { name: newUid }).filter({ hasText: 'NTAG216' });
    await replaced.getByText('Dipakai').waitFor();
    await replaced.getByText('1', { exact: true }).last().waitFor();
  });

  test('a meter is replaced on one screen; much credit waits for a second person, who approves less', async () => {
    const newMeterNo = await newMeter(desk);
    await using opened = await open(`/customers/${customer.idpel}?do=replace-meter`, {
      as: 'tono',
    });
    const { page } = opened;
    await page.getByText('1 kartu').waitFor();
    await page.getByRole('button', { name: 'Ganti meter' }).last().click();
    await page.getByText('11 atau 13 angka.').waitFor();
    await page.getByLabel('Keterangan').fill('layar mati');
    await page.getByLabel('Stand cabut (kWh)').fill('1234');
    await page.getByLabel('Sisa kWh di layar').fill('250,5');
    await page.getByRole('combobox', { name: 'No. meter baru' }).fill(customer.meterNo);
    await page.getByText('Meter ini: Terpasang.').waitFor();
    await page.getByRole('combobox', { name: 'No. meter baru' }).fill(newMeterNo);
    await page.getByText('ITRON EM512 TYPE 710, Kombo kartu dan keypad, 1 fasa').waitFor();
    await page.getByLabel('Nama petugas lapangan').fill('DEDI');
    await page.getByLabel('Segel').fill('Tutup terminal, A12345');
    await page.getByText('Lebih dari 200,0 kWh: harus disetujui orang kedua.').waitFor();
    await assertAccessible(page, 'replacing a meter');
    await page.getByRole('button', { name: 'Ganti meter' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ganti meter' }).click();
    await page.getByRole('heading', { name: /^Pengaduan \d{18}$/ }).waitFor();
    await page.getByRole('link', { name: newMeterNo }).waitFor();
    const agendaNo = new URL(page.url()).searchParams.get('done') ?? '';

    await using other = await open(`/complaints?energy=to-decide`, { as: 'budi' });
    await other.page.getByText(agendaNo).click();
    await other.page.getByText('Meter lama masih menyimpan 250,5 kWh.').waitFor();
    await other.page.getByLabel('kWh yang disetujui').fill('200');
    await other.page.getByLabel('Alasan').fill('sesuai foto meter');
    await assertAccessible(other.page, 'a decision about credit');
    await other.page.getByRole('button', { name: 'Setujui' }).click();
    await other.page.getByText('200,0 kWh').waitFor();
    const { complaint } = await desk.get<{ complaint: Record<string, unknown> }>(
      'budi',
      `/complaints/${agendaNo}`,
    );
    assert.deepEqual([complaint['energyState'], complaint['energyDkwh']], ['requested', 2000]);
  });
});
