import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { assertAgreed, payable } from '../../test-support/desk-agreement.ts';
import { type DeskAnswer, type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { entryBody, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld, newConnection } from '../../test-support/desk-world.ts';
import { findApplication, stepsOf } from '../application/store.ts';
import { startCollective } from '../collective/control.ts';
import { entryPort } from '../collective/entry-port.ts';
import { importCollective } from '../collective/import.ts';
import { makeNext } from '../collective/make-next.ts';
import { customerRecord, takeOverCustomer } from '../customer/take-over.ts';
import { ap2tDefaults } from '../settings/settings.ts';
import { callerWith } from '../workflow/test-support/applications.ts';

const reason = 'salah pilih berkas';

/** What was answered, sorted: `200`, or the code of the refusal. */
const told = (answers: readonly DeskAnswer[]): readonly string[] =>
  answers.map(({ status, code }) => code ?? String(status)).toSorted();

describe('clerks at the same application', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  let sari: string;
  let budi: string;
  let wati: string;
  let tono: string;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    sari = await desk.session('front-office', { name: 'sari' });
    budi = await desk.session('supervisor', { name: 'budi' });
    wati = await desk.session('supervisor', { name: 'wati' });
    tono = await desk.session('metering', { name: 'tono' });
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const enter = (token: string, key: string, body: object = entryBody()) =>
    desk.call(token, 'POST', 'applications', { body, key });
  const entered = async () => (await world.enter(newConnection('prepaid-nfc'))).agendaNo;
  const serials = async () =>
    (await world.database.pool.query('select * from ap2t.number_counter order by scope')).rows;
  const applications = async () =>
    (await world.database.pool.query('select count(*)::integer as n from ap2t.application')).rows[0]
      ?.n;

  test('who was too slow hears that it has changed, and has changed nothing', async () => {
    const agendaNo = await entered();
    const seenStep = 1;
    const answers = await Promise.all([
      desk.step(budi, agendaNo, 'approve', { seenStep }),
      desk.step(wati, agendaNo, 'hold', { seenStep, reason }),
    ]);
    assert.deepEqual(told(answers), ['200', 'SETRUM_APPLICATION_CHANGED']);
    const blind = await Promise.all([
      desk.step(budi, agendaNo, 'unapprove', { reason }),
      desk.step(wati, agendaNo, 'unapprove', { reason }),
      desk.step(budi, agendaNo, 'release'),
    ]);
    assert.ok(told(blind).filter((one) => one === '200').length === 1, told(blind).join());
    assert.equal((await stepsOf(world.database, agendaNo)).length, 3);
    await assertAgreed(world.database);
  });

  test('saved by two at once, a change is made twice, one after the other, each on record', async () => {
    const agendaNo = await entered();
    const changes = ['0812 0000 0001', '0812 0000 0002'].map((phone) =>
      desk.step(sari, agendaNo, 'revise', { applicant: { phone } }),
    );
    assert.deepEqual(told(await Promise.all(changes)), ['200', '200']);
    const seen = ['0812 0000 0003', '0812 0000 0004'].map((phone) =>
      desk.step(sari, agendaNo, 'revise', { applicant: { phone }, seenStep: 3 }),
    );
    assert.deepEqual(told(await Promise.all(seen)), ['200', 'SETRUM_APPLICATION_CHANGED']);
    assert.equal((await findApplication(world.database, agendaNo)).step, 4);
  });

  test('a double click on save is one step, told the same', async () => {
    const { agendaNo } = await payable(world);
    const key = randomUUID();
    const clicks = Array.from({ length: 8 }, () =>
      desk.step(budi, agendaNo, 'withdrawSip', { reason }, key),
    );
    const answers = await Promise.all(clicks);
    assert.deepEqual(new Set(told(answers)), new Set(['200']));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await stepsOf(world.database, agendaNo)).length, 4);
    // Much later, from a page that was left open.
    await desk.step(budi, agendaNo, 'unapprove', { reason });
    const late = await desk.step(budi, agendaNo, 'withdrawSip', { reason }, key);
    assert.deepEqual([late.status, late.body['state']], [200, 'entered']);
    await assertAgreed(world.database);
  });

  test('a double click on entry is one application, and spends one number', async () => {
    const before = [await applications(), await serials()] as const;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(sari, key)));
    assert.deepEqual(new Set(told(answers)), new Set(['201']));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(await applications(), before[0] + 1);
    const once = (await serials()).filter(
      ({ scope, last }) => !before[1].some((row) => row.scope === scope && row.last === last),
    );
    assert.deepEqual(
      once.map(
        ({ last }, n) => last - (before[1].find((row) => row.scope === once[n]?.scope)?.last ?? 0),
      ),
      [1, 1],
    );
    assert.equal((await enter(sari, key)).status, 201);
  });

  test('a key is good for one request of one person', async () => {
    const key = randomUUID();
    await enter(sari, key);
    const body = entryBody();
    const other = { ...body, applicant: { ...body.applicant, name: 'ORANG LAIN' } };
    const reused = 'SETRUM_REQUEST_KEY_REUSED';
    assert.equal((await enter(sari, key, other)).code, reused);
    assert.equal((await enter(budi, key)).code, reused);
    const agendaNo = await entered();
    const step = randomUUID();
    assert.equal((await desk.step(budi, agendaNo, 'hold', { reason }, step)).status, 200);
    const others = [
      desk.step(budi, agendaNo, 'hold', { reason: 'alasan lain' }, step),
      desk.step(budi, agendaNo, 'release', {}, step),
      desk.step(wati, agendaNo, 'hold', { reason }, step),
    ];
    assert.deepEqual(told(await Promise.all(others)), [reused, reused, reused]);
    assert.equal((await findApplication(world.database, agendaNo)).state, 'held');
    // The same key is another one at another application.
    assert.equal((await desk.step(budi, await entered(), 'hold', { reason }, step)).status, 200);
  });

  test('the same key for two applications or two steps at once is one of them', async () => {
    const key = randomUUID();
    const body = entryBody();
    const other = { ...body, applicant: { ...body.applicant, name: 'ORANG LAIN' } };
    const both = await Promise.all([enter(sari, key, body), enter(sari, key, other)]);
    assert.deepEqual(told(both), ['201', 'SETRUM_REQUEST_KEY_REUSED']);
    const agendaNo = await entered();
    const step = randomUUID();
    const steps = await Promise.all([
      desk.step(budi, agendaNo, 'approve', {}, step),
      desk.step(budi, agendaNo, 'hold', { reason }, step),
    ]);
    assert.deepEqual(told(steps), ['200', 'SETRUM_REQUEST_KEY_REUSED']);
  });

  test('a meter activated for two applications at once is reserved for one', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = await Promise.all([takenTo(world, 'paid'), takenTo(world, 'paid')]);
      const meterNo = await world.meter('nfc');
      const answers = await Promise.all(
        [one, other].map(({ agendaNo }) => desk.step(tono, agendaNo, 'activate', { meterNo })),
      );
      assert.deepEqual(told(answers), ['200', 'SETRUM_METER_IN_USE']);
      await assertAgreed(world.database);
    }
  });

  test('an application activated with two meters at once has one of them; the other stays free', async () => {
    const { agendaNo } = await takenTo(world, 'paid');
    const meters = [await world.meter('nfc'), await world.meter('nfc')];
    const answers = await Promise.all(
      meters.map((meterNo) => desk.step(tono, agendaNo, 'activate', { meterNo })),
    );
    assert.deepEqual(told(answers), ['200', 'SETRUM_APPLICATION_STATE']);
    const { meterNo } = await findApplication(world.database, agendaNo);
    const { rows } = await world.database.pool.query(
      'select meter_no, state from ap2t.meter where meter_no = any ($1)',
      [meters],
    );
    for (const row of rows)
      assert.equal(row.state, row.meter_no === meterNo ? 'reserved' : 'issued');
  });

  test('two applications for one customer at once: one, and the other hears of it', async () => {
    for (let round = 0; round < 5; round++) {
      const idpel = `53425000020${round}`;
      const record = { idpel, name: 'WAYAN', address: 'DK. SELATAN', unit: '53425', tariff: 'R1' };
      await takeOverCustomer(
        world.database,
        customerRecord({ ...record, powerVa: 1300, product: 'postpaid' }),
      );
      const { service } = entryBody();
      const postpaid = { ...service, product: 'postpaid', firstCreditCents: 0 };
      const body = { kind: 'MIGRASI', channel: '05', idpel, service };
      const answers = await Promise.all([
        enter(sari, randomUUID(), body),
        enter(budi, randomUUID(), body),
        enter(sari, randomUUID(), { ...body, kind: 'PD', service: postpaid }),
      ]);
      const open = 'SETRUM_APPLICATION_OPEN';
      assert.deepEqual(told(answers), ['201', open, open]);
    }
  });

  test('single entries and a collective request take numbers in a row, none twice', async () => {
    const rules = { connection: ap2tDefaults.connection, numbers: ap2tDefaults.numbers };
    const options = {
      ...{ database: world.database, now: () => world.now, port: entryPort(rules) },
      announce: async () => undefined,
    };
    const caller = callerWith('front-office', { label: 'sri' });
    const lines = Array.from(
      { length: 10 },
      (_, n) => `WARGA ${n};JL. SETRUM ${n};R1;2200;prepaid;50000`,
    );
    const bytes = async function* () {
      yield Buffer.from(
        ['name;address;tariff;power_va;product;first_credit_rupiah', ...lines].join('\n'),
      );
    };
    const file = { unit: '53425', channel: '05', fileName: 'a.csv', corrects: null } as const;
    const given = { ...file, bytes: bytes(), requestKey: randomUUID(), caller };
    const { collective } = await importCollective(world.database, options.port, given, world.now);
    await startCollective(options, collective?.collectiveNo ?? '', caller);
    const makeAll = async () => {
      while ((await makeNext(options)) !== 'idle');
    };
    // The server's own runner may be at the last line.
    const allMade = async (): Promise<void> => {
      for (let looks = 0; looks < 500; looks++) {
        const { rows } = await world.database.pool.query('select state from ap2t.collective');
        if (rows.every(({ state }) => state === 'done')) return;
        await delay(20);
      }
    };
    const single = Array.from({ length: 10 }, () => enter(sari, randomUUID()));
    await Promise.all([makeAll(), makeAll(), ...single]);
    await allMade();
    const { rows } = await world.database.pool.query(
      `select count(*)::integer as all, count(distinct idpel)::integer as idpels, count(collective_no)::integer as lines,
              max(substr(agenda_no, 15)::integer) as last, max(c.last)::integer as counted
         from ap2t.application a, ap2t.number_counter c where kind = 'PB' and c.scope like 'agenda 53425051%'`,
    );
    const [found] = rows;
    assert.deepEqual([found?.lines, found?.last], [10, found?.counted]);
    assert.deepEqual([found?.idpels, found?.last], [found?.all, found?.all]);
  });
});
