import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { auditEntries, type Caller, callerMay, installGate } from '../../identity/index.ts';
import {
  createHttpServer,
  createLogger,
  type HttpServer,
  inTransaction,
} from '../../platform/index.ts';
import { LiveFeed } from '../live/feed.ts';
import { startTokenGenerator, type TokenGenerator } from '../token-request/generator.ts';
import { setKeyTargetIn } from '../token-request/key-target-rules.ts';
import { complaintRoutes } from './routes.ts';
import {
  away,
  budi,
  type ComplaintWorld,
  createComplaintWorld,
  rini,
  tono,
} from './test-support/world.ts';
import { waitForTokens } from './wait.ts';

const people: Readonly<Record<string, Caller>> = {
  ...{ rini, budi, tono, away },
  auditor: { ...rini, label: 'AUDIT', roles: ['auditor'] },
  fitter: { ...rini, label: 'AGUS', roles: ['fitter'] },
  siti: { ...budi, label: 'SITI' },
};

interface Told {
  readonly kind: string;
  readonly digits: string;
}

describe('complaints over HTTP', () => {
  let world: ComplaintWorld;
  let http: HttpServer;
  let feed: LiveFeed;
  let generator: TokenGenerator | null = null;
  let used = 0;
  before(async () => {
    world = await createComplaintWorld(16);
    const { database, securityModule } = world;
    const now = (): Date => world.now;
    const log = createLogger('silent');
    feed = new LiveFeed({ database, now, log, pollMs: 20 });
    http = await createHttpServer(log);
    installGate(http, async ({ headers }, permission) => {
      const caller = people[headers.authorization ?? ''];
      if (caller === undefined) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      if (permission !== 'signed-in' && !callerMay(caller, permission))
        throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    complaintRoutes(http, {
      ...{ ...world.desk, now, waitForTokens: waitForTokens(database, feed) },
      rules: { ...world.desk.rules, waitMs: 20_000 },
      onCommit: () => generator?.nudge(),
    });
    generator = startTokenGenerator({
      ...{ database, securityModule, now, log, pollMs: 50 },
      onGenerated: () => Promise.resolve(),
      onCommit: () => feed.nudge(),
    });
  });
  after(async () => {
    await http?.close();
    await generator?.stop();
    await feed?.stop();
    await world?.close();
  });

  async function call(who: string, url: string, payload?: object, key: string = randomUUID()) {
    const answer = await http.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url: `/api/v1${url}` },
      headers: { authorization: who, ...(payload && { 'idempotency-key': key }) },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }
  const tamper = (n: number, over: object = {}) => ({
    ...{ kind: 'clear-tamper', idpel: world.idpel(n), display: 'PERIKSA' },
    ...{ description: 'layar PERIKSA setelah hujan', ...over },
  });
  const replacement = (n: number, newMeterNo: string, over: object = {}) => ({
    ...{ kind: 'replace-meter', meterNo: world.meter(n), description: 'layar mati' },
    replacement: {
      ...{ newMeterNo, fitter: 'AGUS', removal: { standKwh: 1234, remainingDkwh: 57 }, ...over },
    },
  });
  const kindsOf = (digits: readonly Told[]) => digits.map(({ kind }) => kind);

  test('PERIKSA: one request, and the fitter has the digits; the front office has none', async () => {
    const n = used++;
    const { status, body } = await call('tono', '/complaints', tamper(n, { clearCredit: true }));
    assert.equal(status, 201);
    assert.equal(body.complaint.progress, 'done');
    assert.deepEqual(kindsOf(body.digits), ['clear-tamper', 'clear-credit']);
    for (const { digits } of body.digits) assert.match(digits, /^\d{20}$/);
    const looks = (await auditEntries(world.database, 0, 1000)).filter(
      ({ act, subject }) => act === 'token-order.look' && subject === body.complaint.agendaNo,
    );
    assert.deepEqual(
      looks.map(({ actor }) => actor),
      ['TONO'],
    );
    const front = await call('rini', '/complaints', tamper(used++));
    assert.deepEqual([front.status, front.body.digits], [201, null]);
    assert.equal(front.body.tokens[0].state, 'generated');
    const path = `/complaints/${front.body.complaint.agendaNo}`;
    assert.equal((await call('rini', `${path}?digits=true`)).status, 403);
    assert.equal((await call('fitter', path)).body.digits, null);
    const seen = await call('fitter', `${path}?digits=true`);
    assert.deepEqual(kindsOf(seen.body.digits), ['clear-tamper']);
    assert.equal(JSON.stringify(front.body).includes(seen.body.digits[0].digits), false);
  });

  test('a new meter gets power limit, clear tamper and the kWh of the old one, which it can read', async () => {
    const n = used++;
    const newMeterNo = await world.stocked();
    const sold = await world.buy(world.meter(n));
    const preview = await call('rini', `/customers/${world.idpel(n)}/meter-replacement`);
    assert.deepEqual(
      [preview.body.meterNo, preview.body.openCredits.length, preview.body.decideAboveDkwh],
      [world.meter(n), 1, 2000],
    );
    const notEntered = [preview.body.openCredits[0].tokenId];
    const order = replacement(n, newMeterNo, { notEntered });
    const key = randomUUID();
    const { status, body } = await call('tono', '/complaints', order, key);
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual([body.openCredits, body.warnings], [[], []]);
    assert.deepEqual(kindsOf(body.digits), ['max-power', 'clear-tamper', 'compensation']);
    const credit = body.digits[2];
    assert.equal(credit.value, 57 + sold.energyDkwh);
    assert.equal(world.read(newMeterNo, credit.digits).units, credit.value);
    assert.deepEqual((await call('tono', '/complaints', order, key)).body, body);
    // The new meter sells, and its next token comes after these.
    const next = await world.buy(newMeterNo);
    assert.equal(next.idpel, world.idpel(n));
  });

  test('what may have been left behind is listed, with a warning', async () => {
    const n = used++;
    await world.buy(world.meter(n));
    const { body } = await call('rini', '/complaints', replacement(n, await world.stocked()));
    assert.equal(body.openCredits.length, 1);
    assert.deepEqual(
      body.warnings.map(({ code, params }: { code: string; params: object }) => [code, params]),
      [
        [
          'SETRUM_COMPLAINT_CREDIT_LEFT',
          {
            meterNo: world.meter(n),
            count: 1,
            energyKwh: (body.openCredits[0].energyDkwh / 10).toFixed(1),
          },
        ],
      ],
    );
  });

  test('a place that wants another key gets it in front of all others', async () => {
    const newKey = {
      sgc: '534250',
      krn: 3,
      ti: '07',
      ken: 255,
      baseDate: 2014,
      keyType: 2,
    } as const;
    const rule = { ...newKey, unitPrefix: '53425', tariff: 'R1T', fromDate: '2026-11-23' };
    await inTransaction(world.database, (transaction) =>
      setKeyTargetIn(transaction, rule, { setBy: 'budi', setAt: world.now }),
    );
    const { body } = await call('tono', '/complaints', replacement(used++, await world.stocked()));
    const changes = ['key-change', 'key-change', 'key-change', 'key-change'];
    const rest = ['max-power', 'clear-tamper', 'compensation'];
    assert.deepEqual(kindsOf(body.digits), [...changes, ...rest]);
    await world.database.pool.query('delete from ap2t.key_target');
  });

  test('much credit waits for a second person, and is then made', async () => {
    const removal = { standKwh: 9, remainingDkwh: 3_000 };
    const order = replacement(used++, await world.stocked(), { removal });
    const entered = await call('budi', '/complaints', order);
    const { agendaNo } = entered.body.complaint;
    assert.equal(entered.body.complaint.energyState, 'to-decide');
    assert.equal(entered.body.tokens.length, 2);
    const waiting = await call('auditor', '/complaints?energyState=to-decide');
    assert.deepEqual(
      waiting.body.complaints.map((one: { agendaNo: string }) => one.agendaNo),
      [agendaNo],
    );
    const path = `/complaints/${agendaNo}/energy-decision`;
    assert.equal((await call('rini', path, { decision: 'approve' })).status, 403);
    const own = await call('budi', path, { decision: 'approve' });
    assert.equal(own.body.code, 'SETRUM_ORDER_OWN');
    // Orders of an agenda stand in the order of their times.
    world.now = new Date(world.now.getTime() + 1);
    const { body } = await call('siti', path, { decision: 'approve' });
    assert.deepEqual([body.complaint.energyDkwh, body.complaint.progress], [3_000, 'done']);
    const told = (await call('tono', `/complaints/${agendaNo}?digits=true`)).body.digits;
    assert.deepEqual(kindsOf(told), ['max-power', 'clear-tamper', 'compensation']);
  });

  test('what needs no token is kept and closed; lists are narrowed and paged', async () => {
    const other = { kind: 'other', idpel: world.idpel(0), description: 'antrean panjang' };
    const entered = await call('rini', '/complaints', other);
    const { agendaNo } = entered.body.complaint;
    assert.equal(entered.body.complaint.progress, 'open');
    const open = await call('auditor', '/complaints?progress=open');
    assert.equal(open.body.complaints.length, 1);
    for (let click = 0; click < 2; click++)
      assert.equal((await call('rini', `/complaints/${agendaNo}/close`, {})).status, 200);
    assert.equal(
      (await call('auditor', `/complaints/${agendaNo}`)).body.complaint.closedBy,
      'RINI',
    );
    const all: string[] = [];
    let after = '';
    do {
      const page = await call('auditor', `/complaints?limit=2${after}`);
      all.push(...page.body.complaints.map((one: { agendaNo: string }) => one.agendaNo));
      after = page.body.next === null ? '' : `&after=${page.body.next}`;
    } while (after !== '');
    const whole = await call('auditor', '/complaints?limit=200');
    assert.deepEqual(
      all,
      whole.body.complaints.map((one: { agendaNo: string }) => one.agendaNo),
    );
    assert.ok(all.length > 4);
    const ofMeter = await call('auditor', `/complaints?meterNo=${world.meter(2)}`);
    assert.equal(ofMeter.body.complaints.length, 1);
    assert.deepEqual((await call('away', '/complaints')).body.complaints, []);
  });

  test('asks for permission, unit, and sense', async () => {
    const order = tamper(used++);
    assert.equal((await call('nobody', '/complaints', order)).status, 401);
    assert.equal((await call('auditor', '/complaints', order)).status, 403);
    const outside = await call('away', '/complaints', order);
    assert.equal(outside.body.code, 'SETRUM_UNIT_FORBIDDEN');
    const wipes = await call('rini', '/complaints', { ...order, clearCredit: true });
    assert.equal(wipes.status, 403);
    for (const over of [
      { idpel: undefined },
      { meterNo: world.meter(0) },
      { kind: 'replace-meter' },
      { description: 'x' },
      { display: 'GELAP' },
    ])
      assert.equal((await call('rini', '/complaints', { ...order, ...over })).status, 400);
    const { body } = await call('rini', '/complaints', order);
    const hidden = await call('away', `/complaints/${body.complaint.agendaNo}`);
    assert.equal(hidden.body.code, 'SETRUM_UNIT_FORBIDDEN');
    const closing = await call('rini', `/complaints/${body.complaint.agendaNo}/close`, {});
    assert.equal(closing.body.code, 'SETRUM_COMPLAINT_STATE');
    assert.equal((await call('rini', '/complaints/534250562611239999')).status, 404);
  });

  test('without a generator the answer does not wait for ever, and says so', async () => {
    await generator?.stop();
    generator = null;
    const short = await createHttpServer(createLogger('silent'));
    installGate(short, async () => tono);
    complaintRoutes(short, {
      ...{ ...world.desk, now: () => world.now },
      waitForTokens: waitForTokens(world.database, feed),
      rules: { ...world.desk.rules, waitMs: 30 },
    });
    const answer = await short.inject({
      ...{ method: 'POST', url: '/api/v1/complaints', payload: tamper(used++) },
      headers: { 'idempotency-key': randomUUID() },
    });
    await short.close();
    const { complaint, digits } = answer.json();
    assert.deepEqual([answer.statusCode, complaint.progress, digits], [201, 'waiting', []]);
    assert.equal(feed.listeners, 0);
  });
});
