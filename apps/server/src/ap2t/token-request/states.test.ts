import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { happen } from './happen.ts';
import type { TokenRequest } from './model.ts';
import { stageOf, type TokenAction, type TokenStage, tokenActions, tokenStages } from './states.ts';
import { lockRequests } from './store.ts';
import { createTokenWorld, type TokenWorld } from './test-support/token-world.ts';

/** Written down once more: what may happen in each state, and what comes of it. */
const allowed: Readonly<Record<TokenStage, Partial<Record<TokenAction, TokenStage>>>> = {
  requested: { generate: 'generated', fail: 'unmade', cancel: 'cancelled' },
  unmade: { generate: 'generated', fail: 'unmade', tryAgain: 'requested', cancel: 'cancelled' },
  generated: {
    ...{ deliver: 'delivered', take: 'taken', refuse: 'refused', cancel: 'cancelled' },
  },
  delivered: {
    ...{ deliver: 'delivered', takeBack: 'generated', take: 'taken', refuse: 'refused' },
    cancel: 'cancelled',
  },
  taken: {},
  refused: { take: 'taken', cancel: 'cancelled' },
  cancelled: {},
};

describe('the states of a token request', () => {
  let world: TokenWorld;
  before(async () => {
    world = await createTokenWorld(1);
    await world.ask(0, { tokens: [{ kind: 'clear-tamper', value: 0, mandatory: true }] });
  });
  after(() => world?.close());

  /** Puts the one request of the world into a state, past all rules. */
  const put = async (stage: TokenStage): Promise<TokenRequest> => {
    const isMade = !['requested', 'unmade'].includes(stage);
    const state = stage === 'unmade' || stage === 'refused' ? 'failed' : stage;
    await world.database.pool.query(
      `update ap2t.token_request
          set state = $1, generated_at = $2, first_part = $3::smallint, part_count = $3::smallint, key_version = $3::smallint, medium = $4, problem = $5,
              cancelled_at = case when $1 = 'cancelled' then now() end`,
      [
        state,
        isMade ? world.now : null,
        isMade ? 1 : null,
        stage === 'delivered' ? 'pk' : null,
        state === 'failed' ? { code: 'SETRUM_INTERNAL', params: {} } : null,
      ],
    );
    const [request] = await world.requests(0);
    assert.ok(request !== undefined && stageOf(request) === stage);
    return request;
  };
  const act = (action: TokenAction, request: TokenRequest) =>
    world.run(async (transaction) => {
      await lockRequests(transaction, { requestIds: [request.requestId] });
      const [changed] = await happen(transaction, action, [request], world.now, () => ({
        ...(action === 'generate' && {
          ...{ generated_at: world.now, first_part: 0, part_count: 1, key_version: 1 },
        }),
        ...(action === 'deliver' && { medium: 'card' as const }),
        ...((action === 'fail' || action === 'refuse') && { problem: '{"code":"X","params":{}}' }),
        ...(action === 'cancel' && { cancelled_at: world.now }),
      }));
      return changed;
    });

  for (const stage of tokenStages) {
    for (const action of tokenActions) {
      const to = allowed[stage][action];
      test(`${action} when ${stage}: ${to ?? 'refused'}`, async () => {
        const request = await put(stage);
        if (to !== undefined) {
          const changed = await act(action, request);
          assert.equal(changed === undefined ? null : stageOf(changed), to);
          return;
        }
        await assert.rejects(act(action, request), (error) => {
          assert.ok(error instanceof SetrumError);
          assert.equal(error.code, 'SETRUM_TOKEN_REQUEST_STATE');
          assert.deepEqual(error.params, { action, kind: 'clear-tamper', state: stage });
          return true;
        });
        assert.deepEqual(await world.requests(0), [request]);
      });
    }
  }

  test('whatever happens is announced, in the same transaction', async () => {
    const request = await put('requested');
    await world.database.pool.query('delete from ap2t.change');
    await act('cancel', request);
    const { rows } = await world.database.pool.query(
      'select topic, subject, unit, agenda_no, meter_no, data from ap2t.change',
    );
    const { orderId, requestId, agendaNo, meterNo, kind } = request;
    assert.deepEqual(rows, [
      {
        ...{ topic: 'token-request', subject: orderId, unit: '53425', agenda_no: agendaNo },
        meter_no: meterNo,
        data: { requests: [{ requestId, kind, state: 'cancelled', problem: null }] },
      },
    ]);
  });
});
