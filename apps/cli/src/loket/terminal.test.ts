import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createVirtualNtag216, openCard, readCard, writeIdentity } from '@setrum/card';
import {
  cardImageOf,
  cardImageText,
  type EmulatedDriver,
  isEmulatedDriver,
  type Loket,
  mergeSettings,
  openLoket,
  parseCardImage,
  usualReader,
  virtualCardOf,
} from '@setrum/loket';
import { Taps } from './taps.ts';
import { runTerminal } from './terminal.ts';
import {
  createShellCentre,
  holder,
  meterNo,
  type ShellCentre,
} from './test-support/fake-centre.ts';
import { type Act, createScriptedTill } from './test-support/scripted-till.ts';

describe('the counter at a terminal', () => {
  let folder: string;
  let centre: ShellCentre;
  let loket: Loket;
  let emulated: EmulatedDriver;

  const open = async (): Promise<void> => {
    const settings = mergeSettings({
      ...{ driver: 'emulated', driverSettings: { folder }, cardWaitSeconds: 1 },
      folder: join(folder, 'counter'),
      soldBy: 'LOKET-01',
    });
    loket = await openLoket(settings, { notice: () => undefined, centre });
    assert.ok(isEmulatedDriver(loket.driver));
    emulated = loket.driver;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-terminal-'));
    const card = createVirtualNtag216({ uid: '04A1B2C3D4E580' });
    await writeIdentity(await openCard(card.transmit), { meterNo, state: 'active', cardNo: 1 });
    await writeFile(join(folder, 'sicilia.json'), cardImageText(cardImageOf(card)));
    centre = createShellCentre();
    await open();
  });
  afterEach(async () => {
    await loket.close();
    await rm(folder, { recursive: true });
  });

  const play = async (...acts: readonly Act[]): Promise<string> => {
    const till = createScriptedTill(acts);
    const taps = new Taps(loket.desk, loket.agent.board);
    const room = { desk: loket.desk, taps, till, amounts: [20_000, 50_000], emulated };
    await runTerminal({ ...room, stop: new AbortController().signal });
    taps.close();
    assert.deepEqual(till.left, []);
    return till.screen();
  };
  const tap = () => emulated.lay(usualReader, 'sicilia.json');
  const tokensOnCard = async (): Promise<number> => {
    const card = virtualCardOf(
      parseCardImage(await readFile(join(folder, 'sicilia.json'), 'utf8')),
    );
    return (await readCard(await openCard(card.transmit))).mailbox?.entries.length ?? 0;
  };

  test('tap, amount key, yes: sold, written, printed; the card is read once while it lies there', async () => {
    const screen = await play(tap, '2', 'y', 'a', 'q');
    assert.match(screen, /SICILIA NFC .* IDPEL 534252904966 .* R1T\/2200 VA/);
    assert.match(screen, /Rp 20\.000,00 +13,4 kWh +sudah masuk meter/);
    assert.match(screen, /Rp 50\.000,00 \+ admin Rp 2\.500,00 = Rp 52\.500,00/);
    assert.match(screen, /TERJUAL, token sudah di kartu/);
    assert.match(screen, /Struk: .*struk-\d{4}-\d{2}-\d{2}-00000001\.pdf/);
    assert.ok(!screen.includes('7777'), 'a token on the card is not shown');
    assert.equal(screen.match(/SICILIA NFC {2}· /g)?.length, 1);
    assert.equal(await tokensOnCard(), 1);
    assert.deepEqual(
      [...centre.sold.values()].map(({ amountCents }) => amountCents),
      [5_000_000],
    );
  });

  test('whatever is not yes sells nothing', async () => {
    await play(tap, '50.000', 't', 'q');
    assert.equal(centre.sold.size, 0);
  });

  test('without a card: IDPEL, the name confirmed, the token to be typed', async () => {
    const screen = await play('m', '5342 5290 4966', 'y', 'Rp 75.000', 'ya', 't', 'q');
    assert.match(screen, new RegExp(`Bacakan nama: ${holder}`));
    assert.match(screen, /token diketik di meter[\s\S]*1\) 7777 7777 7777 7777 7771/);
    assert.match(screen, /Kas \/ till .*: 1 penjualan \/ sales, Rp 77\.500,00/);
    const refused = await play('m', '123', 'm', meterNo, 't', 'q');
    assert.match(refused, /IDPEL 12 angka/);
    assert.equal(centre.sold.size, 1);
  });

  test('a torn card: the same card again, and the receipt comes when it is written', async () => {
    const tear = async (): Promise<void> => {
      await tap();
      emulated.laid(usualReader)?.card.tear({ atWrite: 4, mode: 'half' });
    };
    const again = async (): Promise<void> => void (await tap());
    const screen = await play(
      tear,
      '1',
      'y',
      ...['k sicilia.json'].slice(1),
      'l',
      'p',
      'l',
      again,
      'l',
      '',
      'q',
    );
    assert.match(screen, /TERJUAL, kartu belum ditulis/);
    assert.match(screen, /Kartu ini punya penjualan tertunda/);
    assert.equal(centre.sold.size, 1);
    assert.equal(loket.desk.pending().length, 1);
    const resumed = await play('', 'q');
    assert.match(resumed, /Penjualan tertunda \/ pending sales/);
    assert.match(resumed, /TERJUAL, token sudah di kartu/);
    assert.equal(await tokensOnCard(), 1);
    assert.deepEqual(loket.desk.pending(), []);
  });

  test('pending sales come first, over a restart; called off, or given on paper', async () => {
    centre.silent = true;
    const lost = await play(tap, '1', 'y', 'q');
    assert.match(lost, /Pusat tidak terjangkau/);
    await loket.close();
    centre.silent = false;
    await open();
    const made = await play('b', 'q');
    assert.match(made, /tidak dapat dibatalkan/);
    const paper = await play('k', 'q');
    assert.match(paper, /1\) 7777/);
    assert.deepEqual(loket.desk.pending(), []);
    assert.match(await play('q'), /^\n {2}Tempelkan kartu/, 'nothing is pending any more');
  });

  test('today, and a receipt again as a copy', async () => {
    await play(tap, '1', 'y', 'q');
    const screen = await play('t', 'u', '1', 'q');
    assert.match(screen, /di kartu .* tercetak/);
    assert.match(screen, /Struk \(CU\): .*-CU-/);
    assert.match(await play('x', 'r', 'k', 'q'), /sicilia\.json/);
  });

  test('a fault of the card is told once, in words, with what to do', async () => {
    await writeFile(
      join(folder, 'blank.json'),
      cardImageText(cardImageOf(createVirtualNtag216({ uid: '04000000000080' }))),
    );
    const screen = await play(
      () => emulated.lay(usualReader, 'blank.json'),
      'a',
      'k nowhere.json',
      'q',
    );
    assert.equal(screen.match(/SETRUM_CARD_BLANK/g)?.length, 1);
    assert.match(
      screen,
      /Kartu kosong: belum ada nomor meter\. Tempelkan kartu di meter, atau ketik nomor meter\./,
    );
    assert.match(screen, /SETRUM_CARD_IMAGE_UNREADABLE/);
  });
});
