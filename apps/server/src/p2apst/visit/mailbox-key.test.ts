import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { keyVersionOf } from '@setrum/card';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { createVirtualMeter, memoryOf, testMeterKey } from '../../test-support/virtual-meter.ts';
import { type CardField, createCardField } from './test-support/field.ts';
import { createHome } from './test-support/home.ts';

describe('the MAC of mailboxes', () => {
  let field: CardField;
  let n = -1;
  before(async () => {
    field = await createCardField(7);
  });
  after(() => field?.close());
  beforeEach(() => {
    n++;
    field.cardKeys = [{ version: 1, state: 'current' }];
  });

  const versionOf = (image: string | undefined): number =>
    keyVersionOf(Buffer.from(image ?? '', 'base64'));
  const kept = async (meterNo: string) => {
    const { rows } = await field.database.pool.query<{ key_version: number }>(
      'select key_version from vending.mailbox where meter_no = $1 order by sequence',
      [meterNo],
    );
    return rows.map(({ key_version }) => key_version);
  };

  test('a meter without a share gets them without one, as ever', async () => {
    const home = await createHome(field, n, { cardKeys: [] });
    await home.tap();
    const sold = await home.buy();
    assert.equal(versionOf(sold.mailbox?.image), 0);
    assert.equal((await home.tap()).addedDkwh, sold.energyDkwh);
    assert.deepEqual(await kept(home.meterNo), [0]);
  });

  test('a meter with a share takes those that bear it, and no other', async () => {
    const home = await createHome(field, n, { cardKeys: [1] });
    await home.tap();
    // The centre does not know yet that the meter has its share.
    const early = await home.buy();
    assert.equal((await home.tap()).mailbox, 'unsigned');
    await field.give(home.meterNo, field.now);
    const sold = await home.buy();
    assert.equal(versionOf(sold.mailbox?.image), 1);
    assert.equal((await home.tap()).addedDkwh, early.energyDkwh + sold.energyDkwh);
    await home.order([{ kind: 'management', command: 'maximumPower', value: 1300 }]);
    await home.compose();
    assert.equal((await home.tap()).mailbox, 'taken');
    assert.deepEqual(await kept(home.meterNo), [0, 1, 1]);
  });

  test('a roll-over: the meter follows with the next mailbox, and the answer of an earlier sale stays the same', async () => {
    const home = await createHome(field, n, { cardKeys: [1, 2] });
    await field.give(home.meterNo);
    await home.tap();
    const request = field.request({
      ...{ meterNo: home.meterNo, amountCents: 2_000_000 },
      card: await home.visit(),
    });
    const service = field.newService();
    const first = await service.buy(request);
    await home.card.write(first.mailbox?.image ?? '');
    await home.tap();
    const verifiedUnder = async () => {
      await field.inquire(home.meterNo, await home.visit());
      const last = (await field.reports(home.meterNo)).at(-1);
      return `${last?.verification} ${last?.key_version}`;
    };
    assert.equal(await verifiedUnder(), 'verified 1');
    field.cardKeys = [
      { version: 1, state: 'current' },
      { version: 2, state: 'next' },
    ];
    await field.give(home.meterNo);
    const second = await home.buy();
    assert.deepEqual(
      [first, second].map(({ mailbox }) => versionOf(mailbox?.image)),
      [1, 2],
    );
    await home.tap();
    assert.equal(await verifiedUnder(), 'verified 2');
    for (const cardKeys of [
      [
        { version: 1, state: 'retired' },
        { version: 2, state: 'current' },
      ],
      [{ version: 2, state: 'current' }],
      [],
    ] as const) {
      field.cardKeys = cardKeys;
      assert.equal(JSON.stringify(await service.buy(request)), JSON.stringify(first));
      const found = await field.newService().find(request.partnerId, request.requestKey);
      assert.equal(JSON.stringify(found), JSON.stringify(first));
    }
  });

  test('a meter that was left behind still takes its tokens; what it reports is not verified', async () => {
    const home = await createHome(field, n, { cardKeys: [1] });
    await field.give(home.meterNo);
    await home.tap();
    field.cardKeys = [
      { version: 1, state: 'retired' },
      { version: 2, state: 'current' },
    ];
    const sold = await home.buy();
    assert.equal(versionOf(sold.mailbox?.image), 1);
    assert.equal((await home.tap()).addedDkwh, sold.energyDkwh);
    await field.inquire(home.meterNo, await home.visit());
    const last = (await field.reports(home.meterNo)).at(-1);
    assert.deepEqual([last?.verification, last?.reason], ['unverified', 'retired-key']);
  });

  test('is for one card of one meter: nobody else takes it', async () => {
    const home = await createHome(field, n, { cardKeys: [1] });
    await field.give(home.meterNo);
    await home.tap();
    const sold = await home.buy();
    const neighbour = createVirtualMeter(testMeterKey(field.meter(6)), {
      ...{ now: () => field.now, cardKeys: [1] },
    });
    const other = createTestCard(home.meterNo, '04B16B00B50001');
    await other.write(sold.mailbox?.image ?? '');
    assert.equal((await home.meter.tap(await memoryOf(other))).mailbox, 'unsigned');
    const blank = createTestCard(field.meter(6), '04B16B00B50002');
    await blank.write(sold.mailbox?.image ?? '');
    assert.equal((await neighbour.tap(await memoryOf(blank))).mailbox, 'unsigned');
    assert.equal(home.meter.state.creditWh, 0);
  });
});
