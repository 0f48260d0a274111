import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  createField,
  createKeypadMeter,
  type DemoKeys,
  type LoopResult,
  runLoop,
  type Seat,
  seedDemoWorld,
  sicilia,
  simulatedSeat,
  wayan,
} from '@setrum/cli';
import { Counter, httpCaller, httpCentre, Journal } from '@setrum/loket';
import {
  meterKeys,
  migrateAll,
  planKeyChange,
  type RunningServer,
  serverDefaults,
  startServer,
  verifyLedger,
} from '@setrum/server';
import { differences, readImage, rebuildImage } from '../conformance/card-map.ts';
import { requirements } from '../pcsc/requirements.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { pcscSeat } from './pcsc-seat.ts';
import { setrum } from './setrum.ts';

/** Why there is no PC/SC here, if there is none. */
const missing = await requirements();

/** Usage of table 3-2: each stand less the one of the month before. */
const usage = [490, 321, 124, 443, 311, 246, 356, 411, 445, 541, 358, null];

/** Table 3-2 of the SOP as it is printed: Blth, stand, sisa kWh, tegangan, status tamper. */
const table32 = [
  '201212\t5700\t6\t220\t8',
  '201211\t5210\t21\t210\t8',
  '201210\t4889\t16\t220\t8',
  '201209\t4765\t9\t210\t8',
  '201208\t4322\t11\t220\t8',
  '201207\t4011\t18\t210\t8',
  '201206\t3765\t34\t220\t8',
  '201205\t3409\t8\t210\t8',
  '201204\t2998\t24\t200\t8',
  '201203\t2553\t17\t190\t8',
  '201202\t2012\t48\t205\t8',
  '201201\t1654\t5\t200\t8',
];

/** The 23 characters of table 3-1. */
function asTable31(cells: readonly string[]): string {
  const widths = [6, 6, 6, 3, 2];
  return cells.map((cell, n) => cell.padStart(widths[n] ?? 0, '0')).join('');
}

function assertLoop(result: LoopResult, amount: number): void {
  assert.deepEqual(
    [result.meterNo, result.idpel, result.acknowledged],
    ['32031017679', '534252904966', true],
  );
  assert.equal(result.purchase.amount, amount);
  assert.match(result.purchase.token, /^\d{20}$/);
  assert.match(result.purchase.reference, /^[0-9A-F]{32}$/);
  const { creditBeforeKwh, creditAfterKwh } = result.meter;
  assert.equal(result.meter.result, 'Accept');
  assert.equal(
    Math.round(creditAfterKwh * 10) - Math.round(creditBeforeKwh * 10),
    Math.round(result.purchase.kwh * 10),
  );
  assert.deepEqual(
    result.profile.map((month) => month.usageKwh),
    usage,
  );
  assert.deepEqual(result.profile[0], {
    month: '201212',
    standKwh: 5700,
    remainingKwh: 6,
    voltageV: 220,
    tamper: 8,
    usageKwh: 490,
  });
  assert.ok(result.profile.every((month) => month.tamper === 8));
}

