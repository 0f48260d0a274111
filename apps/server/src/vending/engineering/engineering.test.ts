import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { inspectToken, reprint } from '../inspect/service.ts';
import { meterKeys } from '../meter-key/plan-change.ts';
import { EngineeringService, type NewOrder } from './service.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('engineering orders', () => {
  let world: TestWorld;
  let service: EngineeringService;
  let keys = 0;
  before(async () => {
    world = await createTestWorld({ meters: 4 });
    service = new EngineeringService(world.database, world.securityModule, () => world.now);
  });
  after(() => world.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const order = (meterNo: string, over: Partial<NewOrder> = {}): NewOrder => ({
    meterNo,
    requestKey: `order-${++keys}`,
    command: { kind: 'clearTamper', value: 0 },
    reason: 'terminal cover replaced',
    madeBy: 'ani',
    ...over,
  });
  const tokens = async (meterNo: string): Promise<number> => {
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n from vending.token where meter_no = $1',
      [meterNo],
    );
    return rows[0].n;
  };

  test('are made by one and approved by another, and only then is there a token', async () => {
    const made = await service.order(order(meter(0)));
    assert.deepEqual([made.state, await tokens(meter(0))], ['requested', 0]);
    await assert.rejects(
      service.approve(meter(0), made.order_id, 'ani'),
      coded('SETRUM_ORDER_OWN'),
    );
    const digits = await service.approve(meter(0), made.order_id, 'budi');
    assert.ok(digits !== null);
    const found = await inspectToken(world.database, world.securityModule, {
      token: digits,
      meterNo: null,
    });
    assert.equal(found.meterNo, meter(0));
    assert.ok(found.content?.kind === 'management' && found.content.command.kind === 'clearTamper');
    await assert.rejects(
      service.approve(meter(0), made.order_id, 'budi'),
      coded('SETRUM_ORDER_DECIDED'),
    );
    assert.equal(await tokens(meter(0)), 1);
    const acts = (await auditEntries(world.database, 0, 100)).filter(
      ({ subject }) => subject === meter(0),
    );
    assert.deepEqual(
      acts.map(({ actor, act }) => [actor, act]),
      [
        ['ani', 'engineering-order.request'],
        ['budi', 'engineering-order.approve'],
      ],
    );
    assert.deepEqual((await verifyAuditTrail(world.database)).faults, []);
  });

  test('that are rejected make nothing; one that is unknown, none at all', async () => {
    const made = await service.order(
      order(meter(1), { command: { kind: 'maximumPower', value: 2200 } }),
    );
    await assert.rejects(service.reject(meter(1), made.order_id, 'ani'), coded('SETRUM_ORDER_OWN'));
    await service.reject(meter(1), made.order_id, 'budi');
    await assert.rejects(
      service.approve(meter(1), made.order_id, 'budi'),
      coded('SETRUM_ORDER_DECIDED'),
    );
    await assert.rejects(
      service.approve(meter(1), '00000000-0000-7000-8000-000000000000', 'budi'),
      coded('SETRUM_ORDER_UNKNOWN'),
    );
    assert.equal(await tokens(meter(1)), 0);
    assert.deepEqual(
      (await service.orders(meter(1))).map(({ state, decided_by }) => [state, decided_by]),
      [['rejected', 'budi']],
    );
  });

  test('asked for again are the same order; the key is good for no other', async () => {
    const asked = order(meter(1), { command: { kind: 'clearCredit', value: 65_535 } });
    const [one, two] = await Promise.all([service.order(asked), service.order(asked)]);
    assert.equal(one.order_id, two.order_id);
    await assert.rejects(
      service.order({ ...asked, command: { kind: 'clearTamper', value: 0 } }),
      coded('SETRUM_REQUEST_KEY_REUSED'),
    );
    await assert.rejects(
      service.order(order(meter(1), { command: { kind: 'clearCredit', value: 9 } })),
      coded('SETRUM_BAD_REQUEST'),
    );
    await assert.rejects(service.order(order('00000000000')), coded('SETRUM_METER_KEY_UNKNOWN'));
  });

  test('take whatever reason is written, and many approvals at once', async () => {
    const reasons = ['NIK 3201010101010001', 'token 1234 5678 9012 3456 7890'];
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        service.order(order(meter(1), { reason: reasons[n % 2] ?? '' })),
      ),
    );
    const digits = await Promise.all(
      made.map(({ order_id }) => service.approve(meter(1), order_id, 'budi')),
    );
    assert.equal(new Set(digits).size, 12);
    assert.equal(await tokens(meter(1)), 12);
  });

  test('for a key change plan it, and the next credit brings it', async () => {
    const made = await service.order(
      order(meter(2), { command: { kind: 'keyChange', target: { krn: 3 } } }),
    );
    assert.equal(await service.approve(meter(2), made.order_id, 'budi'), null);
    assert.deepEqual(
      (await meterKeys(world.database, meter(2))).map(({ state }) => state),
      ['pending', 'current'],
    );
    assert.equal(
      (await world.newService().buy(world.request({ meterNo: meter(2) }))).keyChange.length,
      4,
    );
  });

  test('and sales of the same minute never share an identifier', async () => {
    const sales = world.newService();
    const orders = await Promise.all(
      Array.from({ length: 6 }, () => service.order(order(meter(3)))),
    );
    await Promise.all([
      ...orders.map(({ order_id }) => service.approve(meter(3), order_id, 'budi')),
      ...Array.from({ length: 6 }, () =>
        sales.buy(world.request({ meterNo: meter(3), amountCents: 2_000_000 })),
      ),
    ]);
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n, count(distinct tid)::int as tids from vending.token where meter_no = $1',
      [meter(3)],
    );
    assert.deepEqual(rows, [{ n: 12, tids: 12 }]);
  });

  test('tokens are found by their digits and reprinted by their reference; digits only for those who may', async () => {
    const sold = await world.newService().buy(world.request({ meterNo: meter(0) }));
    const ask = (token: string, meterNo: string | null = null) =>
      inspectToken(world.database, world.securityModule, { token, meterNo });
    const found = await ask(sold.token);
    assert.deepEqual(
      [found.meterNo, found.reference, found.keyVersion],
      [meter(0), sold.reference, 1],
    );
    assert.ok(found.content?.kind === 'credit' && found.content.units === sold.energyDkwh);
    const foreign = '12345678901234567890';
    assert.deepEqual(await ask(foreign), await ask(foreign, meter(0)));
    assert.equal((await ask(foreign)).meterNo, null);
    const print = (showDigits: boolean) =>
      reprint(world.database, world.securityModule, {
        meterNo: meter(0),
        reference: sold.reference,
        showDigits,
      });
    assert.deepEqual(
      (await print(true)).map(({ token }) => token),
      [sold.token],
    );
    assert.deepEqual(
      (await print(false)).map(({ token }) => token),
      [null],
    );
    const { rows } = await world.database.pool.query('select * from vending.token');
    assert.ok(!JSON.stringify(rows).includes(sold.token), 'the table does not tell the digits');
  });
});
