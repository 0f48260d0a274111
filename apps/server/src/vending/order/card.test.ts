import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction, uuidv7 } from '../../platform/index.ts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { createVirtualMeter, memoryOf, testMeterKey } from '../../test-support/virtual-meter.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { meterKeys } from '../meter-key/plan-change.ts';
import { putOnCard, roomOnCard, voidOrder } from './card.ts';
import { composeMailbox } from './mailbox.ts';
import { type MadeOrder, makeOrder } from './make.ts';
import type { OrderedToken, TokenOrder } from './model.ts';
import { openOrder } from './read.ts';
import { recordOrder } from './record.ts';

const set: readonly OrderedToken[] = [
  { kind: 'key-change' },
  { kind: 'management', command: 'maximumPower', value: 2200 },
  { kind: 'management', command: 'clearTamper', value: 0 },
  { kind: 'credit', units: 488 },
];

describe('tokens of an order on their way to the meter', () => {
  let world: TestWorld;
  before(async () => {
    world = await createTestWorld({ meters: 4 });
  });
  after(() => world?.close());

  const issue = async (meterNo: string, tokens = set): Promise<MadeOrder> => {
    const target = tokens[0]?.kind === 'key-change' ? { krn: 3, ti: '07' } : null;
    const orderId = uuidv7(world.now.getTime());
    const order: TokenOrder = { meterNo, orderId, target, tokens };
    const made = await makeOrder(world.database, world.securityModule, order, world.now);
    await inTransaction(world.database, (transaction) => recordOrder(transaction, made, world.now));
    return made;
  };
  const put = ({ order, parts }: MadeOrder, cardUid: string, which: readonly number[]) =>
    inTransaction(world.database, async (transaction) => {
      for (const n of which) {
        const part = parts[n];
        assert.ok(part !== undefined);
        const tokens = { ...part, orderId: order.orderId };
        await putOnCard(transaction, { meterNo: order.meterNo, cardUid }, tokens);
      }
    });
  const room = (meterNo: string, cardUid: string) =>
    inTransaction(world.database, (transaction) => roomOnCard(transaction, { meterNo, cardUid }));
  const compose = (meterNo: string, cardUid: string, seenSequence: number) =>
    inTransaction(world.database, (transaction) =>
      composeMailbox(transaction, world.securityModule, {
        ...{ meterNo, cardUid, seenSequence, at: world.now },
      }),
    );

  test('at the keypad, in their order: the meter takes every one, and adds the credit exactly', async () => {
    const meterNo = world.meters[0] ?? '';
    const meter = createVirtualMeter(testMeterKey(meterNo), {
      now: () => world.now,
      tampered: true,
    });
    const { order } = await issue(meterNo);
    const results: string[] = [];
    for (const { digits } of await openOrder(world.database.kysely, world.securityModule, order))
      results.push((await meter.enterToken(digits)).result);
    assert.deepEqual(results, [
      '1stKCT',
      '2ndKCT',
      '3rdKCT',
      'Accept',
      'Accept',
      'Accept',
      'Accept',
    ]);
    const { decoder, config, tamperCause, creditWh } = meter.state;
    assert.deepEqual([decoder.krn, decoder.ti, decoder.sgc], [3, '07', '534250']);
    assert.deepEqual([config.powerLimitW, tamperCause, creditWh], [2200, null, 48_800]);
  });

  test('in the wrong order: nothing behind the key change is taken before it', async () => {
    const meterNo = world.meters[1] ?? '';
    const meter = createVirtualMeter(testMeterKey(meterNo), { now: () => world.now });
    const { order } = await issue(meterNo);
    const opened = await openOrder(world.database.kysely, world.securityModule, order);
    assert.equal((await meter.enterToken(opened.at(-1)?.digits ?? '')).result, 'CRCError');
    assert.equal(meter.state.creditWh, 0);
  });

  test("on the card: in the next sale's mailbox, in front of what was bought; then the key is confirmed", async () => {
    const meterNo = world.meters[2] ?? '';
    const uid = '04A1B2C3D4E501';
    const card = createTestCard(meterNo, uid);
    const meter = createVirtualMeter(testMeterKey(meterNo), { now: () => world.now });
    const made = await issue(meterNo);
    assert.equal(await room(meterNo, uid), 4);
    await put(made, uid, [0]);
    assert.equal(await room(meterNo, uid), 0);
    await meter.tap(await memoryOf(card));
    const service = world.newService();
    const sold = await service.buy(world.request({ meterNo, card: await card.visit() }));
    assert.equal(sold.keyChange.length, 0, 'the change waits on the card already');
    await card.write(sold.mailbox?.image ?? '');
    assert.equal((await card.tokens()).length, 5);
    const tapped = await meter.tap(await memoryOf(card));
    assert.ok('tokens' in tapped);
    assert.equal(meter.state.creditWh, sold.energyDkwh * 100);
    // The counter brings the answer with the next visit.
    await service.buy(world.request({ meterNo, card: await card.visit() }));
    assert.deepEqual(
      (await meterKeys(world.database, meterNo)).map(({ state }) => state),
      ['current', 'retired'],
    );
    assert.equal(await room(meterNo, uid), 3);
  });

  test('on the card without a sale: a mailbox of its own, above every sequence that was seen', async () => {
    const meterNo = world.meters[3] ?? '';
    const uid = '04A1B2C3D4E502';
    const card = createTestCard(meterNo, uid);
    const meter = createVirtualMeter(testMeterKey(meterNo), {
      now: () => world.now,
      tampered: true,
    });
    const made = await issue(meterNo, set.slice(1));
    assert.equal(await compose(meterNo, uid, 0), null);
    await put(made, uid, [0, 1, 2]);
    const first = await compose(meterNo, uid, 7);
    assert.equal(first?.sequence, 8);
    await inTransaction(world.database, (transaction) =>
      voidOrder(transaction, { ...made.order, at: world.now }),
    );
    assert.equal(await compose(meterNo, uid, 0), null);
    await put(made, uid, [0, 1, 2]);
    const mailbox = await compose(meterNo, uid, 0);
    assert.equal(mailbox?.sequence, 9);
    await card.write(mailbox?.image ?? '');
    await meter.tap(await memoryOf(card));
    assert.deepEqual([meter.state.creditWh, meter.state.tamperCause], [48_800, null]);
    assert.equal(meter.state.config.powerLimitW, 2200);
  });
});
