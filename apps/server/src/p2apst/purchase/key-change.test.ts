import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import {
  acceptToken,
  createDecoderState,
  type DecoderState,
  deriveDecoderKey,
  makePan,
} from '@setrum/sts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { confirmKeyChange, meterKeys, planKeyChange, testVendingKey } from '../../vending/index.ts';
import type { SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

/** A meter with the key that the world registers, as its decoder keeps it. */
function decoderOf(meterNo: string): DecoderState {
  const key = {
    dkga: '04',
    ea: '11',
    keyType: 2,
    sgc: '534250',
    krn: 2,
    ti: '01',
    baseDate: 2014,
  } as const;
  const pan = makePan(meterNo);
  const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
  return createDecoderState({ ...key, pan, decoderKey });
}

describe('a key change', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 8 });
    service = world.newService();
  });
  after(() => world.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const buy = (meterNo: string): Promise<SoldPurchase> =>
    service.buy(world.request({ meterNo, amountCents: 2_000_000 }));
  const states = async (meterNo: string) =>
    (await meterKeys(world.database, meterNo)).map((key) => [key.version, key.state, key.krn]);
  /** Types tokens at the meter; gives what it said of each and its state afterwards. */
  const type = (state: DecoderState, tokens: readonly string[]) => {
    let decoder = state;
    const results = tokens.map((token) => {
      const taken = acceptToken(decoder, token, world.now.getTime());
      decoder = taken.state;
      return taken.result;
    });
    return { decoder, results };
  };

  test('comes in front of the next credit, and the credit is made under the new key', async () => {
    await planKeyChange(world.database, meter(0), { krn: 3, ti: '02', sgc: '600001' });
    const sold = await buy(meter(0));
    assert.equal(sold.keyChange.length, 4);
    const early = type(decoderOf(meter(0)), [sold.token]);
    assert.deepEqual(early.results, ['CRCError'], 'the credit alone is not for the old key');
    const { decoder, results } = type(decoderOf(meter(0)), [...sold.keyChange, sold.token]);
    assert.deepEqual(results, ['1stKCT', '2ndKCT', '3rdKCT', 'Accept', 'Accept']);
    assert.deepEqual([decoder.krn, decoder.ti, decoder.sgc], [3, '02', '600001']);
    assert.deepEqual(await states(meter(0)), [
      [2, 'pending', 3],
      [1, 'current', 2],
    ]);
  });

  test('comes again with every credit until it is confirmed, in the same digits, and not after', async () => {
    await planKeyChange(world.database, meter(1), { krn: 3 });
    const first = await buy(meter(1));
    const second = await buy(meter(1));
    assert.deepEqual(second.keyChange, first.keyChange);
    assert.notEqual(second.token, first.token);
    assert.equal(
      await confirmKeyChange(world.database, meter(1), { actor: 'ani', at: world.now }),
      true,
    );
    assert.equal(
      await confirmKeyChange(world.database, meter(1), { actor: 'ani', at: world.now }),
      false,
    );
    const third = await buy(meter(1));
    assert.deepEqual(third.keyChange, []);
    const { results } = type(decoderOf(meter(1)), [
      ...first.keyChange,
      first.token,
      second.token,
      third.token,
    ]);
    assert.deepEqual(results.slice(-3), ['Accept', 'Accept', 'Accept']);
    assert.deepEqual(await states(meter(1)), [
      [2, 'current', 3],
      [1, 'retired', 2],
    ]);
  });

  test('travels on the card with its credit, and the card confirms it', async () => {
    await planKeyChange(world.database, meter(2), { krn: 3 });
    const card = createTestCard(meter(2), '04A1B2C3D4E5A0');
    await card.report([0, 0, 0, 0, 0]);
    const sold = await service.buy(
      world.request({ meterNo: meter(2), amountCents: 2_000_000, card: await card.visit() }),
    );
    assert.ok(sold.mailbox !== null);
    await card.write(sold.mailbox.image);
    assert.deepEqual(await card.tokens(), [...sold.keyChange, sold.token]);
    const next = await service.buy(
      world.request({ meterNo: meter(2), amountCents: 2_000_000, card: await card.visit() }),
    );
    assert.deepEqual(
      [next.keyChange, next.mailbox],
      [[], null],
      'the change waits on the card; a sixth token has no room',
    );
    await card.report([2, 3, 3, 1, 1]);
    const confirmed = await service.buy(
      world.request({ meterNo: meter(2), amountCents: 2_000_000, card: await card.visit() }),
    );
    assert.deepEqual(await states(meter(2)), [
      [2, 'current', 3],
      [1, 'retired', 2],
    ]);
    assert.deepEqual(confirmed.keyChange, []);
  });

  test('to a later base date starts the identifiers anew and tells the meter to forget the old ones', async () => {
    await world.database.pool.query(
      'update vending.meter_key set base_date = 1993, krn = 1 where meter_no = $1',
      [meter(3)],
    );
    await planKeyChange(world.database, meter(3), { krn: 2, baseDate: 2014 });
    const sold = await buy(meter(3));
    const key = {
      dkga: '04',
      ea: '11',
      keyType: 2,
      sgc: '534250',
      krn: 1,
      ti: '01',
      baseDate: 1993,
    } as const;
    const pan = makePan(meter(3));
    const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
    const old = createDecoderState({ ...key, pan, decoderKey, firstTid: 16_000_000 });
    const { decoder, results } = type(old, [...sold.keyChange, sold.token]);
    assert.equal(results.at(-1), 'Accept');
    assert.equal(decoder.baseDate, 2014);
  });

  test('is the way out of an expired key', async () => {
    await world.database.pool.query('update vending.meter_key set ken = 10 where meter_no = $1', [
      meter(4),
    ]);
    await assert.rejects(buy(meter(4)), coded('SETRUM_METER_KEY_EXPIRED'));
    await planKeyChange(world.database, meter(4), { krn: 3, ken: 255 });
    assert.equal((await buy(meter(4))).keyChange.length, 4);
  });

  test('is refused when it makes no sense, and when an earlier one is on its way', async () => {
    const refused = coded('SETRUM_KEY_CHANGE_INVALID');
    await assert.rejects(planKeyChange(world.database, meter(5), {}), refused);
    await assert.rejects(planKeyChange(world.database, meter(5), { krn: 2 }), refused);
    await assert.rejects(planKeyChange(world.database, meter(5), { baseDate: 1993 }), refused);
    await assert.rejects(planKeyChange(world.database, meter(5), { keyType: 3 }), refused);
    await assert.rejects(
      planKeyChange(world.database, '00000000000', { krn: 3 }),
      coded('SETRUM_METER_KEY_UNKNOWN'),
    );
    await planKeyChange(world.database, meter(5), { krn: 3 });
    await planKeyChange(world.database, meter(5), { krn: 4 });
    assert.deepEqual(await states(meter(5)), [
      [3, 'pending', 4],
      [1, 'current', 2],
    ]);
    await buy(meter(5));
    await assert.rejects(
      planKeyChange(world.database, meter(5), { krn: 5 }),
      coded('SETRUM_KEY_CHANGE_PENDING'),
    );
  });

  test('key types and carriers that take no 20-digit credit are refused', async () => {
    await world.database.pool.query(
      'update vending.meter_key set key_type = 1 where meter_no = $1',
      [meter(6)],
    );
    await assert.rejects(buy(meter(6)), coded('SETRUM_METER_KEY_TYPE'));
    await planKeyChange(world.database, meter(6), { keyType: 2 });
    await world.database.pool.query(
      "update vending.meter_key set medium = '01' where meter_no = $1",
      [meter(7)],
    );
    await assert.rejects(buy(meter(7)), coded('SETRUM_METER_MEDIUM'));
  });
});
