import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { meterKeys, type SecurityModule } from '../../vending/index.ts';
import { cancelTokens } from './cancel.ts';
import { claimOrders } from './claim.ts';
import { generateOrder } from './generate.ts';
import { startTokenGenerator } from './generator.ts';
import { retryRequest } from './retry.ts';
import {
  activationSet,
  createTokenWorld,
  newKey,
  type TokenWorld,
  tono,
} from './test-support/token-world.ts';

const one = [{ kind: 'clear-tamper', value: 0, mandatory: true }] as const;

describe('the token generator', () => {
  let world: TokenWorld;
  let used = -1;
  let n = 0;
  before(async () => {
    world = await createTokenWorld(16);
  });
  after(() => world?.close());
  beforeEach(async () => {
    n = ++used;
    world.told.length = 0;
    // What the test before left to be tried again is not ours.
    await world.database.pool.query('update ap2t.token_order set next_attempt_at = null');
  });

  const states = async () => (await world.requests(n)).map(({ state }) => state);
  const tokens = async (): Promise<number> => {
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n from vending.token where meter_no = $1',
      [world.meter(n)],
    );
    return rows[0].n;
  };
  const failing = (error: Error): SecurityModule => ({
    ...world.securityModule,
    issueManagement: () => Promise.reject(error),
  });

  test('makes a whole order at once: tokens, states, and what hangs on them, in one transaction', async () => {
    await world.ask(n);
    assert.deepEqual([await states(), await tokens()], [Array(4).fill('requested'), 0]);
    assert.equal(await world.generate(), 1);
    const made = await world.requests(n);
    assert.deepEqual(
      made.map(({ kind, state, firstPart, partCount, keyVersion }) => [
        kind,
        state,
        firstPart,
        partCount,
        keyVersion,
      ]),
      [
        ['key-change', 'generated', 0, 4, 2],
        ['max-power', 'generated', 4, 1, 2],
        ['clear-tamper', 'generated', 5, 1, 2],
        ['first-stroom', 'generated', 6, 1, 2],
      ],
    );
    assert.equal(await tokens(), 7);
    assert.deepEqual(world.told, [world.agenda(n)]);
    assert.deepEqual((await meterKeys(world.database, world.meter(n)))[0]?.state, 'pending');
    assert.equal(await world.generate(), 0, 'once only');
  });

  test('what hangs on it fails: nothing is made, and it is tried again later and later', async () => {
    await world.ask(n, { tokens: one, target: null });
    const at = world.now.getTime();
    let calls = 0;
    const onGenerated = async (): Promise<void> => {
      calls++;
      throw new Error('the application did not move');
    };
    const attempts: number[] = [];
    for (let seconds = 0; seconds < 1200; seconds += 5) {
      const before = calls;
      await world.generate({ onGenerated });
      if (calls > before) attempts.push((world.now.getTime() - at) / 1000);
      world.pass(5_000);
    }
    assert.deepEqual(attempts, [0, 5, 15, 35, 75, 155, 315, 635]);
    assert.deepEqual([await states(), await tokens()], [['failed'], 0]);
    const [request] = await world.requests(n);
    assert.deepEqual(request?.problem, { code: 'SETRUM_INTERNAL', params: {} });
    // Nobody tries any more until somebody asks for it.
    world.pass(24 * 3600_000);
    assert.equal(await world.generate(), 0);
    const requestId = request?.requestId ?? '';
    await world.run((transaction) =>
      retryRequest(transaction, {
        ...{ requestId, requestKey: 'retry-1', caller: tono, at: world.now },
      }),
    );
    assert.deepEqual(await states(), ['requested']);
    assert.equal(await world.generate(), 1);
    assert.deepEqual([await states(), await tokens()], [['generated'], 1]);
    assert.equal((await world.requests(n))[0]?.problem, null);
  });

  test('a refusal of vending is told with its code', async () => {
    await world.ask(n, { tokens: activationSet, target: { ...newKey, baseDate: 1993 } });
    await world.generate();
    assert.deepEqual(await states(), Array(4).fill('failed'));
    const [request] = await world.requests(n);
    assert.equal(request?.problem?.code, 'SETRUM_KEY_CHANGE_INVALID');
    assert.deepEqual(world.told, []);
  });

  test('killed between making and recording: nothing is on record, and another makes it anew', async () => {
    await world.ask(n);
    const dying = claimOrders(world.options(), 10);
    const [claimed] = await dying;
    assert.ok(claimed !== undefined);
    // The process is gone when the tokens are in memory.
    const death = new Promise<never>(() => undefined);
    void generateOrder(world.options({ afterMaking: () => death }), claimed);
    assert.equal(await world.generate(), 0, 'its claim holds for a while');
    assert.deepEqual([await states(), await tokens()], [Array(4).fill('requested'), 0]);
    world.pass(30_001);
    assert.equal(await world.generate(), 1);
    assert.deepEqual([await states(), await tokens()], [Array(4).fill('generated'), 7]);
  });

  test('late behind another that took it over: what it made is forgotten', async () => {
    await world.ask(n);
    const [claimed] = await claimOrders(world.options(), 10);
    assert.ok(claimed !== undefined);
    const late = generateOrder(
      world.options({
        afterMaking: async () => {
          world.pass(30_001);
          await world.generate();
        },
      }),
      claimed,
    );
    await late;
    assert.deepEqual([await states(), await tokens()], [Array(4).fill('generated'), 7]);
    assert.deepEqual(world.told, [world.agenda(n)]);
  });

  test('two servers at once: each order is made by one of them', async () => {
    const orders = Array.from({ length: 12 }, () => world.ask(n, { tokens: one, target: null }));
    await Promise.all(orders);
    let made = 0;
    const counting: SecurityModule = {
      ...world.securityModule,
      issueManagement: (given) => {
        made += given.length;
        return world.securityModule.issueManagement(given);
      },
    };
    const counts = await Promise.all([
      world.generate({ securityModule: counting }),
      world.generate({ securityModule: counting }),
    ]);
    assert.equal(counts[0] + counts[1], 12);
    assert.deepEqual([await states(), await tokens()], [Array(12).fill('generated'), 12]);
    const { rows } = await world.database.pool.query(
      'select count(distinct tid)::int as tids from vending.token where meter_no = $1',
      [world.meter(n)],
    );
    assert.deepEqual(rows, [{ tids: 12 }]);
    // A race for an identifier makes a token anew, nothing else does.
    assert.ok(made >= 12);
  });

  test('with sales to the same meter in the same minute', async () => {
    await world.ask(n, {
      tokens: [one[0], { kind: 'first-stroom', value: 100, mandatory: true }],
      target: null,
    });
    const sales = world.newService();
    await Promise.all([
      world.generate(),
      ...Array.from({ length: 4 }, () =>
        sales.buy(world.request({ meterNo: world.meter(n), amountCents: 2_000_000 })),
      ),
    ]);
    assert.deepEqual([await states(), await tokens()], [['generated', 'generated'], 6]);
  });

  test('cancelled while its tokens are made: they are forgotten', async () => {
    await world.ask(n);
    await world.generate({
      afterMaking: async () => {
        await world.run((transaction) =>
          cancelTokens(transaction, { agendaNo: world.agenda(n), caller: tono, at: world.now }),
        );
      },
    });
    assert.deepEqual([await states(), await tokens()], [Array(4).fill('cancelled'), 0]);
    assert.deepEqual(world.told, []);
    world.pass(3600_000);
    assert.equal(await world.generate(), 0);
  });

  test('an agenda is ready when its last mandatory token is; an optional one holds nothing up', async () => {
    await world.ask(n, {
      tokens: [{ kind: 'clear-credit', value: 0, mandatory: false }],
      target: null,
    });
    const securityModule = failing(new Error('out of order'));
    await world.generate({ securityModule });
    assert.deepEqual([await states(), world.told], [['failed'], []]);
    await world.ask(n, {
      tokens: [{ kind: 'first-stroom', value: 10, mandatory: true }],
      target: null,
    });
    await world.ask(n, { tokens: one, target: null });
    await world.generate({ securityModule });
    // The stroom is made, the mandatory clear tamper is not.
    assert.deepEqual([await states(), world.told], [['failed', 'generated', 'failed'], []]);
    world.pass(5_000);
    await world.generate();
    assert.ok(world.told.includes(world.agenda(n)));
  });

  test('is nudged by a commit, and stops when what it took up is done', async () => {
    let commits = 0;
    const generator = startTokenGenerator({
      ...world.options(),
      ...{ pollMs: 600_000, reflectEveryMs: 600_000, onCommit: () => void commits++ },
    });
    await world.ask(n, { tokens: one, target: null });
    for (let turn = 0; turn < 500 && (await states())[0] !== 'generated'; turn++) {
      generator.nudge();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.deepEqual(await states(), ['generated']);
    await generator.stop();
    assert.ok(commits > 0);
    await world.ask(n, { tokens: one, target: null });
    generator.nudge();
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.deepEqual(await states(), ['generated', 'requested']);
  });
});
