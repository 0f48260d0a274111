import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createLogger } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { depositBalance } from '../deposit/service.ts';
import { adviceNotices } from './notices.ts';
import { ManualAdvices } from './service.ts';

const { partnerId } = testPartner;
const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('the list of manual advices', () => {
  let world: TestWorld;
  let advices: ManualAdvices;
  let balance: number | null;
  before(async () => {
    world = await createTestWorld();
    advices = new ManualAdvices(world.database, () => world.now);
    balance = await depositBalance(world.database, partnerId);
  });
  after(async () => {
    await world?.close();
  });
  const meterNo = '32000000019';
  const keys = async (state: 'open' | 'closed' | null = 'open') =>
    (await advices.list(null, state, 100)).map(({ requestKey }) => requestKey);

  test('an answer that was not delivered is listed at once, an advice without a sale from the third on', async () => {
    const at = world.now;
    assert.ok(
      await advices.undelivered({ partnerId, requestKey: 'lost-answer', subject: meterNo, at }),
    );
    for (const times of [1, 2]) {
      await advices.adviceUnknown({ partnerId, requestKey: 'never-sold', meterNo, at });
      assert.deepEqual(await keys(), ['lost-answer'], `after ${times}`);
    }
    await assert.rejects(advices.look(partnerId, 'never-sold'), coded('SETRUM_ADVICE_UNKNOWN'));
    for (let n = 0; n < 3; n++) {
      await advices.adviceUnknown({ partnerId, requestKey: 'never-sold', meterNo, at });
    }
    assert.deepEqual(await keys(), ['lost-answer', 'never-sold']);
    const { rows } = await world.database.pool.query('select from p2apst.manual_advice');
    assert.equal(rows.length, 2);
    const { advice, record } = await advices.look(partnerId, 'never-sold');
    assert.deepEqual([advice.times, advice.kind, record.status], [5, 'unknown', 'none']);
    assert.equal(await depositBalance(world.database, partnerId), balance);
  });

  test('looking again tells what stands on record now', async () => {
    await world.newService().buy(world.request({ requestKey: 'lost-answer' }));
    const sold = await advices.look(partnerId, 'lost-answer');
    assert.deepEqual([sold.record.status, sold.record.amountCents], ['sold', 5_000_000]);
    const declined = world.request({ requestKey: 'never-sold', amountCents: 100 });
    await assert.rejects(world.newService().buy(declined));
    const { record } = await advices.look(partnerId, 'never-sold');
    assert.deepEqual([record.status, record.code], ['declined', 'SETRUM_AMOUNT_TOO_SMALL']);
  });

  test('it goes off the list when the partner has its answer, or by a person with a reason', async () => {
    await advices.answered({ partnerId, requestKey: 'lost-answer', at: world.now });
    assert.deepEqual(await keys(), ['never-sold']);
    const closed = await advices.close(partnerId, 'never-sold', 'bank ditelepon', 'SRI');
    assert.deepEqual(
      [closed.state, closed.closedBy, closed.reason],
      ['closed', 'SRI', 'bank ditelepon'],
    );
    await assert.rejects(
      advices.close(partnerId, 'never-sold', 'sekali lagi', 'SRI'),
      coded('SETRUM_ADVICE_CLOSED'),
    );
    await assert.rejects(
      advices.close(partnerId, 'not-there', 'apa', 'SRI'),
      coded('SETRUM_ADVICE_UNKNOWN'),
    );
    assert.deepEqual(await keys(), []);
    assert.deepEqual(await keys('closed'), ['lost-answer', 'never-sold']);
    // Asked for again, it begins anew.
    for (let n = 0; n < 3; n++) {
      await advices.adviceUnknown({ partnerId, requestKey: 'never-sold', meterNo, at: world.now });
    }
    assert.deepEqual(await keys(), ['never-sold']);
  });

  test('what was asked for once and long ago is forgotten', async () => {
    const at = new Date(world.now.getTime() - 8 * 24 * 3_600_000);
    await advices.adviceUnknown({ partnerId, requestKey: 'once', meterNo, at });
    await advices.undelivered({ partnerId, requestKey: 'old-answer', subject: meterNo, at });
    assert.equal(await advices.tidy(), 1);
    assert.deepEqual(await keys(), ['old-answer', 'never-sold']);
  });

  test('notices are written in their order, are bounded, and bear a database that fails', async () => {
    const log = createLogger('silent');
    const notices = adviceNotices(advices, log);
    for (let n = 0; n < 3; n++) {
      notices.adviceUnknown({ partnerId, requestKey: 'by-notice', meterNo, at: world.now });
    }
    notices.answered({ partnerId, requestKey: 'by-notice', at: world.now });
    for (let n = 0; n < 300; n++) {
      notices.undelivered({ partnerId, requestKey: `flood-${n}`, subject: meterNo, at: world.now });
    }
    await notices.drained();
    assert.ok((await keys('closed')).includes('by-notice'));
    const flood = (await advices.list(partnerId, 'open', 1000)).filter(({ requestKey }) =>
      requestKey.startsWith('flood-'),
    );
    assert.equal(flood.length, 252);
    const broken = adviceNotices(
      new ManualAdvices(
        {
          ...world.database,
          pool: Object.assign(Object.create(world.database.pool), {
            query: () => Promise.reject(new Error('gone')),
          }),
        },
        () => world.now,
      ),
      log,
    );
    broken.undelivered({ partnerId, requestKey: 'x', subject: meterNo, at: world.now });
    await broken.drained();
  });
});
