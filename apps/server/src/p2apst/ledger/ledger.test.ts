import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import type { BookingCommand } from '../booking/model.ts';
import { BookingService } from '../booking/service.ts';
import type { FaultKind } from './checks.ts';
import { examineLedger } from './examine.ts';
import { faultsAfter, kindsAfter } from './test-support/damage.ts';

const { partnerId } = testPartner;

describe('the examination of the ledger', () => {
  let world: TestWorld;
  let orderId: string;
  before(async () => {
    world = await createTestWorld({ meters: 3 });
    const service = world.newService();
    for (const meterNo of world.meters) await service.buy(world.request({ meterNo }));
    const declined = service.buy(world.request({ amountCents: 1 }));
    await assert.rejects(declined, { code: 'SETRUM_AMOUNT_TOO_SMALL' });
    const booking = new BookingService(world.database, () => world.now);
    const book = async (requestKey: string, command: BookingCommand): Promise<string> => {
      const order = await booking.order({ requestKey, command, reason: 'uji', madeBy: 'SRI' });
      return (await booking.approve(order.order_id, 'TONO')).order_id;
    };
    const transfer = { partnerId, amountCents: 900, reference: 'TRF' };
    orderId = await book('top-up-1', { kind: 'top-up', ...transfer });
    await book('withdrawal-1', { kind: 'withdrawal', ...transfer });
    await book('limit-1', { kind: 'limit', partnerId, limitCents: -5 });
    const lines = [
      { account: 'tax:ppj', amountCents: 7 },
      { account: `deposit:${partnerId}`, amountCents: -7 },
    ];
    await book('correction-1', { kind: 'correction', lines, corrects: null });
  });
  after(async () => {
    await world?.close();
  });

  test('books that nobody touched are whole', async () => {
    const examination = await examineLedger(world.database);
    assert.deepEqual(examination.faults, []);
    assert.equal(examination.ok, true);
    assert.ok(examination.postings >= 3 * 2 + 2 + 2 + 2 + 2);
    assert.equal(examination.sumCents, 0);
  });

  const aPurchase = `(select purchase_id from p2apst.purchase where status = 'sold' order by purchase_id limit 1)`;
  const damages: [string, string, FaultKind[]][] = [
    [
      'a posting is gone',
      `delete from p2apst.posting where event_id = ${aPurchase} and line = 2`,
      ['missing', 'unbalanced'],
    ],
    [
      'all postings of a purchase are gone',
      `delete from p2apst.posting where event_id = ${aPurchase}`,
      ['deposit', 'missing'],
    ],
    [
      'an amount was changed',
      `update p2apst.posting set amount_cents = amount_cents + 1 where event_id = ${aPurchase} and line = 1`,
      ['changed', 'deposit', 'unbalanced'],
    ],
    [
      'two amounts were changed so that they still sum to zero',
      `update p2apst.posting set amount_cents = amount_cents + case line when 2 then 1 else -1 end
        where event_id = ${aPurchase} and line in (2, 3)`,
      ['changed'],
    ],
    [
      'an amount was split in two',
      `update p2apst.posting set amount_cents = amount_cents - 5 where event_id = ${aPurchase} and line = 2;
       insert into p2apst.posting select shard, event_id, 99, account, 5, posted_at
         from p2apst.posting where event_id = ${aPurchase} and line = 2`,
      ['changed'],
    ],
    [
      'a posting was moved in time',
      `update p2apst.posting set posted_at = posted_at + interval '1 day' where event_id = ${aPurchase} and line = 2`,
      ['changed'],
    ],
    [
      'a posting was moved to another account',
      `update p2apst.posting set account = 'tax:ppn' where event_id = ${aPurchase} and line = 2`,
      ['missing', 'unexpected'],
    ],
    [
      'a posting is on an account that is not in the chart',
      `update p2apst.posting set account = 'revenue:enargy' where event_id = ${aPurchase} and line = 2`,
      ['account', 'missing', 'unexpected'],
    ],
    [
      'an event was invented',
      `insert into p2apst.posting values ('x', gen_random_uuid(), 1, 'tax:ppj', 5, now()), ('x', gen_random_uuid(), 1, 'tax:ppj', -5, now())`,
      ['unbalanced', 'unexpected'],
    ],
    [
      'a balanced event was invented',
      `insert into p2apst.posting select 'x', x, n, 'tax:ppj', 5 - 10 * n, now() from gen_random_uuid() x, generate_series(0, 1) n`,
      ['unexpected'],
    ],
    [
      'an event was posted twice, under another number',
      `insert into p2apst.posting select shard, '00000000-0000-7000-8000-000000000001', line, account, amount_cents, posted_at
         from p2apst.posting where event_id = ${aPurchase}`,
      ['deposit', 'unexpected'],
    ],
    [
      'a purchase has another amount than it was booked with',
      `update p2apst.purchase set amount_cents = amount_cents + 1, token_cents = token_cents + 1 where purchase_id = ${aPurchase}`,
      ['changed'],
    ],
    [
      'a purchase is gone',
      `delete from p2apst.purchase where purchase_id = ${aPurchase}`,
      ['unexpected'],
    ],
    [
      'a deposit was changed',
      `update p2apst.deposit set balance_cents = balance_cents + 1`,
      ['deposit'],
    ],
    [
      'a deposit account has no partner',
      `update p2apst.posting set account = 'deposit:999' where account like 'deposit:%' and event_id = ${aPurchase}`,
      ['deposit', 'missing', 'unexpected'],
    ],
    [
      'an approved order has another amount',
      `update p2apst.booking_order set command = command || '{"amountCents": 901}' where order_id = :order`,
      ['changed', 'movement'],
    ],
    [
      'an approved order is made undone',
      `update p2apst.booking_order set state = 'rejected' where order_id = :order`,
      ['movement', 'unexpected'],
    ],
    [
      'an order was approved past the books',
      `insert into p2apst.booking_order select gen_random_uuid(), 'forged', kind, partner_id, command, reason, state, made_by, made_at,
         decided_by, decided_at from p2apst.booking_order where order_id = :order`,
      ['missing', 'movement'],
    ],
    [
      'a movement is gone',
      `delete from p2apst.deposit_movement where event_id = :order`,
      ['movement'],
    ],
    [
      'a movement was changed',
      `update p2apst.deposit_movement set amount_cents = 901 where event_id = :order`,
      ['movement'],
    ],
    [
      'a movement was invented',
      `insert into p2apst.deposit_movement values ('${partnerId}', 'forged', gen_random_uuid(), 5, now())`,
      ['missing'],
    ],
    ['a token is gone', `delete from vending.token where request_id = ${aPurchase}`, ['token']],
  ];
  for (const [name, damage, kinds] of damages) {
    test(`${name}: ${kinds.join(', ')}`, async () => {
      const sql = damage.replaceAll(':order', `'${orderId}'`);
      assert.deepEqual(await kindsAfter(world.database, sql), kinds);
    });
  }

  test('a fault says where it is, and by how much', async () => {
    const damage = `update p2apst.posting set amount_cents = 901 where event_id = '${orderId}' and line = 1`;
    const place = { shard: partnerId, eventId: orderId };
    assert.deepEqual(await faultsAfter(world.database, damage), [
      { kind: 'unbalanced', ...place, account: null, expectedCents: 0, foundCents: 1 },
      { kind: 'changed', ...place, account: 'bank:clearing', expectedCents: 900, foundCents: 901 },
    ]);
  });

  test('no code changes or removes a posting', () => {
    const files = globSync('apps/**/*.{ts,sql}').filter(
      (path) => !path.includes('node_modules') && !path.endsWith('.test.ts'),
    );
    assert.ok(files.some((path) => path.endsWith('005_ledger.sql')));
    const changing =
      /\b(?:update|delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:only\s+)?p2apst\.posting\b/i;
    assert.match('delete from p2apst.posting where true', changing);
    assert.deepEqual(
      files.filter((path) => changing.test(readFileSync(path, 'utf8'))),
      [],
    );
  });
});
