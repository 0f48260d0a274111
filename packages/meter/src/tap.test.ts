import assert from 'node:assert/strict';
import test from 'node:test';
import { crc32 } from 'node:zlib';
import { IDENTITY, MAILBOX, readCard, writeIdentity } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { TapResult } from './tap.ts';
import {
  benchOf,
  type Card,
  cardOf,
  cardWith,
  creditToken,
  foreignToken,
  keyChangeTokens,
  METER_NO,
  NOW_MS,
  newKeyCreditToken,
  OTHER_METER_NO,
  putMailbox,
  recordsOf,
  stateOf,
} from './test-support/world.ts';

async function reportOn({ memory }: Card) {
  const { report } = await readCard(memory);
  assert.ok(report !== null);
  return report;
}

function words({ tokens }: TapResult) {
  return tokens.map(({ result, tried, addedDkwh }) => [result, tried, addedDkwh]);
}

test('a low meter writes its report on a blank card: the loop begins', async () => {
  const config = { lowCreditWh: 20_000 };
  const { meter, saves } = benchOf(stateOf({ records: recordsOf(11, 0), config }));
  const card = await cardOf();
  const tap = await meter.tap(card.memory);
  assert.deepEqual(
    [tap.refusal, tap.mailbox, tap.tokens, tap.fault, tap.report],
    [null, 'none', [], null, { commits: 1, sequence: 1 }],
  );
  const contents = await readCard(card.memory);
  assert.equal(contents.identity, null);
  assert.deepEqual(contents.report, {
    meterNo: METER_NO,
    presentState: {
      tamper: false,
      lowCredit: true,
      supplyOff: false,
      overload: false,
      keypadLocked: false,
    },
    standDkwh: 57_004,
    remainingDkwh: 60,
    clockSeconds: NOW_MS / 1000,
    acknowledgement: { mailboxSequence: 0, results: [0, 0, 0, 0, 0] },
    keyRevision: 2,
    tariffIndex: 7,
    supplyGroupCode: 123_457,
    sequence: 1,
    records: recordsOf(11, 0),
    unreadableRecords: [],
  });
  assert.equal(saves(), 0);
});

test('credit below zero is rounded down on the card', async () => {
  const config = { emergencyCreditWh: 1_000 };
  const { meter } = benchOf(stateOf({ creditWh: -50, config }));
  const card = await cardOf();
  await meter.tap(card.memory);
  assert.equal((await reportOn(card)).remainingDkwh, -1);
});

test('takes the tokens of a mailbox in their order and acknowledges each', async () => {
  const { meter } = benchOf(stateOf({ creditWh: 0 }));
  const tokens = [creditToken(1, 100), foreignToken(1), creditToken(1, 100), creditToken(2, 7)];
  const card = await cardWith(tokens, 9);
  const tap = await meter.tap(card.memory);
  assert.deepEqual(words(tap), [
    ['Accept', true, 100],
    ['CRCError', true, 0],
    ['UsedError', true, 0],
    ['Accept', true, 7],
  ]);
  assert.deepEqual([tap.mailbox, tap.addedDkwh], ['taken', 107]);
  assert.equal(tap.display.id, 'BENAR +10,7 kWh');
  assert.equal(tap.tokens[0]?.ref, tokens[0]?.slice(0, 8));
  assert.equal(meter.state.creditWh, 10_700);
  const report = await reportOn(card);
  assert.deepEqual(report.acknowledgement, { mailboxSequence: 9, results: [1, 13, 10, 1, 0] });
  assert.equal(report.remainingDkwh, 107);
});

