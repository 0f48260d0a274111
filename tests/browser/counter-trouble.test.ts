import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type OwnAgent, startOwnAgent } from './counter-agent.ts';
import { counterDay, openCounter } from './counter-desk.ts';
import { demo, skip } from './support/index.ts';

const card = 'joko.json';
const name = 'JOKO SANTOSO';

describe('a counter in trouble', { skip }, () => {
  let agent: OwnAgent;
  beforeEach(async () => {
    agent = await startOwnAgent(await demo());
  });
  afterEach(() => agent.close());

  const opened = () => openCounter({ context: agent.paired() });

  test('the pairing secret is typed once; a wrong one is refused in words', async () => {
    await using counter = await openCounter();
    const { desk, page } = counter;
    await page.getByText('Pengaturan loket ini').click();
    const type = async (secret: string) => {
      await page.getByLabel('Sandi pasangan').last().fill(secret);
      await page.getByLabel('Port').last().fill(String(agent.port));
      await page.getByRole('button', { name: 'Pasangkan' }).last().click();
    };
    await type('AAAA-BBBB-CCCC');
    await page.getByText('SETRUM_BRIDGE_UNPAIRED').waitFor();
    await type(agent.secret.toLowerCase());
    await desk.light('Pembaca siap · Pembaca uji');
    await page.reload();
    await desk.light('Pembaca siap · Pembaca uji');
  });

  test('reloaded in the middle: the page finds the sale again, and it is one', async () => {
    await using counter = await opened();
    const { desk, page } = counter;
    await desk.light('Pembaca siap');
    const day = await counterDay(page);
    await agent.lay(card);
    await desk.name(name);
    await desk.press('1');
    agent.line.fault = 'held';
    await desk.press('Enter');
    await desk.says('Membeli…');
    await page.reload();
    await desk.says('Meter 32910000028');
    agent.line.fault = 'up';
    await desk.says('Token tertulis di kartu');
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
    const after = await counterDay(page);
    assert.equal(after.count - day.count, 1);
  });

  test('the answer was lost: it is asked again by itself, under the same key', async () => {
    await using counter = await opened();
    const { desk, page } = counter;
    await agent.lay(card);
    await desk.name(name);
    const day = await counterDay(page);
    await desk.press('1');
    agent.line.fault = 'lost';
    await desk.press('Enter');
    await desk.says('Hasil belum diketahui');
    await desk.says('SETRUM_CENTRE_UNREACHABLE');
    agent.line.fault = 'up';
    await desk.says('Token tertulis di kartu');
    await desk.press('Escape');
    assert.equal((await counterDay(page)).count - day.count, 1);
  });

  test('left pending while the line is cut, then called off: nothing was sold', async () => {
    await using counter = await opened();
    const { desk, page } = counter;
    await agent.lay(card);
    await desk.name(name);
    const day = await counterDay(page);
    await desk.press('1');
    agent.line.fault = 'cut';
    await desk.press('Enter');
    await desk.says('Hasil belum diketahui');
    await desk.press('Escape');
    await desk.says('Belum selesai (1)');
    agent.line.fault = 'up';
    await desk.click('Batalkan penjualan');
    await desk.says('Dibatalkan: tidak ada yang terjual');
    assert.equal((await counterDay(page)).count, day.count);
  });

  test('the agent’s program ends and begins again: the page connects by itself, what is pending stands first', async () => {
    await using counter = await opened();
    const { desk, page, watch } = counter;
    watch.expect(/WebSocket connection to 'ws:\/\/127\.0\.0\.1/);
    await agent.lay(card);
    await desk.name(name);
    await desk.press('1');
    agent.line.fault = 'cut';
    await desk.press('Enter');
    await desk.says('Hasil belum diketahui');
    await desk.press('Escape');
    await agent.restart();
    agent.line.fault = 'up';
    await desk.says('Belum selesai (1)');
    await desk.light('Pembaca siap');
    await agent.lay(card);
    // The card brings its sale with it, and the clerk decides.
    await desk.says('penjualan sebelumnya yang hasilnya belum diketahui');
    await desk.press('Enter');
    await desk.says('Token tertulis di kartu');
    await page.reload();
    await desk.says('Token tertulis di kartu');
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
  });

  test('no agent: the light says so, and what needs none goes on', async () => {
    const nobody = { port: 9, secret: 'NOBODY' };
    const kept = { name: 'setrum.counter.pairing', value: JSON.stringify(nobody) };
    const origins = [{ origin: (await demo()).url, localStorage: [kept] }];
    await using counter = await openCounter({
      context: { storageState: { cookies: [], origins } },
    });
    const { desk, page, watch } = counter;
    watch.expect(/WebSocket connection to 'ws:\/\/127\.0\.0\.1:9/);
    await desk.light('Tanpa program loket');
    await page.getByText(/harus ada di "origins"/).waitFor();
    const slips = await desk.paper();
    await desk.number('01450000011');
    await desk.name('WAYAN KEYPAD');
    await desk.press('Enter');
    await desk.says('Nominal');
    await desk.press('1');
    await desk.press('Enter');
    await desk.says('Terjual: token di kertas');
    await desk.says(/^\d{4}$/);
    await desk.press('Enter');
    await desk.says('Selesai, struk tercetak');
    const [slip = ''] = await slips();
    assert.match(slip, /STRUK PEMBELIAN LISTRIK PRABAYAR/);
    assert.doesNotMatch(slip, /CETAK ULANG/);
    assert.equal(await page.locator('body > pre').count(), 0, 'no token stays in the page');
  });
});
