import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertAgreed } from '../../test-support/desk-agreement.ts';
import { type DeskAnswer, type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { type Staged, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { findApplication } from '../application/store.ts';

const reason = 'salah pilih meter';
const rounds = 6;

const told = ({ status, code }: DeskAnswer): string => code ?? String(status);

describe('clerks, the token generator and the printer at the same application', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let tono: string;
  let rudi: string;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    tono = await desk.session('metering', { name: 'tono' });
    rudi = await desk.session('metering', { name: 'rudi' });
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const stateOf = async (agendaNo: string) =>
    (await findApplication(world.database, agendaNo)).state;
  /** The requests of an agenda as they stand, and whether they are in its present setting. */
  const requestsOf = async (agendaNo: string) => {
    const { rows } = await world.database.pool.query<{
      request_id: string;
      state: string;
      mandatory: boolean;
      kind: string;
      isSet: boolean;
      made: number;
    }>(
      `select r.request_id, r.state, r.mandatory, r.kind,
              exists (select from ap2t.kct_setting s join ap2t.kct_setting_request x using (setting_id)
                       where s.agenda_no = r.agenda_no and s.unset_at is null and x.request_id = r.request_id) as "isSet",
              (select count(*)::integer from vending.token t where t.meter_no = r.meter_no and t.request_id = r.order_id
                 and t.part >= r.first_part and t.part < r.first_part + r.part_count) as made
         from ap2t.token_request r where r.agenda_no = $1 order by r.requested_at, r.position`,
      [agendaNo],
    );
    return rows;
  };
  const addToken = (token: string, agendaNo: string, key = randomUUID()) => {
    const body = { kind: 'clear-tamper', value: 0 };
    return desk.call(token, 'POST', `applications/${agendaNo}/token-orders`, { body, key });
  };

  test('an activation undone while its tokens are made leaves none, and the meter free', async () => {
    const all = await Promise.all(Array.from({ length: rounds }, () => takenTo(world, 'paid')));
    await Promise.all(
      all.map(async ({ agendaNo, meterNo }, n) => {
        const activating = desk.step(tono, agendaNo, 'activate', { meterNo });
        // Some at once, some when the generator has begun.
        if (n % 2 === 1) await activating;
        let undone = await desk.step(rudi, agendaNo, 'undoActivation', { reason });
        const activated = told(await activating);
        assert.equal(activated, '200');
        if (told(undone) === 'SETRUM_APPLICATION_STATE')
          undone = await desk.step(rudi, agendaNo, 'undoActivation', { reason });
        assert.equal(told(undone), '200');
      }),
    );
    await assertAgreed(world.database);
    for (const { agendaNo, meterNo } of all) {
      assert.equal(await stateOf(agendaNo), 'paid');
      const left = (await requestsOf(agendaNo)).filter(({ state }) => state !== 'cancelled');
      assert.deepEqual(left, []);
      const answer = await desk.call(tono, 'GET', `meter-stock/${meterNo}`);
      assert.equal((answer.body['meter'] as { state: string }).state, 'issued');
    }
    // And it can be activated again, with the same meter, to the end.
    for (const { agendaNo, meterNo } of all)
      assert.equal(told(await desk.step(tono, agendaNo, 'activate', { meterNo })), '200');
    for (const { agendaNo } of all) await world.until(agendaNo, 'tokens-generated');
    for (const { agendaNo } of all)
      for (const { state, made } of await requestsOf(agendaNo))
        assert.ok(state === 'cancelled' || (state === 'generated' && made > 0), state);
    await assertAgreed(world.database);
  });

  test('undone by two at once, and once more after all tokens are there, it is undone once', async () => {
    const { agendaNo } = await takenTo(world, 'activated');
    const answers = await Promise.all(
      [tono, rudi].map((token) => desk.step(token, agendaNo, 'undoActivation', { reason })),
    );
    assert.deepEqual(answers.map(told).toSorted(), ['200', 'SETRUM_APPLICATION_STATE']);
    await assertAgreed(world.database);
  });

  test('KCT set while a token is added: it is set with the others, or not added', async () => {
    const all = await Promise.all(
      Array.from({ length: rounds }, () => takenTo(world, 'activated')),
    );
    await Promise.all(
      all.map(async ({ agendaNo }, n) => {
        const adding = () => addToken(rudi, agendaNo);
        const setting = () => desk.step(tono, agendaNo, 'setKct');
        const [added, set] =
          n % 2 === 0
            ? await Promise.all([adding(), setting()])
            : (await Promise.all([setting(), adding()])).toReversed();
        assert.ok(added !== undefined && set !== undefined);
        assert.ok(['200', 'SETRUM_KCT_ALREADY_SET'].includes(told(added)), told(added));
        // One that was added is not made yet: then it is set a moment later.
        assert.ok(['200', 'SETRUM_TOKENS_NOT_GENERATED'].includes(told(set)), told(set));
        if (told(set) !== '200') return;
        const outside = (await requestsOf(agendaNo)).filter(({ isSet }) => !isSet);
        assert.deepEqual(outside, [], `${told(added)} ${told(set)}`);
      }),
    );
  });

  test('a token added twice under one key, at once, is one token', async () => {
    const { agendaNo } = await takenTo(world, 'activated');
    const tampers = async () =>
      (await requestsOf(agendaNo)).filter(({ kind }) => kind === 'clear-tamper').length;
    const before = await tampers();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => addToken(rudi, agendaNo, key)),
    );
    assert.deepEqual(new Set(answers.map(told)), new Set(['200']));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(await tampers(), before + 1);
    const { rows: acts } = await world.database.pool.query(
      "select from identity.audit_entry where act = 'token-request.add' and subject = $1",
      [agendaNo],
    );
    assert.equal(acts.length, 1);
    const other = await takenTo(world, 'activated');
    assert.equal(told(await addToken(rudi, other.agendaNo, key)), 'SETRUM_REQUEST_KEY_REUSED');
  });

  test('one key for two agendas at once adds one token', async () => {
    const both = [await takenTo(world, 'activated'), await takenTo(world, 'activated')];
    const key = randomUUID();
    const answers = await Promise.all(both.map(({ agendaNo }) => addToken(rudi, agendaNo, key)));
    assert.deepEqual(answers.map(told).toSorted(), ['200', 'SETRUM_REQUEST_KEY_REUSED']);
  });

  test('a failed token tried again while KCT is set, and the activation undone, in any order', async () => {
    const all = await Promise.all(
      Array.from({ length: rounds }, () => takenTo(world, 'activated')),
    );
    await Promise.all(
      all.map(async ({ agendaNo }, n) => {
        const failed = await failOne(agendaNo);
        const retry = () => desk.call(rudi, 'POST', `token-requests/${failed}/retry`);
        const set = () => desk.step(tono, agendaNo, 'setKct');
        const undo = () => desk.step(tono, agendaNo, 'undoActivation', { reason });
        const acts = n % 2 === 0 ? [retry, set, retry] : [retry, undo, set, retry];
        const answers = await Promise.all(acts.map((act) => act()));
        const refusals = ['APPLICATION_STATE', 'TOKENS_NOT_GENERATED', 'TOKEN_REQUEST_STATE'];
        const known = ['200', ...refusals.map((code) => `SETRUM_${code}`)];
        for (const answer of answers) assert.ok(known.includes(told(answer)), told(answer));
      }),
    );
    await assertAgreed(world.database);
    for (const { agendaNo } of all)
      if ((await stateOf(agendaNo)) === 'paid')
        for (const { state } of await requestsOf(agendaNo)) assert.equal(state, 'cancelled');
  });

  test('a work order printed while it is withdrawn, and issued by two at once', async () => {
    const staged = await takenTo(world, 'kctSet');
    const { agendaNo } = staged;
    const issued = await Promise.all([
      desk.step(tono, agendaNo, 'issueWorkOrder'),
      desk.step(rudi, agendaNo, 'issueWorkOrder'),
      desk.step(rudi, agendaNo, 'unsetKct', { reason }),
    ]);
    const [one, other, unset] = issued.map(told);
    assert.equal([one, other, unset].filter((answer) => answer === '200').length, 1);
    if (unset === '200') {
      await desk.step(tono, agendaNo, 'setKct');
      await desk.step(tono, agendaNo, 'issueWorkOrder');
    }
    const paper = await workOrderOf(staged);
    const [withdrawn, ...prints] = await Promise.all([
      desk.step(tono, agendaNo, 'withdrawWorkOrder', { reason }),
      ...Array.from({ length: 2 }, () => desk.call(rudi, 'GET', `documents/${paper}`)),
    ]);
    assert.deepEqual([told(withdrawn), ...prints.map(told)], ['200', '200', '200']);
    for (const { text } of prints) assert.match(text, /^%PDF-/);
    assert.equal(told(await desk.call(rudi, 'GET', `documents/${paper}`)), '200');
  });

  async function workOrderOf({ agendaNo }: Staged): Promise<string> {
    const { body } = await desk.call(tono, 'GET', `applications/${agendaNo}/documents`);
    const documents = body['documents'] as { documentId: string; kind: string; state: string }[];
    const paper = documents.find(({ kind, state }) => kind === 'PK' && state === 'valid');
    return paper?.documentId ?? 'no valid work order';
  }

  /** Has one of the tokens that need not be there fail, as the generator fails. */
  async function failOne(agendaNo: string): Promise<string> {
    await addToken(rudi, agendaNo);
    const added = (await requestsOf(agendaNo)).findLast(({ kind }) => kind === 'clear-tamper');
    const { rows } = await world.database.pool.query(
      `with ended as (update ap2t.token_order set next_attempt_at = null, claim = null
          where order_id = (select order_id from ap2t.token_request where request_id = $1))
       update ap2t.token_request set state = 'failed', problem = '{"code":"SETRUM_INTERNAL","params":{}}',
          first_part = null, part_count = null, key_version = null, generated_at = null
        where request_id = $1 returning request_id`,
      [added?.request_id],
    );
    assert.equal(rows.length, 1);
    return added?.request_id ?? '';
  }
});
