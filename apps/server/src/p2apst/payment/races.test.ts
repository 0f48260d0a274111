import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { SetrumError } from '@setrum/errors';
import type { PaidBill, PaymentRequest } from './model.ts';
import type { PaymentService } from './service.ts';
import {
  type BillWorld,
  billOf,
  coded,
  connectionCents,
  createBillWorld,
  otherPartner,
} from './test-support/bill-world.ts';

const repetitions = 12;

/** `paid`, or the code of the refusal. */
async function outcome(work: Promise<PaidBill>): Promise<string> {
  try {
    await work;
    return 'paid';
  } catch (error) {
    if (error instanceof SetrumError) return error.code;
    throw error;
  }
}

const reversalOf = ({ partnerId, requestKey }: PaymentRequest, reversalKey: string) => ({
  partnerId,
  requestKey,
  reversalKey,
});

describe('two servers on one database', () => {
  let world: BillWorld;
  let one: PaymentService;
  let two: PaymentService;
  before(async () => {
    world = await createBillWorld(100_000_000_000);
    one = world.service;
    two = world.newService(world.otherServer);
  });
  after(() => world.close());

  const statesOf = async (subjects: readonly string[]) => {
    const rows = await world.rows(
      'select state from ap2t.registration where registration_no = any ($1)',
      [subjects],
    );
    return rows.map((row) => row['state']);
  };
  const registrations = (count: number) =>
    Promise.all(Array.from({ length: count }, () => world.registration()));
  const balances = async () =>
    (await world.balance()) + (await world.balance(otherPartner.partnerId));

  test('take a registration from two banks once', async () => {
    const before = await balances();
    const subjects = await registrations(repetitions);
    const outcomes = await Promise.all(
      subjects.map((subject) =>
        Promise.all([
          outcome(one.pay(world.request(subject))),
          outcome(two.pay(world.request(subject, { partnerId: otherPartner.partnerId }))),
        ]),
      ),
    );
    for (const pair of outcomes) assert.deepEqual(pair.sort(), ['SETRUM_BILL_PAID', 'paid']);
    assert.equal(await balances(), before - repetitions * connectionCents);
    await world.assertSound();
  });

  test('answer one request, sent fifty times at the same moment, with one payment', async () => {
    const before = await balances();
    const request = world.request(await world.registration());
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? one : two).pay({ ...request })),
    );
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.equal(await balances(), before - connectionCents);
    await world.assertSound();
  });

  test('let one key pay one registration', async () => {
    for (let n = 0; n < repetitions; n++) {
      const [first = '', second = ''] = await registrations(2);
      const request = world.request(first);
      const outcomes = await Promise.all([
        outcome(one.pay(request)),
        outcome(two.pay({ ...request, subject: second })),
      ]);
      assert.deepEqual(outcomes.sort(), ['SETRUM_REQUEST_KEY_REUSED', 'paid']);
      assert.deepEqual((await statesOf([first, second])).sort(), ['open', 'paid']);
    }
    await world.assertSound();
  });

  test('end a payment against its own reversal with nothing paid, whoever is first', async () => {
    const before = await balances();
    const requests = (await registrations(repetitions)).map((subject) => world.request(subject));
    const outcomes = await Promise.all(
      requests.map((request, n) => {
        const pay = () => outcome(one.pay(request));
        const reverse = () => outcome(two.reverse(reversalOf(request, 'reversal')));
        return n % 2 === 0 ? Promise.all([pay(), reverse()]) : Promise.all([reverse(), pay()]);
      }),
    );
    for (const pair of outcomes) {
      const both = pair.sort().join(' ');
      assert.ok(
        ['paid paid', 'SETRUM_PAYMENT_REVERSED SETRUM_PAYMENT_UNKNOWN'].includes(both),
        both,
      );
    }
    for (const request of requests)
      assert.equal(await outcome(one.pay(request)), 'SETRUM_PAYMENT_REVERSED');
    const states = await statesOf(requests.map((request) => request.subject));
    assert.deepEqual(new Set(states), new Set(['open']));
    assert.equal(await balances(), before);
    await world.assertSound();
  });

  test('take a payment back once, for one reversal sent twice and for two reversals', async () => {
    const before = await balances();
    for (let n = 0; n < repetitions; n++) {
      const request = world.request(await world.registration());
      await one.pay(request);
      const keys = n % 2 === 0 ? ['same', 'same'] : ['reversal-1', 'reversal-2'];
      const outcomes = await Promise.all(
        keys.map((key, k) =>
          outcome([one, two][k % 2]?.reverse(reversalOf(request, key)) ?? Promise.reject()),
        ),
      );
      const expected = n % 2 === 0 ? ['paid', 'paid'] : ['SETRUM_REVERSAL_DONE', 'paid'];
      assert.deepEqual(outcomes.sort(), expected);
    }
    assert.equal(await balances(), before);
    await world.assertSound();
  });

  test('pay no month twice when one bank pays one bill and another one two', async () => {
    for (let n = 0; n < repetitions; n++) {
      const subject = await world.customer([billOf(202610), billOf(202611, { taxCents: 100 })]);
      const ofBills = { product: '99501', billCount: 1, amountCents: 20_000_000 } as const;
      const both = {
        ...ofBills,
        billCount: 2,
        amountCents: 40_000_100,
        partnerId: otherPartner.partnerId,
      };
      const before = await balances();
      const outcomes = await Promise.all([
        outcome(one.pay(world.request(subject, ofBills))),
        outcome(two.pay(world.request(subject, both))),
      ]);
      const first = outcomes[0] === 'paid';
      assert.deepEqual(
        outcomes,
        first ? ['paid', 'SETRUM_BILL_COUNT_WRONG'] : ['SETRUM_BILL_PAID', 'paid'],
      );
      assert.equal(await balances(), before - (first ? 20_000_000 : 40_000_100));
    }
    await world.assertSound();
  });
});

