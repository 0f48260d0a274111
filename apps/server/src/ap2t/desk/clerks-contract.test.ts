import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertAgreed, counterOf, outcome } from '../../test-support/desk-agreement.ts';
import { type DeskAnswer, type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { realisation, signatures, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { findApplication, stepsOf } from '../application/store.ts';
import { customerOf } from '../customer/find.ts';

const reason = 'data belum lengkap';

const told = (answers: readonly DeskAnswer[]): readonly string[] =>
  answers.map(({ status, code }) => code ?? String(status)).toSorted();
const once = ['200', 'SETRUM_APPLICATION_STATE'];

describe('fitters, signatures and PDL officers at the same application', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  const people = new Map<string, string>();
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    const all = [
      ['dedi', 'fitter'],
      ['joko', 'fitter'],
      ['rina', 'pdl-officer'],
      ['tuti', 'pdl-officer'],
      ['budi', 'supervisor'],
      ['wati', 'supervisor'],
    ] as const;
    for (const [name, role] of all) people.set(name, await desk.session(role, { name }));
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  type Action = Parameters<DeskHttp['step']>[2];
  const step = (
    name: string,
    agendaNo: string,
    action: Action,
    body: Readonly<Record<string, unknown>> = {},
    key = randomUUID(),
  ) => desk.step(people.get(name) ?? '', agendaNo, action, body, key);
  const stateOf = async (agendaNo: string) =>
    (await findApplication(world.database, agendaNo)).state;

  test('two reports of one installation: the first one counts', async () => {
    const { agendaNo, meterNo } = await takenTo(world, 'workOrdered');
    const report = realisation(world, meterNo);
    const answers = await Promise.all([
      step('dedi', agendaNo, 'realise', report),
      step('joko', agendaNo, 'realise', { ...report, installed: { lwbpKwh: 7 } }),
      step('budi', agendaNo, 'withdrawWorkOrder', { reason }),
    ]);
    assert.equal(told(answers).filter((one) => one === '200').length, 1, told(answers).join());
    await assertAgreed(world.database);
  });

  test('signed twice at once it is signed once, and double clicks are one signature', async () => {
    const { agendaNo } = await takenTo(world, 'realised');
    const [key, signed] = [randomUUID(), signatures(world, agendaNo)];
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => step('dedi', agendaNo, 'sign', signed, key)),
      step('joko', agendaNo, 'sign', signatures(world, agendaNo)),
    ]);
    assert.equal(await stateOf(agendaNo), 'signed');
    assert.equal((await stepsOf(world.database, agendaNo)).at(-2)?.action, 'realise');
    assert.ok(
      told(answers).join() === [...['200', '200', '200', '200'], once[1]].join() ||
        told(answers).filter((one) => one === '200').length === 1,
      told(answers).join(),
    );
    const { rows } = await world.database.pool.query('select from ap2t.card where agenda_no = $1', [
      agendaNo,
    ]);
    assert.equal(rows.length, 1);
  });

  test('one card handed out with two applications at once goes to one of them', async () => {
    for (let round = 0; round < 3; round++) {
      const both = [await takenTo(world, 'realised'), await takenTo(world, 'realised')];
      const { cardUid } = signatures(world, 'one card');
      const answers = await Promise.all(
        both.map(({ agendaNo }) =>
          step('dedi', agendaNo, 'sign', { ...signatures(world, agendaNo), cardUid }),
        ),
      );
      const [first, second] = told(answers);
      assert.equal(first, '200');
      assert.match(second ?? '', /^SETRUM_CARD_/);
      const states = await Promise.all(both.map(({ agendaNo }) => stateOf(agendaNo)));
      assert.deepEqual(states.toSorted(), ['realised', 'signed']);
    }
  });

  test('a PDL entered by two at once is entered once', async () => {
    const { agendaNo } = await takenTo(world, 'signed');
    const answers = await Promise.all([
      step('rina', agendaNo, 'enterPdl', { kddk: '534SA0120045' }),
      step('tuti', agendaNo, 'enterPdl', { kddk: '534SA0120046' }),
    ]);
    assert.deepEqual(told(answers), once);
    const officer = answers[0]?.status === 200 ? 'rina' : 'tuti';
    const own = await step(officer, agendaNo, 'checkPdl');
    assert.equal(own.code, 'SETRUM_ORDER_OWN', 'whoever entered it does not check it');
    const decided = await Promise.all([
      step('budi', agendaNo, 'checkPdl'),
      step('wati', agendaNo, 'returnPdl', { reason }),
    ]);
    // What was checked a moment before is returned all the same.
    assert.equal(decided[1]?.status, 200);
    assert.ok(decided[0]?.status === 200 || decided[0]?.code === 'SETRUM_APPLICATION_STATE');
    assert.equal(await stateOf(agendaNo), 'signed');
  });

  test('a PDL approved and returned, then posted by two at once: posted once', async () => {
    const { agendaNo, idpel, meterNo } = await takenTo(world, 'pdlApproved');
    const answers = await Promise.all([
      step('rina', agendaNo, 'postPdl'),
      step('tuti', agendaNo, 'postPdl'),
      step('wati', agendaNo, 'unapprovePdl', { reason }),
    ]);
    assert.equal(told(answers).filter((one) => one === '200').length, 1, told(answers).join());
    if (answers[2]?.status === 200) {
      await step('wati', agendaNo, 'approvePdl');
      assert.equal((await step('rina', agendaNo, 'postPdl')).status, 200);
    }
    assert.equal((await customerOf(world.database, idpel))?.meterNo, meterNo);
    const { rows } = await world.database.pool.query(
      'select from ap2t.customer_history where idpel = $1',
      [idpel],
    );
    assert.equal(rows.length, 1);
    await assertAgreed(world.database);
  });

  test('energy sold for a meter in the instant in which it is posted: to its customer, or not yet', async () => {
    const sell = counterOf(world);
    const all = [];
    for (let n = 0; n < 4; n++) all.push(await takenTo(world, 'pdlApproved'));
    const outcomes = await Promise.all(
      all.flatMap(({ agendaNo, meterNo }, n) => {
        const posting = () => outcome(world.act(agendaNo, 'postPdl'));
        const selling = () => outcome(sell(meterNo));
        return n % 2 === 0 ? [posting(), selling(), selling()] : [selling(), selling(), posting()];
      }),
    );
    for (const one of outcomes) assert.ok(['done', 'SETRUM_METER_UNKNOWN'].includes(one), one);
    for (const { meterNo, idpel, agendaNo } of all) {
      assert.equal(await stateOf(agendaNo), 'posted');
      const { idpel: sold, tariff } = await sell(meterNo);
      assert.deepEqual([sold, tariff], [idpel, 'R1T']);
    }
    const { rows } = await world.database.pool.query(
      "select distinct idpel, tariff, power_va from p2apst.purchase where status = 'sold' order by idpel",
    );
    assert.deepEqual(
      rows,
      all.map(({ idpel }) => ({ idpel, tariff: 'R1T', power_va: 2200 })),
    );
    await assertAgreed(world.database);
  });
});
