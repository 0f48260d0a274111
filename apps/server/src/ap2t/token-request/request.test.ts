import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { inTransaction } from '../../platform/index.ts';
import { planKeyChange } from '../../vending/index.ts';
import { keyTargetOf } from './key-target.ts';
import { keyTargets, setKeyTargetIn } from './key-target-rules.ts';
import type { WantedToken } from './model.ts';
import { requestTokens } from './request.ts';
import {
  activationSet,
  createTokenWorld,
  newKey,
  type TokenWorld,
  tono,
} from './test-support/token-world.ts';
import { carriedValue } from './token-value.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('asking for tokens', () => {
  let world: TokenWorld;
  before(async () => {
    world = await createTokenWorld(5);
  });
  after(() => world?.close());
  const kinds = async (n: number) => (await world.requests(n)).map(({ kind }) => kind);

  test('in whatever order, they are put into the one in which the meter takes them', async () => {
    await world.ask(0, { tokens: activationSet.toReversed() });
    assert.deepEqual(
      await kinds(0),
      activationSet.map(({ kind }) => kind),
    );
  });

  test('power and energy are what a token carries: never less than asked for', async () => {
    const tokens: readonly WantedToken[] = [
      { kind: 'max-power', value: 16_385, mandatory: true },
      { kind: 'first-stroom', value: 16_385, mandatory: true },
    ];
    await world.ask(1, { tokens, target: null });
    assert.deepEqual(
      (await world.requests(1)).map(({ value }) => value),
      [16_394, 16_394],
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 18_201_624 }), (value) => {
        const carried = carriedValue({ kind: 'first-stroom', value });
        return carried >= value && carriedValue({ kind: 'max-power', value: carried }) === carried;
      }),
      { seed: 20_260_101 },
    );
  });

  test('a change that is on its way comes in front; one that is planned only, in front of stroom only', async () => {
    await planKeyChange(world.database, world.meter(2), { krn: 3 });
    const tamper = activationSet.slice(2, 3);
    await world.made(2, { tokens: tamper, target: null });
    assert.deepEqual(await kinds(2), ['clear-tamper']);
    await world.made(2, { tokens: activationSet.slice(3), target: null });
    assert.deepEqual((await kinds(2)).slice(1), ['key-change', 'first-stroom']);
    await world.made(2, { tokens: tamper, target: null });
    const requests = await world.requests(2);
    assert.deepEqual(
      requests.slice(3).map(({ kind, state, keyVersion }) => [kind, state, keyVersion]),
      [
        ['key-change', 'generated', 2],
        ['clear-tamper', 'generated', 2],
      ],
    );
  });

  test('nothing for nothing, and no token that cannot be', async () => {
    const ask = (tokens: readonly WantedToken[], meterNo = world.meter(3)) =>
      world.run((transaction) =>
        requestTokens(transaction, {
          ...{ agendaNo: world.agenda(3), idpel: '534250000003', meterNo, unit: '53425' },
          ...{ tokens, target: newKey, caller: tono, at: world.now },
        }),
      );
    assert.equal(await ask([]), null);
    await assert.rejects(ask(activationSet, '00000000000'), coded('SETRUM_METER_KEY_UNKNOWN'));
    const wrong: readonly Pick<WantedToken, 'kind' | 'value'>[] = [
      { kind: 'first-stroom', value: 0 },
      { kind: 'first-stroom', value: 18_201_625 },
      { kind: 'max-power', value: 1.5 },
      { kind: 'clear-tamper', value: 1 },
      { kind: 'clear-credit', value: 8 },
      { kind: 'clear-credit', value: -1 },
    ];
    for (const token of wrong)
      await assert.rejects(ask([{ ...token, mandatory: true }]), coded('SETRUM_TOKEN_VALUE'));
    assert.deepEqual(await kinds(3), []);
  });

  test('a target for each place and tariff: longest prefix, then tariff, then the latest day', async () => {
    const set = (unitPrefix: string, tariff: string, fromDate: string, ti: string) =>
      inTransaction(world.database, (transaction) =>
        setKeyTargetIn(
          transaction,
          { ...newKey, keyType: 2, unitPrefix, tariff, fromDate, ti },
          { setBy: 'tono', setAt: world.now },
        ),
      );
    const at = async (unit: string, tariff: string, day: string) => {
      const moment = new Date(`${day}T00:30:00+07:00`);
      return (await keyTargetOf(world.database.kysely, { unit, tariff, at: moment }))?.ti ?? null;
    };
    assert.equal(await at('53425', 'R1T', '2026-01-01'), null);
    await set('', '', '2020-01-01', '01');
    await set('53', '', '2020-01-01', '02');
    await set('53', 'R1T', '2020-01-01', '03');
    await set('53425', '', '2026-01-01', '04');
    await set('53425', '', '2026-02-01', '05');
    assert.equal(await at('51101', 'R1T', '2026-01-01'), '01');
    assert.equal(await at('53426', 'B1T', '2026-01-01'), '02');
    assert.equal(await at('53426', 'R1T', '2026-01-01'), '03');
    assert.equal(await at('53425', 'R1T', '2025-12-31'), '03');
    assert.equal(await at('53425', 'R1T', '2026-01-01'), '04');
    assert.equal(await at('53425', 'R1T', '2026-02-01'), '05');
    await set('53425', '', '2026-02-01', '06');
    assert.equal(await at('53425', 'R1T', '2026-02-01'), '06');
    assert.equal((await keyTargets(world.database)).length, 5);
  });
});