describe('the loop', () => {
  let home: TestDatabase;
  let dataDir: string;
  let server: RunningServer;
  let keys: DemoKeys;
  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    dataDir = await mkdtemp(join(tmpdir(), 'setrum-loop-'));
    server = await startServer({ ...serverDefaults, port: 0, dataDir, databaseUrl: home.url });
    keys = await seedDemoWorld(server, dataDir);
  });
  after(async () => {
    await server?.stop();
    await home?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const run = (
    requestKey: string,
    amountRupiah: number,
    parts: { seat?: Seat; field?: Awaited<ReturnType<typeof createField>> } = {},
  ) =>
    runLoop({
      serverUrl: server.url,
      keys,
      amountRupiah,
      requestKey,
      narrate: () => undefined,
      ...parts,
    });

  test('runs for Rp 50,000 and for Rp 200,000, and the ledger stays at zero', async () => {
    assertLoop(await run('loop-50000', 50_000), 50_000);
    assertLoop(await run('loop-200000', 200_000), 200_000);
    const { sumCents, unbalancedEvents, deposits, incompletePurchases } = await verifyLedger(
      server.database,
    );
    assert.deepEqual(
      { sumCents, unbalancedEvents, deposits, incompletePurchases },
      {
        sumCents: 0,
        unbalancedEvents: [],
        deposits: [],
        incompletePurchases: [],
      },
    );
  });

  test('table 3-2 goes by card, counter and P2APST and comes out of figure 3-3, character for character', async () => {
    const field = await createField();
    await run('loop-table', 50_000, { field });
    const onCard = readImage(field.card.image()).report?.content.records ?? [];
    assert.deepEqual(
      onCard.map(({ text }) => text),
      table32.map((line) => asTable31(line.split('\t'))),
    );
    const response = await fetch(
      new URL(`/api/v1/meters/${sicilia.meter.meterNo}/load-profile`, server.url),
      { headers: { authorization: `Bearer ${keys.staff}` } },
    );
    const { months }: { months: readonly Record<string, unknown>[] } = await response.json();
    const columns = ['month', 'standKwh', 'remainingKwh', 'voltageV', 'tamper'];
    assert.deepEqual(
      months.map((row) => columns.map((column) => String(row[column])).join('\t')),
      table32,
    );
    // Of the contradictions there are none, and what the table says is what the card brought.
    assert.ok(months.every((row) => row['contradicted'] === false && row['source'] !== 'file'));
  });

  test('a loop that is run again under its key goes on with the same token', async () => {
    const first = await run('loop-again', 50_000);
    const second = await run('loop-again', 50_000);
    assert.deepEqual(second.purchase, first.purchase);
    assertLoop(second, 50_000);
  });

  test('a customer whose meter has a keypad only types the token, of the older suite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setrum-paper-'));
    const journal = await Journal.open(join(folder, 'journal.jsonl'));
    try {
      const counter = new Counter({
        reader: simulatedSeat().reader,
        centre: httpCentre(httpCaller({ url: server.url, accessKey: keys.counter })),
        journal,
        newRequestKey: () => 'paper-0001',
        cardWaitMs: 10,
      });
      const { purchase, card } = await counter.buyOnPaper(wayan.meter.meterNo, 5_000_000);
      const meter = createKeypadMeter();
      const before = meter.state.creditWh;
      const typed = await meter.enterToken(purchase.token);
      assert.deepEqual(
        [card, typed.result, typed.addedDkwh],
        ['paper', 'Accept', purchase.energyDkwh],
      );
      assert.equal(meter.state.creditWh - before, purchase.energyDkwh * 100);
      assert.equal((await meter.enterToken(purchase.token)).result, 'UsedError');
    } finally {
      await journal.close();
      await rm(folder, { recursive: true });
    }
  });

  test('every image on the card is the one that the page alone gives', async () => {
    const field = await createField();
    const simulated = simulatedSeat();
    let judged = 0;
    const judge = (): void => {
      const image = field.card.image();
      const read = readImage(image);
      assert.deepEqual(
        read.slots.flatMap((slot) => slot.faults),
        [],
      );
      assert.deepEqual(differences(image, rebuildImage(read)), []);
      judged += rebuildImage(read).length;
    };
    const seat: Seat = {
      reader: simulated.reader,
      lay: async (card) => {
        judge();
        await simulated.lay(card);
      },
      lift: async () => {
        judge();
        await simulated.lift();
      },
    };
    const result = await run('loop-judged', 50_000, { seat, field });
    judge();
    assert.ok(judged > 60, 'identity, mailbox, report and twelve records, many times');
    const { identity, mailbox, report } = readImage(field.card.image());
    assert.equal(identity?.content.meterNumber, sicilia.meter.meterNo);
    const [entry, ...others] = mailbox?.content.entries ?? [];
    assert.equal(String(entry?.token).padStart(20, '0'), result.purchase.token);
    assert.ok(others.length === 4 && others.every((other) => other.kind === 0));
    assert.equal(report?.content.records[0]?.text, '20121200570000000622008');
  });

  test('runs through real PC/SC', { skip: missing ?? false }, async () => {
    const { seat, stop } = await pcscSeat();
    try {
      assertLoop(await run('loop-pcsc', 50_000, { seat }), 50_000);
    } finally {
      await stop();
    }
  });

  // The last of them: afterwards this meter has another key.
  test('a key change travels on the card with its credit, and the meter confirms it', async () => {
    const { meterNo } = sicilia.meter;
    await planKeyChange(server.database, meterNo, { krn: 3, ti: '02' });
    const field = await createField();
    assertLoop(await run('loop-key-change', 50_000, { field }), 50_000);
    assert.deepEqual([field.meter.state.decoder.krn, field.meter.state.decoder.ti], [3, '02']);
    const states = (await meterKeys(server.database, meterNo)).map(({ state, krn }) => [
      state,
      krn,
    ]);
    assert.deepEqual(states, [
      ['current', 3],
      ['retired', 2],
    ]);
  });
});

describe('setrum demo', () => {
  test('--json prints one object and nothing else', async () => {
    const { exitCode, stdout, stderr } = await setrum(['demo', '--json', '--amount', '200000']);
    assert.equal(exitCode, 0, stderr);
    assertLoop(JSON.parse(stdout), 200_000);
  });

  test('tells the story in both languages', async () => {
    const { exitCode, stdout, stderr } = await setrum(['demo']);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /Stroom hampir habis/);
    assert.match(stdout, /The credit runs low/);
    assert.match(stdout, /STROOM\/TOKEN\n.*\d{4} \d{4} \d{4} \d{4} \d{4}/);
    assert.match(stdout, /201203 .*190 V.*tegangan rendah/);
    assert.equal(stderr, '');
  });

  test('says what is wrong in both languages, with an exit code that scripts can trust', async () => {
    const small = await setrum(['demo', '--amount', '100', '--json']);
    assert.deepEqual([small.exitCode, small.stdout], [1, '']);
    assert.match(small.stderr, /SETRUM_AMOUNT_TOO_SMALL[\s\S]*paling kecil[\s\S]*smallest/);
    assert.equal((await setrum(['demo', '--amount', 'much'])).exitCode, 2);
    assert.equal((await setrum(['nothing'])).exitCode, 2);
  });
});