describe('a deposit that several take from', () => {
  test('never goes below its limit', async () => {
    const world = await createBillWorld(3 * connectionCents + 100);
    try {
      const services = [world.service, world.newService(world.otherServer)];
      const subjects = await Promise.all(Array.from({ length: 8 }, () => world.registration()));
      const outcomes = await Promise.all(
        subjects.map((subject, n) =>
          outcome(services[n % 2]?.pay(world.request(subject)) ?? Promise.reject()),
        ),
      );
      const refused = Array.from({ length: 5 }, () => 'SETRUM_DEPOSIT_TOO_LOW');
      assert.deepEqual(outcomes.sort(), [...refused, 'paid', 'paid', 'paid']);
      assert.equal(await world.balance(), 100);
      await world.assertSound();
    } finally {
      await world.close();
    }
  });
});

describe('a server killed at the last step', () => {
  let world: BillWorld;
  before(async () => {
    world = await createBillWorld();
  });
  after(() => world.close());

  /** Holds the deposit, which is taken last, and kills the connection that waits for it inside `sqlFunction`. */
  async function killWhileWaiting(
    sqlFunction: string,
    start: () => Promise<unknown>,
  ): Promise<void> {
    const holder = await world.database.pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select from p2apst.deposit for update');
      const refusal = assert.rejects(start(), coded('SETRUM_UNAVAILABLE'));
      let killed = 0;
      for (let tries = 0; killed === 0 && tries < 500; tries++) {
        const waiting = await world.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%' || $1 || '%' and pid <> pg_backend_pid()`,
          [sqlFunction],
        );
        killed = waiting.length;
        if (killed === 0) await delay(10);
      }
      assert.equal(killed, 1, `nobody waited in ${sqlFunction}`);
      await refusal;
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  }

  const traces = () =>
    world.rows(`select (select count(*) from p2apst.payment) as payments, (select count(*) from p2apst.posting) as postings,
      (select count(*) from ap2t.registration_event) as events, (select count(*) from ap2t.registration where state = 'paid') as paid`);

  test('leaves nothing of a payment, and the same request pays', async () => {
    const request = world.request(await world.registration());
    const before = await traces();
    const victim = world.newService(world.otherServer);
    await killWhileWaiting('record_payment', () => victim.pay(request));
    assert.deepEqual(await traces(), before);
    await assert.rejects(
      world.service.find(request.partnerId, request.requestKey),
      coded('SETRUM_PAYMENT_UNKNOWN'),
    );
    await world.assertSound();
    assert.equal((await victim.pay(request)).subject, request.subject);
    await world.assertSound();
  });

  test('leaves a payment as it was when its reversal dies, and the same reversal works', async () => {
    const request = world.request(await world.registration());
    const paid = await world.service.pay(request);
    const before = await traces();
    const victim = world.newService(world.otherServer);
    const reversal = reversalOf(request, 'reversal');
    await killWhileWaiting('record_reversal', () => victim.reverse(reversal));
    assert.deepEqual(await traces(), before);
    assert.deepEqual(await world.service.find(request.partnerId, request.requestKey), paid);
    await world.assertSound();
    assert.notEqual((await victim.reverse(reversal)).reversedAt, null);
    await world.assertSound();
  });
});