test('the keypad and the card come to the same', async () => {
  const byKeypad = benchOf();
  const byCard = benchOf();
  const entered = await byKeypad.meter.enterToken(creditToken(3, 333));
  const card = await cardWith([creditToken(3, 333)]);
  const [tapped] = (await byCard.meter.tap(card.memory)).tokens;
  assert.ok(tapped !== undefined);
  const { kind, ref, tried, ...outcome } = tapped;
  assert.deepEqual(outcome, entered);
  assert.deepEqual({ ...byCard.meter.state, mailboxes: [] }, byKeypad.meter.state);
  assert.equal((await byCard.meter.enterToken(creditToken(3, 333))).result, 'UsedError');
  await byKeypad.meter.tap(card.memory);
  assert.deepEqual((await reportOn(card)).acknowledgement.results, [10, 0, 0, 0, 0]);
});

test('a mailbox that was dealt with is repeated and not tried', async () => {
  const { meter, ports, saves } = benchOf();
  const card = await cardWith([creditToken(1, 100), foreignToken(1)], 4);
  await meter.tap(card.memory);
  const saved = saves();
  ports.now += 86_400_000;
  const again = await meter.tap(card.memory);
  assert.deepEqual(words(again), [
    ['Accept', false, 0],
    ['CRCError', false, 0],
  ]);
  assert.equal(again.mailbox, 'repeated');
  assert.equal(saves(), saved);
  const report = await reportOn(card);
  assert.deepEqual(report.acknowledgement, { mailboxSequence: 4, results: [1, 13, 0, 0, 0] });
  assert.equal(report.clockSeconds, ports.now / 1000);
});

test('the next mailbox of the card is another one, and so is the same sequence of another card', async () => {
  const { meter } = benchOf();
  const card = await cardWith([creditToken(1, 100)], 1);
  await meter.tap(card.memory);
  await putMailbox(card, [creditToken(2, 50)], 2);
  assert.deepEqual(words(await meter.tap(card.memory)), [['Accept', true, 50]]);
  const second = await cardOf(undefined, '04FFFFFFFFFFFF');
  await putMailbox(second, [creditToken(3, 25)], 2);
  assert.deepEqual(words(await meter.tap(second.memory)), [['Accept', true, 25]]);
  assert.deepEqual(words(await meter.tap(card.memory)), [['Accept', false, 0]]);
  assert.deepEqual(
    meter.state.mailboxes.map(({ uid, sequence }) => [uid, sequence]),
    [
      ['04FFFFFFFFFFFF', 2],
      ['04A1B2C3D4E5F6', 2],
    ],
  );
});

test('eight cards are remembered; the tokens of a forgotten one read as used', async () => {
  const { meter } = benchOf();
  const first = await cardWith([creditToken(0, 10)]);
  await meter.tap(first.memory);
  for (let index = 1; index <= 8; index += 1) {
    const card = await cardOf(undefined, `04AAAAAAAAAA0${index}`);
    await putMailbox(card, [creditToken(index, 10)], 1);
    await meter.tap(card.memory);
  }
  assert.equal(meter.state.mailboxes.length, 8);
  const { creditWh } = meter.state;
  assert.deepEqual(words(await meter.tap(first.memory)), [['UsedError', true, 0]]);
  assert.equal(meter.state.creditWh, creditWh);
});

test('a locked meter tries what it has not tried at the next tap, and only that', async () => {
  const { meter, ports } = benchOf();
  const wrong = [1, 2, 3].map(foreignToken);
  const card = await cardWith([...wrong, creditToken(1, 100)], 6);
  const locked = await meter.tap(card.memory);
  assert.deepEqual(
    locked.tokens.map(({ code }) => code),
    [13, 13, 13, 15],
  );
  const report = await reportOn(card);
  assert.deepEqual(report.acknowledgement, { mailboxSequence: 6, results: [13, 13, 13, 15, 0] });
  assert.equal(report.presentState.keypadLocked, true);
  ports.now += 60_000;
  const later = await meter.tap(card.memory);
  assert.deepEqual(words(later), [
    ['CRCError', false, 0],
    ['CRCError', false, 0],
    ['CRCError', false, 0],
    ['Accept', true, 100],
  ]);
  assert.deepEqual((await reportOn(card)).acknowledgement.results, [13, 13, 13, 1, 0]);
  assert.equal((await reportOn(card)).presentState.keypadLocked, false);
});

