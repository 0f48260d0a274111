import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { createVirtualMeter, testMeterKey } from '../../test-support/virtual-meter.ts';
import { meterKeys } from '../../vending/index.ts';
import { tokenDigits } from './digits.ts';
import { kctSetting } from './kct-setting.ts';
import type { TokenKind } from './model.ts';
import { type ReportedToken, reportTaken } from './report.ts';
import { retryRequest } from './retry.ts';
import {
  activationSet,
  agus,
  createTokenWorld,
  type TokenWorld,
  tono,
} from './test-support/token-world.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe("a fitter's report, and what follows from it", () => {
  let world: TokenWorld;
  let n = -1;
  let keys = 0;
  before(async () => {
    world = await createTokenWorld(12);
  });
  after(() => world?.close());
  beforeEach(() => {
    n++;
  });

  const byKind = async (kind: TokenKind) => {
    const requests = await world.requests(n);
    const request = requests.findLast((one) => one.kind === kind);
    assert.ok(request !== undefined);
    return request;
  };
  const report = async (results: Partial<Record<TokenKind, true | number>>, caller = agus) => {
    const told: ReportedToken[] = [];
    for (const [kind, result] of Object.entries(results)) {
      const { requestId } = await byKind(kind as TokenKind);
      told.push(result === true ? { requestId, taken: true } : { requestId, taken: false, result });
    }
    return world.run((transaction) =>
      reportTaken(transaction, { agendaNo: world.agenda(n), results: told, caller, at: world.now }),
    );
  };
  const retry = (requestId: string, caller = tono) => {
    world.pass(1);
    return world.run((transaction) =>
      retryRequest(transaction, {
        ...{ requestId, requestKey: `retry-${++keys}`, caller, at: world.now },
      }),
    );
  };
  const states = async () => (await world.requests(n)).map(({ kind, state }) => `${kind} ${state}`);
  const keyStates = async () =>
    (await meterKeys(world.database, world.meter(n))).map(({ state }) => state);

  test('taken: the key is confirmed with its change, and vending knows the results', async () => {
    await world.made(n);
    await report({ 'key-change': true, 'max-power': true });
    assert.deepEqual(await keyStates(), ['current', 'retired']);
    assert.deepEqual(await states(), [
      ...[
        'key-change taken',
        'max-power taken',
        'clear-tamper generated',
        'first-stroom generated',
      ],
    ]);
    const { rows } = await world.database.pool.query(
      'select part, result from vending.token where meter_no = $1 order by part',
      [world.meter(n)],
    );
    assert.deepEqual(
      rows.map(({ result }) => result),
      [1, 1, 1, 1, 1, null, null],
    );
    const [change] = await world.requests(n);
    assert.equal(change?.settledBy, 'AGUS');
    assert.deepEqual(await report({ 'key-change': true }), [], 'said twice it is the same');
  });

  test('a token made under the new key proves it, whatever was said of the change itself', async () => {
    await world.made(n);
    await report({ 'key-change': 13, 'first-stroom': true });
    assert.deepEqual((await states())[0], 'key-change taken');
    assert.deepEqual(await keyStates(), ['current', 'retired']);
  });

  test('refused: with the result that the meter showed, and nothing is confirmed', async () => {
    await world.made(n);
    await assert.rejects(report({ 'key-change': 10 }), coded('SETRUM_TOKEN_REPORT'));
    const { requestId } = await byKind('max-power');
    const incomplete = world.run((transaction) =>
      reportTaken(transaction, {
        ...{ agendaNo: world.agenda(n), results: [{ requestId, taken: false }] },
        ...{ caller: agus, at: world.now },
      }),
    );
    await assert.rejects(incomplete, coded('SETRUM_TOKEN_REPORT'));
    await report({ 'key-change': 5 });
    assert.deepEqual((await states())[0], 'key-change failed');
    assert.deepEqual(await keyStates(), ['pending', 'current']);
    assert.deepEqual(await report({ 'key-change': 5 }), []);
  });

  test('of what is not made, is taken, or belongs to another agenda: refused, and nothing else of the report counts', async () => {
    await world.ask(n);
    await assert.rejects(report({ 'max-power': true }), coded('SETRUM_TOKEN_REQUEST_STATE'));
    await world.generate();
    await report({ 'max-power': true });
    await assert.rejects(
      report({ 'clear-tamper': true, 'max-power': 4 }),
      coded('SETRUM_TOKEN_REQUEST_STATE'),
    );
    assert.deepEqual((await states())[2], 'clear-tamper generated');
    const foreign = world.run((transaction) =>
      reportTaken(transaction, {
        agendaNo: world.agenda(n),
        results: [{ requestId: '00000000-0000-7000-8000-000000000000', taken: true }],
        ...{ caller: agus, at: world.now },
      }),
    );
    await assert.rejects(foreign, coded('SETRUM_TOKEN_REQUEST_UNKNOWN'));
  });

  test('a refused token gets another in its place: a new order, a new identifier, in the same setting', async () => {
    await world.made(n);
    const chosen = (await world.requests(n)).map(({ requestId }) => requestId);
    const agendaNo = world.agenda(n);
    await world.run((transaction) =>
      kctSetting(transaction, { agendaNo, chosen, caller: tono, at: world.now }),
    );
    await report({ 'key-change': true, 'max-power': 9 });
    const refused = await byKind('max-power');
    const orderId = await retry(refused.requestId);
    await world.generate();
    const power = await byKind('max-power');
    assert.deepEqual(
      [power.orderId, power.retryOf, power.state, power.value, power.mandatory, power.keyVersion],
      [orderId, refused.requestId, 'generated', 2200, true, 2],
    );
    await assert.rejects(retry(refused.requestId), coded('SETRUM_TOKEN_ALREADY_RETRIED'));
    const { rows } = await world.database.pool.query(
      'select from ap2t.kct_setting_request where request_id = $1',
      [power.requestId],
    );
    assert.equal(rows.length, 1);
  });

  test('while the key change is out and not known to be taken, it comes in front again', async () => {
    const meter = createVirtualMeter(testMeterKey(world.meter(n)), { now: () => world.now });
    await world.made(n);
    await report({ 'max-power': 13 });
    const { requestId } = await byKind('max-power');
    const orderId = await retry(requestId);
    await world.generate();
    assert.deepEqual((await states()).slice(4), ['key-change generated', 'max-power generated']);
    const look = { orderId, caller: agus, at: world.now };
    const digits = await tokenDigits(world.database, world.securityModule, look);
    for (const token of digits) assert.ok((await meter.enterToken(token.digits)).accepted);
    assert.deepEqual([meter.state.config.powerLimitW, meter.state.decoder.krn], [2200, 3]);
    // The first set is in no meter any more; that the key is there settles it too.
    await report({ 'max-power': true });
    assert.deepEqual(
      (await world.requests(n))
        .filter(({ kind }) => kind === 'key-change')
        .map(({ state }) => state),
      ['taken', 'taken'],
    );
  });

  test('a refused key change is made again for the same key', async () => {
    await world.made(n, { tokens: activationSet.slice(0, 1) });
    await report({ 'key-change': 5 });
    const { requestId } = await byKind('key-change');
    await retry(requestId);
    await world.generate();
    const change = await byKind('key-change');
    assert.deepEqual(
      [change.state, change.keyVersion, change.retryOf],
      ['generated', 2, requestId],
    );
  });

  test('who said that stroom was refused does not ask for more of it', async () => {
    await world.made(n, { tokens: activationSet.slice(3), target: null });
    await report({ 'first-stroom': 13 }, tono);
    const { requestId } = await byKind('first-stroom');
    await assert.rejects(retry(requestId, { ...tono, label: 'tono ' }), coded('SETRUM_ORDER_OWN'));
    await retry(requestId, { ...tono, label: 'SITI' });
  });

  test('there is nothing to retry in a request that has not failed', async () => {
    await world.ask(n);
    const { requestId, orderId } = await byKind('max-power');
    assert.equal(await retry(requestId), orderId, 'it is being made already');
    await world.generate();
    await assert.rejects(retry(requestId), coded('SETRUM_TOKEN_REQUEST_STATE'));
    await assert.rejects(
      retry('00000000-0000-7000-8000-000000000000'),
      coded('SETRUM_TOKEN_REQUEST_UNKNOWN'),
    );
  });
});
