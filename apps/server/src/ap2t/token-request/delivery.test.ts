import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Meter } from '@setrum/meter';
import { createTestCard, type TestCard } from '../../test-support/card-at-counter.ts';
import { createVirtualMeter, memoryOf, testMeterKey } from '../../test-support/virtual-meter.ts';
import { composeMailbox, meterKeys } from '../../vending/index.ts';
import { issueCard } from '../card/issue.ts';
import { defaultCardRules } from '../card/model.ts';
import { replaceCard } from '../card/replace.ts';
import { cancelTokens } from './cancel.ts';
import { deliverOnCard } from './card.ts';
import { tokenDigits } from './digits.ts';
import { reflectResults } from './reflect.ts';
import {
  activationSet,
  agus,
  createTokenWorld,
  type TokenWorld,
  tono,
} from './test-support/token-world.ts';

describe('tokens on their way to the meter', () => {
  let world: TokenWorld;
  let n = -1;
  let meter: Meter;
  let card: TestCard;
  let uid: string;
  before(async () => {
    world = await createTokenWorld(8);
  });
  after(() => world?.close());
  beforeEach(() => {
    n++;
    uid = `04A1B2C3D4E5${String(10 + n)}`;
    card = createTestCard(world.meter(n), uid);
    meter = createVirtualMeter(testMeterKey(world.meter(n)), {
      now: () => world.now,
      tampered: true,
    });
  });

  const states = async () => (await world.requests(n)).map(({ state }) => state);
  const put = (cardUid = uid) =>
    world.run((transaction) =>
      deliverOnCard(transaction, { agendaNo: world.agenda(n), cardUid, at: world.now }),
    );
  const reflect = () => reflectResults(world.options());
  /** At the desk: the mailbox of what waits goes on the card. */
  const write = async (onto = card): Promise<void> => {
    const { uid: cardUid, mailboxSequence: seenSequence } = await onto.visit();
    const meterNo = world.meter(n);
    const mailbox = await world.run((transaction) =>
      composeMailbox(transaction, world.securityModule, {
        meterNo,
        cardUid,
        seenSequence,
        at: world.now,
      }),
    );
    await onto.write(mailbox?.image ?? '');
  };
  const tap = async () => meter.tap(await memoryOf(card));
  /** The card tells the centre what the meter said: a sale comes along. */
  const visit = async () =>
    world.newService().buy(
      world.request({
        meterNo: world.meter(n),
        amountCents: 2_000_000,
        card: await card.visit(),
      }),
    );

  test('by keypad: the virtual meter takes the whole set in its order, and the credit exactly', async () => {
    const orderId = await world.ask(n);
    await world.generate();
    const look = { orderId, caller: agus, at: world.now };
    const digits = await tokenDigits(world.database, world.securityModule, look);
    const shown: string[] = [];
    for (const token of digits) {
      const { accepted, display } = await meter.enterToken(token.digits);
      assert.ok(accepted, `${token.kind}: ${display}`);
      shown.push(`${token.kind} ${token.part}/${token.of}`);
    }
    assert.deepEqual(shown, [
      ...[1, 2, 3, 4].map((part) => `key-change ${part}/4`),
      ...['max-power 1/1', 'clear-tamper 1/1', 'first-stroom 1/1'],
    ]);
    const { decoder, config, creditWh, tamperCause } = meter.state;
    assert.deepEqual([decoder.krn, decoder.ti], [3, '07']);
    assert.deepEqual([config.powerLimitW, tamperCause, creditWh], [2200, null, 48_800]);
  });

  test('by card: as many as there is room for, the others follow; what the meter said is learnt', async () => {
    await world.made(n);
    const first = await put();
    assert.deepEqual(
      [first.delivered.map(({ kind }) => kind), first.waiting.map(({ kind }) => kind)],
      [['key-change'], ['max-power', 'clear-tamper', 'first-stroom']],
    );
    assert.deepEqual(await states(), ['delivered', 'generated', 'generated', 'generated']);
    assert.equal(await reflect(), 0);
    await write();
    await tap();
    // A sale brings the answer, and takes its place behind.
    const sold = await visit();
    await reflect();
    assert.deepEqual(await states(), ['taken', 'delivered', 'delivered', 'delivered']);
    assert.deepEqual((await meterKeys(world.database, world.meter(n)))[0]?.state, 'current');
    await card.write(sold.mailbox?.image ?? '');
    await tap();
    const next = await visit();
    assert.equal((await card.tokens()).length, 1, 'the sale alone: the others went on later');
    await card.write(next.mailbox?.image ?? '');
    await tap();
    await visit();
    await reflect();
    assert.deepEqual(await states(), Array(4).fill('taken'));
    const [change, power] = await world.requests(n);
    assert.deepEqual(
      [change?.settledBy, power?.settledBy, power?.medium],
      ['card', 'card', 'card'],
    );
    assert.deepEqual([meter.state.config.powerLimitW, meter.state.tamperCause], [2200, null]);
    assert.equal(meter.state.creditWh, 48_800 + (sold.energyDkwh + next.energyDkwh) * 100);
    assert.equal(await reflect(), 0, 'nothing is told twice');
  });

  test('what the meter refuses is failed, with its word for it', async () => {
    await world.made(n, { tokens: activationSet.slice(1), target: null });
    await put();
    const sold = await visit();
    await card.write(sold.mailbox?.image ?? '');
    // Clearing the tamper goes first. Overflow, used and locked keypad: refused, taken, and not known yet.
    await card.report([4, 10, 15, 1]);
    await visit();
    await reflect();
    assert.deepEqual(await states(), ['taken', 'failed', 'delivered']);
    const [, refused] = await world.requests(n);
    assert.deepEqual(refused?.problem, {
      code: 'SETRUM_TOKEN_REFUSED_BY_METER',
      params: { result: 4 },
    });
  });

  test('on paper, at an NFC meter: the report of its key tells that the change was taken', async () => {
    const orderId = await world.ask(n);
    await world.generate();
    const look = { orderId, caller: agus, at: world.now };
    for (const { digits } of await tokenDigits(world.database, world.securityModule, look))
      await meter.enterToken(digits);
    await tap();
    await visit();
    await reflect();
    // Of the other tokens nobody has told anything.
    assert.deepEqual(await states(), ['taken', 'generated', 'generated', 'generated']);
  });

  test('entered by keypad and tapped afterwards: a set that is refused behind itself was taken all the same', async () => {
    const orderId = await world.ask(n);
    await world.generate();
    await put();
    await write();
    const look = { orderId, caller: agus, at: world.now };
    for (const { digits } of await tokenDigits(world.database, world.securityModule, look))
      await meter.enterToken(digits);
    await tap();
    await visit();
    await reflect();
    assert.deepEqual((await states())[0], 'taken');
  });

  test('cancelled tokens leave the card, and its room', async () => {
    await world.made(n, { tokens: activationSet.slice(1), target: null });
    await put();
    await world.run((transaction) =>
      cancelTokens(transaction, { agendaNo: world.agenda(n), caller: tono, at: world.now }),
    );
    const sold = await visit();
    await card.write(sold.mailbox?.image ?? '');
    assert.equal((await card.tokens()).length, 1);
    assert.deepEqual(await states(), Array(3).fill('cancelled'));
  });

  test('a card in the place of another takes over what waited for room on it', async () => {
    const nobodyBuys = async () => undefined;
    const desk = { database: world.database, rules: defaultCardRules, holdSales: nobodyBuys };
    const ask = (requestKey: string) => ({ caller: tono, requestKey, at: world.now });
    const given = { cardUid: uid, idpel: String(534_250_000_000 + n), chip: 'NTAG216' } as const;
    await issueCard(desk, given, ask('give-the-first'));
    await world.made(n);
    await put();
    const newUid = '04FFFFFFFFFF80';
    const replacement = { oldUid: uid, newUid, chip: 'NTAG216', reason: 'dompet hilang' } as const;
    await replaceCard(desk, replacement, ask('give-another'));
    assert.deepEqual(
      (await world.requests(n)).map(({ cardUid }) => cardUid),
      Array(4).fill(newUid),
    );
  });
});
