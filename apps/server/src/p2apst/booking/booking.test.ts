import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { depositBalance, depositMovements } from '../deposit/service.ts';
import { registerPartner } from '../partner/register.ts';
import type { BookingCommand } from './model.ts';
import { BookingService } from './service.ts';

const partnerId: string = testPartner.partnerId;
const opening = 10_000_000;
const other = '4510099';

describe('booking orders', () => {
  let world: TestWorld;
  let service: BookingService;
  let keys = 0;
  before(async () => {
    world = await createTestWorld({ meters: 1, depositCents: opening });
    await registerPartner(world.database, { ...testPartner, partnerId: other });
    service = new BookingService(world.database, () => world.now);
  });
  after(async () => {
    await world?.close();
  });
  beforeEach(async () => {
    await world.database.pool.query(
      `update p2apst.deposit set limit_cents = 0 where partner_id = $1`,
      [partnerId],
    );
  });

  const transfer = (kind: 'top-up' | 'withdrawal', amountCents: number): BookingCommand => ({
    kind,
    partnerId,
    amountCents,
    reference: 'TRF 77',
  });
  const order = (command: BookingCommand, madeBy = 'SRI') =>
    service.order({ requestKey: `booking-${++keys}`, command, reason: 'uji', madeBy });
  const balance = async (of = partnerId): Promise<number> =>
    (await depositBalance(world.database, of)) ?? Number.NaN;
  async function postings(eventId: string): Promise<readonly [string, string, number][]> {
    const { rows } = await world.database.pool.query<{
      shard: string;
      account: string;
      amount_cents: number;
    }>(
      'select shard, account, amount_cents from p2apst.posting where event_id = $1 order by line',
      [eventId],
    );
    return rows.map((row) => [row.shard, row.account, row.amount_cents]);
  }

  test('a top-up is booked when somebody else approves it, and not before', async () => {
    const before = await balance();
    const made = await order(transfer('top-up', 700));
    assert.equal(made.state, 'requested');
    assert.equal(await balance(), before);
    assert.deepEqual(await postings(made.order_id), []);
    const approved = await service.approve(made.order_id, 'TONO');
    assert.deepEqual([approved.state, approved.decided_by], ['approved', 'TONO']);
    assert.equal(await balance(), before + 700);
    assert.deepEqual(await postings(made.order_id), [
      [partnerId, 'bank:clearing', 700],
      [partnerId, `deposit:${partnerId}`, -700],
    ]);
    const [movement] = await depositMovements(world.database, partnerId, new Date('2027'), 1);
    assert.deepEqual([movement?.kind, movement?.amountCents], ['top-up', 700]);
    const acts = (await auditEntries(world.database, 0, 100)).filter(
      ({ detail }) => detail['order'] === made.order_id,
    );
    assert.deepEqual(
      acts.map(({ actor, act, subject }) => [actor, act, subject]),
      [
        ['SRI', 'booking-order.request', partnerId],
        ['TONO', 'booking-order.approve', partnerId],
      ],
    );
    assert.equal((await verifyAuditTrail(world.database)).ok, true);
  });

  test('who made an order does not decide it', async () => {
    const made = await order(transfer('top-up', 700));
    const before = await balance();
    await assert.rejects(service.approve(made.order_id, 'SRI'), { code: 'SETRUM_ORDER_OWN' });
    await assert.rejects(service.reject(made.order_id, 'SRI'), { code: 'SETRUM_ORDER_OWN' });
    assert.equal(await balance(), before);
  });

  test('two who approve at once: one books', async () => {
    const before = await balance();
    const made = await order(transfer('top-up', 700));
    const outcomes = await Promise.allSettled([
      service.approve(made.order_id, 'TONO'),
      service.approve(made.order_id, 'WATI'),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.deepEqual(
      refused.map(({ reason }) => reason.code),
      ['SETRUM_ORDER_DECIDED'],
    );
    assert.equal(await balance(), before + 700);
    assert.equal((await postings(made.order_id)).length, 2);
  });

  test('an approval whose answer was lost is the same approval', async () => {
    const made = await order(transfer('top-up', 700));
    const [one, two] = await Promise.all([
      service.approve(made.order_id, 'TONO'),
      service.approve(made.order_id, 'TONO'),
    ]);
    assert.deepEqual(one, two);
    assert.equal((await postings(made.order_id)).length, 2);
    await assert.rejects(service.reject(made.order_id, 'TONO'), { code: 'SETRUM_ORDER_DECIDED' });
  });

  test('the same request key is the same order; with something else in it, it is refused', async () => {
    const same = { requestKey: 'once', command: transfer('top-up', 5), reason: 'uji' };
    const orders = await Promise.all(
      Array.from({ length: 4 }, () => service.order({ ...same, madeBy: 'SRI' })),
    );
    assert.equal(new Set(orders.map(({ order_id }) => order_id)).size, 1);
    const code = { code: 'SETRUM_REQUEST_KEY_REUSED' };
    const more = { ...same, command: transfer('top-up', 6), madeBy: 'SRI' };
    await assert.rejects(service.order(more), code);
    await assert.rejects(service.order({ ...same, madeBy: 'TONO' }), code);
  });

  test('a rejected order is never booked', async () => {
    const before = await balance();
    const made = await order(transfer('withdrawal', 700));
    await service.reject(made.order_id, 'TONO');
    await assert.rejects(service.approve(made.order_id, 'WATI'), { code: 'SETRUM_ORDER_DECIDED' });
    assert.equal(await balance(), before);
    assert.deepEqual(await postings(made.order_id), []);
  });

  test('a withdrawal goes down to the limit and no further, and leaves nothing behind when it fails', async () => {
    const before = await balance();
    const tooMuch = await order(transfer('withdrawal', before + 1));
    const acts = (await auditEntries(world.database, 0, 1000)).length;
    await assert.rejects(service.approve(tooMuch.order_id, 'TONO'), {
      code: 'SETRUM_DEPOSIT_BELOW_LIMIT',
    });
    assert.equal(await balance(), before);
    assert.deepEqual(await postings(tooMuch.order_id), []);
    assert.equal((await auditEntries(world.database, 0, 1000)).length, acts);
    const credit = await order({ kind: 'limit', partnerId, limitCents: -1 });
    await service.approve(credit.order_id, 'TONO');
    assert.equal((await service.approve(tooMuch.order_id, 'TONO')).state, 'approved');
    assert.equal(await balance(), -1);
    const back = await order({ kind: 'limit', partnerId, limitCents: 0 });
    await assert.rejects(service.approve(back.order_id, 'TONO'), {
      code: 'SETRUM_DEPOSIT_BELOW_LIMIT',
    });
    await service.approve((await order(transfer('top-up', opening))).order_id, 'TONO');
  });

  test('a correction moves the deposits that it touches', async () => {
    const [mine, theirs] = [await balance(), await balance(other)];
    const wrong = await order(transfer('top-up', 900));
    await service.approve(wrong.order_id, 'TONO');
    const made = await order({
      kind: 'correction',
      lines: [
        { account: `deposit:${partnerId}`, amountCents: 900 },
        { account: `deposit:${other}`, amountCents: -900 },
      ],
      corrects: { shard: partnerId, eventId: wrong.order_id },
    });
    await service.approve(made.order_id, 'TONO');
    assert.deepEqual([await balance(), await balance(other)], [mine, theirs + 900]);
    assert.deepEqual(await postings(made.order_id), [
      ['correction', `deposit:${partnerId}`, 900],
      ['correction', `deposit:${other}`, -900],
    ]);
  });

  const refusals: [string, [string, number][], RegExp][] = [
    [
      'one-sided',
      [
        ['tax:ppj', 5],
        ['tax:ppn', -4],
      ],
      /sum to 1 cents/,
    ],
    [
      'of zero',
      [
        ['tax:ppj', 0],
        ['tax:ppn', 0],
      ],
      /a line of zero/,
    ],
    [
      'on an account that is not there',
      [
        ['tax:ppj', 5],
        ['tax:pph', -5],
      ],
      /tax:pph/,
    ],
    [
      'on a deposit that is not there',
      [
        ['tax:ppj', 5],
        ['deposit:1', -5],
      ],
      /deposit:1/,
    ],
    [
      'on a pattern',
      [
        ['tax:ppj', 5],
        ['deposit:%', -5],
      ],
      /deposit:%/,
    ],
  ];
  for (const [name, lines, detail] of refusals) {
    test(`a correction ${name} is refused`, async () => {
      const booked = lines.map(([account, amountCents]) => ({ account, amountCents }));
      await assert.rejects(order({ kind: 'correction', lines: booked, corrects: null }), {
        code: 'SETRUM_CORRECTION_INVALID',
        message: detail,
      });
    });
  }

  test('an order for nobody, about nothing, or that is not there is refused', async () => {
    const nobody = { ...transfer('top-up', 5), partnerId: '999' } as BookingCommand;
    await assert.rejects(order(nobody), { code: 'SETRUM_PARTNER_NOT_FOUND' });
    const lines = [
      { account: 'tax:ppj', amountCents: 5 },
      { account: 'tax:ppn', amountCents: -5 },
    ];
    const corrects = { shard: partnerId, eventId: '019aaf0c-5a11-7c3e-8e21-3b1a5d3f4a66' };
    await assert.rejects(order({ kind: 'correction', lines, corrects }), {
      code: 'SETRUM_CORRECTION_INVALID',
    });
    await assert.rejects(service.approve(corrects.eventId, 'TONO'), {
      code: 'SETRUM_BOOKING_ORDER_UNKNOWN',
    });
  });
});
