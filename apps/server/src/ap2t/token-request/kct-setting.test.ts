import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { reprint } from '../../vending/index.ts';
import { addToken } from './add.ts';
import { cancelTokens } from './cancel.ts';
import { deliverByReceipt, deliverOnWorkOrder, returnFromWorkOrder } from './deliver.ts';
import { kctSetting, unsetKct } from './kct-setting.ts';
import type { TokenKind } from './model.ts';

import {
  activationSet,
  agus,
  createTokenWorld,
  newKey,
  type TokenWorld,
  tono,
} from './test-support/token-world.ts';

const coded = (code: ErrorCode, params?: object) => (error: unknown) => {
  assert.ok(error instanceof SetrumError, String(error));
  assert.equal(error.code, code);
  if (params !== undefined) assert.deepEqual(error.params, params);
  return true;
};

describe('setting KCT and the rest', () => {
  let world: TokenWorld;
  let n = -1;
  let keys = 0;
  before(async () => {
    world = await createTokenWorld(14);
  });
  after(() => world?.close());
  beforeEach(() => {
    n++;
  });

  const idsOf = async (...kinds: readonly TokenKind[]) =>
    (await world.requests(n))
      .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
      .map(({ requestId }) => requestId);
  const set = (chosen: readonly string[]) =>
    world.run((transaction) =>
      kctSetting(transaction, { agendaNo: world.agenda(n), chosen, caller: tono, at: world.now }),
    );
  const unset = () =>
    world.run((transaction) =>
      unsetKct(transaction, { agendaNo: world.agenda(n), caller: agus, at: world.now }),
    );
  const settings = async () => {
    const { rows } = await world.database.pool.query(
      `select s.set_by, s.unset_by, (select count(*)::int from ap2t.kct_setting_request r where r.setting_id = s.setting_id) as tokens
         from ap2t.kct_setting s where s.agenda_no = $1 order by s.set_at, s.setting_id`,
      [world.agenda(n)],
    );
    return rows;
  };
  const states = async () =>
    (await world.requests(n)).map(({ state, medium }) => `${state} ${medium}`);

  test('only when all that is chosen is generated', async () => {
    await world.ask(n);
    const agendaNo = world.agenda(n);
    await assert.rejects(
      idsOf().then(set),
      coded('SETRUM_TOKENS_NOT_GENERATED', { agendaNo, kind: 'key-change', state: 'requested' }),
    );
    await world.generate();
    await idsOf().then(set);
    assert.deepEqual(await settings(), [{ set_by: 'TONO', unset_by: null, tokens: 4 }]);
  });

  test('an optional token may be left out, a mandatory one may not', async () => {
    await world.made(n);
    await assert.rejects(
      idsOf('key-change', 'max-power', 'clear-tamper').then(set),
      coded('SETRUM_TOKEN_MANDATORY', { kind: 'first-stroom' }),
    );
    await assert.rejects(set([]), coded('SETRUM_TOKEN_MANDATORY', { kind: 'key-change' }));
    await idsOf('key-change', 'max-power', 'first-stroom').then(set);
  });

  test('nothing made under a new key goes without the change to it', async () => {
    await world.made(n, {
      tokens: activationSet.map((token) => ({ ...token, mandatory: false })),
    });
    await assert.rejects(
      idsOf('clear-tamper').then(set),
      coded('SETRUM_TOKEN_MANDATORY', { kind: 'key-change' }),
    );
    await idsOf('key-change', 'clear-tamper').then(set);
  });

  test("not another agenda's tokens, nor what is cancelled", async () => {
    await world.made(n);
    const unknown = '00000000-0000-7000-8000-000000000000';
    await assert.rejects(
      idsOf().then((ids) => set([...ids, unknown])),
      coded('SETRUM_TOKEN_REQUEST_UNKNOWN', { requestId: unknown }),
    );
    const ids = await idsOf();
    await world.run((transaction) =>
      cancelTokens(transaction, { agendaNo: world.agenda(n), caller: tono, at: world.now }),
    );
    await assert.rejects(set(ids), coded('SETRUM_TOKEN_REQUEST_UNKNOWN'));
  });

  test('one setting at a time; those taken back stay on record', async () => {
    const agendaNo = world.agenda(n);
    await world.made(n);
    await assert.rejects(unset(), coded('SETRUM_KCT_NOT_SET', { agendaNo }));
    const [one, two] = await Promise.allSettled([idsOf().then(set), idsOf().then(set)]);
    assert.deepEqual([one.status, two.status].sort(), ['fulfilled', 'rejected']);
    await assert.rejects(idsOf().then(set), coded('SETRUM_KCT_ALREADY_SET', { agendaNo }));
    await unset();
    world.pass(1);
    await idsOf('key-change', 'max-power', 'first-stroom').then(set);
    assert.deepEqual(await settings(), [
      { set_by: 'TONO', unset_by: 'AGUS', tokens: 4 },
      { set_by: 'TONO', unset_by: null, tokens: 3 },
    ]);
  });

  test('a token may be added before it, not after', async () => {
    await world.made(n, { tokens: activationSet.slice(1), target: null });
    const add = () =>
      world.run((transaction) =>
        addToken(transaction, {
          ...{ agendaNo: world.agenda(n), kind: 'clear-credit', value: 65_535 },
          ...{ requestKey: `added-${++keys}`, caller: tono, at: world.now },
        }),
      );
    await add();
    // Not made yet, and not chosen: it holds nothing up.
    await idsOf('max-power', 'clear-tamper', 'first-stroom').then(set);
    await assert.rejects(add(), coded('SETRUM_KCT_ALREADY_SET'));
    await unset();
    await world.generate();
    await idsOf().then(set);
    n++;
    await assert.rejects(add(), coded('SETRUM_TOKEN_ORDER_UNKNOWN', { subject: world.agenda(n) }));
  });

  test('the work order carries what is set; void, it carries nothing', async () => {
    const agendaNo = world.agenda(n);
    await world.made(n);
    const deliver = () =>
      world.run((transaction) => deliverOnWorkOrder(transaction, agendaNo, world.now));
    await assert.rejects(deliver(), coded('SETRUM_KCT_NOT_SET'));
    await idsOf('key-change', 'max-power', 'first-stroom').then(set);
    assert.equal((await deliver()).length, 3);
    const printed = ['delivered pk', 'delivered pk', 'generated null', 'delivered pk'];
    assert.deepEqual(await states(), printed);
    assert.equal((await deliver()).length, 0, 'printed again it is the same');
    await world.run((transaction) => returnFromWorkOrder(transaction, agendaNo, world.now));
    assert.deepEqual(await states(), Array(4).fill('generated null'));
    assert.equal((await deliver()).length, 3);
    // What the paper does not carry may go by a receipt.
    await world.run((transaction) => deliverByReceipt(transaction, { agendaNo }, world.now));
    assert.deepEqual(await states(), printed.with(2, 'delivered receipt'));
    await world.run((transaction) => returnFromWorkOrder(transaction, agendaNo, world.now));
    assert.equal((await states())[2], 'delivered receipt');
  });

  test('an undone activation takes the setting with it, and the new activation has tokens of its own', async () => {
    const agendaNo = world.agenda(n);
    await world.made(n);
    await idsOf().then(set);
    await world.run((transaction) =>
      cancelTokens(transaction, { agendaNo, caller: agus, at: world.now }),
    );
    assert.deepEqual(await settings(), [{ set_by: 'TONO', unset_by: 'AGUS', tokens: 4 }]);
    // The change to the first key never left the office: another one may be made.
    await world.made(n, { target: { ...newKey, ti: '09' } });
    const requests = await world.requests(n);
    assert.deepEqual(
      requests.map(({ state }) => state),
      [...Array(4).fill('cancelled'), ...Array(4).fill('generated')],
    );
    await set(requests.slice(4).map(({ requestId }) => requestId));
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n, count(distinct tid)::int as tids from vending.token where meter_no = $1',
      [world.meter(n)],
    );
    assert.deepEqual(rows, [{ n: 14, tids: 6 }], 'identifiers are not used twice');
  });

  test('one order alone may be cancelled; what is void is reprinted for nobody', async () => {
    await world.made(n, { tokens: activationSet.slice(1, 2), target: null });
    await world.made(n, { tokens: activationSet.slice(3), target: null });
    const [power, stroom] = await world.requests(n);
    const reference = (power?.orderId ?? '').replaceAll('-', '').toUpperCase();
    const print = () =>
      reprint(world.database, world.securityModule, {
        ...{ meterNo: world.meter(n), reference, showDigits: true },
      });
    assert.match((await print())[0]?.token ?? '', /^\d{20}$/);
    await world.run((transaction) =>
      cancelTokens(transaction, { orderId: power?.orderId ?? '', caller: tono, at: world.now }),
    );
    assert.deepEqual(await states(), ['cancelled null', 'generated null']);
    assert.deepEqual(
      (await print()).map(({ token }) => token),
      [null],
    );
    await set([stroom?.requestId ?? '']);
  });

  test('a key change that was printed may be in the meter: it is not taken back', async () => {
    const agendaNo = world.agenda(n);
    await world.made(n);
    await idsOf().then(set);
    await world.run(async (transaction) => {
      await deliverOnWorkOrder(transaction, agendaNo, world.now);
      await returnFromWorkOrder(transaction, agendaNo, world.now);
      await cancelTokens(transaction, { agendaNo, caller: agus, at: world.now });
    });
    await world.made(n, { target: { ...newKey, ti: '09' } });
    const [, , , , refused] = await world.requests(n);
    assert.deepEqual(
      [refused?.state, refused?.problem?.code],
      ['failed', 'SETRUM_KEY_CHANGE_PENDING'],
    );
    await world.database.pool.query('update ap2t.token_order set next_attempt_at = null');
    const again = await world.made(n);
    assert.equal(again.at(-1)?.state, 'generated', 'to the same key it is made again');
    assert.equal(again.at(-1)?.keyVersion, 2);
  });
});