test('a key change and the credit behind it come by card together', async () => {
  const { meter } = benchOf();
  const card = await cardWith([...keyChangeTokens(), newKeyCreditToken(1, 100)]);
  const tap = await meter.tap(card.memory);
  const report = await reportOn(card);
  assert.deepEqual(report.acknowledgement.results, [2, 3, 3, 1, 1]);
  assert.equal(tap.addedDkwh, 100);
  assert.deepEqual(
    [report.keyRevision, report.tariffIndex, report.supplyGroupCode],
    [3, 1, 654_321],
  );
});

test('a card of another meter, a blocked and an unreadable one are left alone', async () => {
  const cases = [
    ['other-meter', { meterNo: OTHER_METER_NO, state: 'active', cardNo: 1 }],
    ['blocked', { meterNo: METER_NO, state: 'blocked', cardNo: 1 }],
  ] as const;
  for (const [refusal, identity] of cases) {
    const { meter, saves } = benchOf();
    const card = await cardWith([creditToken(1, 100)]);
    await writeIdentity(card.memory, identity);
    const before = card.card.image();
    const tap = await meter.tap(card.memory);
    assert.deepEqual([tap.refusal, tap.tokens, tap.report], [refusal, [], null]);
    assert.equal(saves(), 0);
    assert.deepEqual(card.card.image(), before);
  }
  const { meter } = benchOf();
  const card = await cardWith([creditToken(1, 100)]);
  const strange = Buffer.alloc(IDENTITY.slotBytes);
  strange.set(card.card.image().slice(IDENTITY.offsets[0], IDENTITY.offsets[1]));
  strange.write('3203101767x', 16);
  strange.writeUInt32BE(9, 8);
  strange.writeUInt32BE(crc32(Buffer.concat([strange.subarray(0, 12), strange.subarray(16)])), 12);
  await card.memory.write(IDENTITY.offsets[1], strange);
  assert.equal((await meter.tap(card.memory)).refusal, 'unreadable');
});

test('a mailbox that cannot be read does not keep the report from the card', async () => {
  const { meter } = benchOf();
  const card = await cardWith([creditToken(1, 100)]);
  const slot = Buffer.from(
    card.card.image().slice(MAILBOX.offsets[0], MAILBOX.offsets[0] + MAILBOX.slotBytes),
  );
  slot[16] = 7;
  slot.writeUInt32BE(crc32(Buffer.concat([slot.subarray(0, 12), slot.subarray(16)])), 12);
  await card.memory.write(MAILBOX.offsets[0], slot);
  const tap = await meter.tap(card.memory);
  assert.deepEqual([tap.mailbox, tap.tokens], ['unreadable', []]);
  assert.equal((await reportOn(card)).acknowledgement.mailboxSequence, 0);
});

test('a card that goes before it is read changes nothing', async () => {
  const { meter, saves } = benchOf();
  const card = await cardWith([creditToken(1, 100)]);
  card.card.remove();
  await assert.rejects(
    meter.tap(card.memory),
    (error) => error instanceof SetrumError && error.code === 'SETRUM_CARD_REMOVED',
  );
  assert.equal(saves(), 0);
});

test('cards are dealt with one at a time', async () => {
  const { meter } = benchOf();
  const card = await cardWith([creditToken(1, 100)]);
  const taps = await Promise.all([meter.tap(card.memory), meter.tap(card.memory)]);
  assert.deepEqual(
    taps.map(({ mailbox, report }) => [mailbox, report?.commits]),
    [
      ['taken', 1],
      ['repeated', 0],
    ],
  );
});

test('what is no fault of the card is not taken for one', async () => {
  const { meter } = benchOf();
  const card = await cardWith([creditToken(1, 100)]);
  const broken = { ...card.memory, write: () => Promise.reject(new TypeError('broken')) };
  await assert.rejects(meter.tap(broken), TypeError);
});
