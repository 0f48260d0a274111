import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readCard } from '@setrum/card';
import type { Meter } from '@setrum/meter';
import { inTransaction } from '../../platform/index.ts';
import { createTestCard, type TestCard } from '../../test-support/card-at-counter.ts';
import { memoryOf } from '../../test-support/virtual-meter.ts';
import { blockCard, reportLost, returnCard, unblockCard } from './change.ts';
import { issueCard } from './issue.ts';
import type { Card } from './model.ts';
import { rebindCards } from './rebind.ts';
import { replaceCard } from './replace.ts';
import { commissioned, writeIdentityOf } from './test-support/chip.ts';
import { type CardWorld, createCardWorld } from './test-support/desk.ts';

const chip = 'NTAG216';
const reason = 'dompet hilang';

describe('the life of a card, at the counter and at the meter', () => {
  let world: CardWorld;
  let n = -1;
  let meterNo: string;
  let meter: Meter;
  let card: TestCard;
  let issued: Card;
  before(async () => {
    world = await createCardWorld(12);
    world.cardKeys = [{ version: 1, state: 'current' }];
  });
  after(() => world?.close());
  beforeEach(async () => {
    n += 1;
    meterNo = world.meter(n);
    meter = await commissioned(world, meterNo);
    const order = { cardUid: world.uid(), idpel: world.idpel(n), chip } as const;
    issued = await issueCard(world.desk, order, world.ask());
    card = createTestCard(meterNo, issued.cardUid);
  });

  const tap = async (at = meter, with_ = card) => (await at.tap(await memoryOf(with_))).refusal;
  const sequence = async () => (await readCard(await memoryOf(card))).sequences.identity;
  const rewrite = async () => writeIdentityOf(world, card, await sequence());
  const refusedAtCounter = async (code: string) => {
    await assert.rejects(world.buy(meterNo, card), { code });
    await assert.rejects(world.inquire(meterNo, card), { code });
  };

  test('given out: the identity is signed for this chip; on another one the meter refuses it as a copy', async () => {
    const made = await rewrite();
    assert.deepEqual(
      [made.sequence, made.keyVersion, made.state, made.meterNo, made.cardNo],
      [1, 1, 'active', meterNo, issued.cardNo],
    );
    assert.equal(await tap(), null);
    await world.buy(meterNo, card);
    const copy = createTestCard(meterNo, world.uid());
    const { slots } = await readCard(await memoryOf(card));
    assert.ok(slots.identity !== null);
    await (await memoryOf(copy)).write(24, slots.identity);
    assert.equal(await tap(meter, copy), 'copied');
  });

  for (const [name, act] of [
    ['lost', reportLost],
    ['blocked', blockCard],
  ] as const) {
    test(`${name}: refused at the counter, and at the meter once its chip says so; freed again`, async () => {
      await rewrite();
      await tap();
      const order = { cardUid: issued.cardUid, reason };
      await act(world.desk, order, world.ask());
      await refusedAtCounter('SETRUM_CARD_BLOCKED');
      assert.equal(await tap(), null, 'the meter is not on the line: nobody has told it');
      assert.equal((await rewrite()).state, 'blocked');
      assert.equal(await tap(), 'blocked');
      await unblockCard(world.desk, order, world.ask());
      assert.equal((await rewrite()).state, 'active');
      assert.equal(await tap(), null);
      await world.buy(meterNo, card);
    });
  }

  test('replaced, then given back: the old one buys and opens nothing, the new one takes over', async () => {
    await rewrite();
    await tap();
    const newUid = world.uid();
    const order = { oldUid: issued.cardUid, newUid, chip, reason } as const;
    await replaceCard(world.desk, order, world.ask());
    await refusedAtCounter('SETRUM_CARD_BLOCKED');
    assert.equal((await rewrite()).state, 'blocked');
    assert.equal(await tap(), 'blocked');
    await returnCard(world.desk, { cardUid: issued.cardUid, reason }, world.ask());
    await refusedAtCounter('SETRUM_CARD_BLOCKED');
    assert.equal((await rewrite()).state, 'blocked');
    const fresh = createTestCard(meterNo, newUid);
    await writeIdentityOf(world, fresh, 0);
    assert.equal(await tap(meter, fresh), null);
    await world.buy(meterNo, fresh);
  });

  test('bound to another meter: its identity is written anew, for the share of the new one', async () => {
    await rewrite();
    await tap();
    await world.buy(meterNo, card);
    const otherNo = world.meter(n + 6);
    const other = await commissioned(world, otherNo);
    const to = { meterNo: otherNo, idpel: issued.idpel, unit: issued.unit };
    await inTransaction(world.database, (transaction) =>
      rebindCards(transaction, {
        ...{ fromMeterNo: meterNo, to, takesCards: true, agendaNo: '534250511501150237' },
        ...{ by: 'SARI', at: world.now },
      }),
    );
    assert.equal(await tap(other), 'other-meter', 'the chip still names the old one');
    await refusedAtCounter('SETRUM_CARD_OTHER_METER');
    // A card that has not been at its new meter yet brings what the old one wrote: it buys all the same.
    const sold = await world.buy(otherNo, card);
    await world.inquire(otherNo, card);
    const made = await rewrite();
    assert.deepEqual([made.meterNo, made.keyVersion], [otherNo, 1]);
    assert.equal(await tap(), 'other-meter', 'the old meter lets go of it');
    await card.write(sold.mailbox?.image ?? '');
    assert.equal(await tap(other), null);
    assert.equal(other.state.creditWh, sold.energyDkwh * 100);
    const { rows } = await world.database.pool.query<{ meter_no: string }>(
      'select distinct meter_no from profile.report where card_uid = $1',
      [issued.cardUid],
    );
    assert.deepEqual(
      rows.map((row) => row.meter_no),
      [meterNo],
    );
  });
});
