import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { auditEntries, type Caller, callerMay, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { loadProfileRoutes } from '../load-profile/routes.ts';
import { tokenRequestRoutes } from './routes.ts';
import { TokenDesk } from './service.ts';
import {
  activationSet,
  agus,
  createTokenWorld,
  type TokenWorld,
  tono,
} from './test-support/token-world.ts';

const people: Readonly<Record<string, Caller>> = {
  ...{ tono, agus },
  away: { ...tono, label: 'AWAY', units: new Set(['51101']) },
  local: { ...tono, label: 'LOCAL', units: new Set(['53425', '53']) },
  rini: { ...tono, label: 'RINI', roles: ['front-office'] },
  audit: { ...tono, label: 'AUDIT', roles: ['auditor'] },
  clerk: { ...tono, label: 'LOKET', roles: ['counter-clerk'] },
};

describe('token requests over HTTP', () => {
  let world: TokenWorld;
  let http: HttpServer;
  let n = -1;
  let commits = 0;
  let keys = 0;
  before(async () => {
    world = await createTokenWorld(12);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async ({ headers }, permission) => {
      const caller = people[headers.authorization ?? ''];
      if (caller === undefined) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      if (permission !== 'signed-in' && !callerMay(caller, permission))
        throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    const { database, securityModule } = world;
    const now = () => world.now;
    const onCommit = (): void => void commits++;
    const desk = new TokenDesk({ database, securityModule, now, onCommit });
    tokenRequestRoutes(http, { database, securityModule, desk, now });
    loadProfileRoutes(http, database, { limits: { lowVoltageV: 198, highVoltageV: 231 }, now });
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });
  beforeEach(() => {
    n++;
  });

  const call = async (
    who: string,
    url: string,
    options: {
      readonly payload?: object;
      readonly method?: 'POST' | 'PUT';
      readonly key?: string;
      readonly accept?: string;
    } = {},
  ) => {
    const { payload, key = `http-token-${++keys}`, accept } = options;
    const { method = payload === undefined ? 'GET' : 'POST' } = options;
    const answer = await http.inject({
      ...{ method, url: `/api/v1${url}` },
      headers: {
        authorization: who,
        ...(method === 'POST' && { 'idempotency-key': key }),
        ...(accept && { accept }),
      },
      ...(payload && { payload }),
    });
    const isJson = /json/.test(String(answer.headers['content-type']));
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body };
  };
  const enter = (state: string) =>
    world.database.pool.query(
      `insert into ap2t.application (agenda_no, kind, state, step, request_key, channel, unit, idpel, name, address, product_asked, product,
         tariff, power_va, meter_change, first_credit_cents, costs, made_by, made_at, changed_at)
       values ($1, 'PB', $2, 1, $1, '05', '53425', $3, 'SICILIA', 'DK. SELATAN', 'prepaid-nfc', 'prepaid-nfc', 'R1', 2200, true, 0, '{}',
         'RINI', $4, $4)`,
      [world.agenda(n), state, String(534_250_000_000 + n), world.now],
    );
  const looks = async () =>
    (await auditEntries(world.database, 0, 500)).filter(
      ({ act, subject }) => act === 'token-order.look' && subject === world.agenda(n),
    );

  test('by agenda, IDPEL and meter: what AP2T shows, the load profile linked both ways', async () => {
    await enter('activated');
    await world.made(n);
    for (const query of [
      `agendaNo=${world.agenda(n)}`,
      `idpel=${534_250_000_000 + n}`,
      `meterNo=${world.meter(n)}&state=generated&unit=53425`,
    ]) {
      const { status, body } = await call('audit', `/token-requests?${query}`);
      assert.equal(status, 200);
      assert.deepEqual(
        body.requests.map((one: Record<string, unknown>) => one['kind']),
        activationSet.map(({ kind }) => kind),
      );
    }
    const { body } = await call('rini', `/token-requests?agendaNo=${world.agenda(n)}&limit=1`);
    const [line] = body.requests;
    const { transactionKind, agendaState, statusNo, statusText, officer, unit, tokenCount } = line;
    assert.deepEqual(
      [transactionKind, agendaState, statusNo, statusText, officer, unit, tokenCount],
      ['PB', 'activated', 3, 'SUKSES TOKEN', 'TONO', '53425', 4],
    );
    const profile = await call('rini', line.loadProfile.replace('/api/v1', ''));
    assert.deepEqual(
      profile.body.requests.map((one: Record<string, unknown>) => [one['kind'], one['statusNo']]),
      activationSet.map(({ kind }) => [kind, 3]),
    );
    const back = await call('rini', profile.body.requests[0].href.replace('/api/v1', ''));
    assert.equal(back.body.requests[0].requestId, line.requestId);
    assert.doesNotMatch(JSON.stringify([body, profile.body]), /\d{20}/);
  });

  test('page by page nothing is missed and nothing comes twice', async () => {
    for (let order = 0; order < 5; order++)
      await world.ask(n, { tokens: activationSet.slice(1), target: null });
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 20; page++) {
      const path = `/token-requests?agendaNo=${world.agenda(n)}&limit=4${after}`;
      const { body } = await call('tono', path);
      seen.push(...body.requests.map((one: { requestId: string }) => one.requestId));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [15, 15]);
    assert.equal((await call('tono', '/token-requests?after=1')).status, 400);
  });

  test("only the caller's units", async () => {
    const orderId = await world.ask(n);
    const path = `/token-requests?agendaNo=${world.agenda(n)}`;
    assert.equal((await call('local', path)).body.requests.length, 4);
    assert.equal((await call('away', path)).body.requests.length, 0);
    assert.equal((await call('away', `${path}&unit=53425`)).status, 403);
    assert.equal((await call('clerk', path)).status, 403);
    assert.equal((await call('nobody', path)).status, 401);
    for (const url of [`/applications/${world.agenda(n)}/token-orders`, `/token-orders/${orderId}`])
      assert.equal((await call('away', url)).body.code, 'SETRUM_UNIT_FORBIDDEN');
    const payload = { kind: 'clear-credit', value: 0 };
    const added = await call('away', `/applications/${world.agenda(n)}/token-orders`, { payload });
    assert.equal(added.body.code, 'SETRUM_UNIT_FORBIDDEN');
  });

  test('as CSV', async () => {
    await world.made(n, { tokens: activationSet.slice(1), target: null });
    const path = `/token-requests?agendaNo=${world.agenda(n)}`;
    const { body } = await call('tono', path, { accept: 'text/csv' });
    const lines = String(body).trim().split('\r\n');
    assert.match(lines[0] ?? '', /agendaNo,transactionAt,transactionKind/);
    assert.equal(lines.length, 4);
    assert.match(lines[1] ?? '', /,PENGADUAN,,.*,max-power,2200,yes,generated,3,SUKSES TOKEN,1,/);
  });

  test('digits for those who may see them, each look on record; cancelled ones for nobody', async () => {
    await world.made(n);
    const url = `/applications/${world.agenda(n)}/token-orders`;
    const plain = await call('rini', url);
    assert.deepEqual([plain.body.orders.length, plain.body.orders[0].digits], [1, null]);
    assert.deepEqual(await looks(), []);
    assert.equal((await call('rini', `${url}?digits=true`)).status, 403);
    const shown = await call('agus', `${url}?digits=true`);
    const { digits } = shown.body.orders[0];
    assert.deepEqual(
      digits.map(
        (one: { kind: string; part: number; of: number }) => `${one.kind} ${one.part}/${one.of}`,
      ),
      [
        ...[1, 2, 3, 4].map((part) => `key-change ${part}/4`),
        ...['max-power 1/1', 'clear-tamper 1/1', 'first-stroom 1/1'],
      ],
    );
    const [entry] = await looks();
    assert.deepEqual([entry?.actor, entry?.detail['tokens']], ['AGUS', 7]);
    await world.database.pool.query(
      `update ap2t.token_request set state = 'cancelled', cancelled_at = now() where agenda_no = $1 and kind = 'first-stroom'`,
      [world.agenda(n)],
    );
    const left = await call('agus', `/token-orders/${plain.body.orders[0].orderId}?digits=true`);
    assert.equal(left.body.digits.length, 6);
    assert.equal((await looks()).length, 2);
  });

  test('adding, once for each request key', async () => {
    await world.made(n);
    const url = `/applications/${world.agenda(n)}/token-orders`;
    const payload = { kind: 'clear-credit', value: 65_535 };
    const before = commits;
    const one = await call('tono', url, { payload, key: 'add-once-1' });
    const two = await call('tono', url, { payload, key: 'add-once-1' });
    assert.deepEqual([one.status, two.body.orderId], [200, one.body.orderId]);
    assert.ok(commits > before);
    const other = await call('tono', url, { payload: { ...payload, value: 0 }, key: 'add-once-1' });
    assert.equal(other.body.code, 'SETRUM_REQUEST_KEY_REUSED');
    assert.equal((await world.requests(n)).length, 6, 'with the key change that is on its way');
    assert.equal((await call('agus', url, { payload })).status, 403);
    for (const wrong of [
      { kind: 'first-stroom', value: 5 },
      { kind: 'key-change', value: 0 },
    ])
      assert.equal((await call('tono', url, { payload: wrong })).status, 400);
    const tamper = { kind: 'clear-tamper', value: 3 };
    assert.equal((await call('tono', url, { payload: tamper })).body.code, 'SETRUM_TOKEN_VALUE');
  });

  test('report, retry, receipt', async () => {
    const [change, power] = await world.made(n);
    const url = `/applications/${world.agenda(n)}/token-reports`;
    const results = [
      { requestId: change?.requestId, taken: true },
      { requestId: power?.requestId, taken: false, result: 8 },
    ];
    assert.equal((await call('rini', url, { payload: { results } })).status, 403);
    const told = await call('agus', url, { payload: { results } });
    assert.deepEqual(
      told.body.changed.map((one: { state: string }) => one.state),
      ['taken', 'failed'],
    );
    const again = await call('agus', url, { payload: { results } });
    assert.deepEqual(again.body.changed, []);
    const retry = `/token-requests/${power?.requestId}/retry`;
    const first = await call('tono', retry, { method: 'POST', key: 'retry-once-1' });
    const second = await call('tono', retry, { method: 'POST', key: 'retry-once-1' });
    assert.deepEqual([first.status, second.body.orderId], [200, first.body.orderId]);
    assert.equal(
      (await call('tono', retry, { method: 'POST' })).body.code,
      'SETRUM_TOKEN_ALREADY_RETRIED',
    );
    await world.generate();
    const receipt = await call('agus', `/token-orders/${first.body.orderId}/receipt`, {
      method: 'POST',
    });
    assert.deepEqual(
      receipt.body.changed.map((one: { state: string }) => one.state),
      ['delivered'],
    );
  });

  test('on a bound card of the meter, with the mailbox to be written', async () => {
    const uid = '04A1B2C3D4E590';
    const [first] = await world.made(n, { tokens: activationSet.slice(1), target: null });
    const url = `/token-orders/${first?.orderId}/card`;
    const payload = { cardUid: uid, mailboxSequence: 3 };
    assert.equal((await call('rini', url, { payload })).body.code, 'SETRUM_CARD_UNKNOWN');
    await world.database.pool.query(
      `insert into ap2t.card (card_uid, card_no, meter_no, idpel, unit, state, chip, issued_by, issued_at, version, changed_at)
       values ($1, 41, $2, $3, '53425', 'bound', 'NTAG216', 'RINI', $4, 1, $4)`,
      [uid, world.meter(n), String(534_250_000_000 + n), world.now],
    );
    const put = await call('rini', url, { payload });
    assert.deepEqual([put.status, put.body.delivered.length, put.body.waiting], [200, 3, []]);
    assert.equal(put.body.mailbox.sequence, 4);
    const card = createTestCard(world.meter(n), uid);
    await card.write(put.body.mailbox.image);
    assert.equal((await card.tokens()).length, 3);
    assert.doesNotMatch(JSON.stringify(put.body), /\d{20}/);
    n++;
    const [stranger] = await world.made(n, { tokens: activationSet.slice(1), target: null });
    const other = await call('rini', `/token-orders/${stranger?.orderId}/card`, { payload });
    assert.equal(other.body.code, 'SETRUM_CARD_OTHER_METER');
  });

  test('every route is described', async () => {
    await http.ready();
    const { paths } = http.swagger() as { paths: Record<string, unknown> };
    assert.deepEqual(
      Object.keys(paths).filter((path) => /token|key-target/.test(path)),
      [
        '/api/v1/token-requests',
        '/api/v1/applications/{agendaNo}/token-orders',
        '/api/v1/token-orders/{orderId}',
        '/api/v1/token-requests/{requestId}/retry',
        '/api/v1/applications/{agendaNo}/token-reports',
        '/api/v1/token-orders/{orderId}/card',
        '/api/v1/token-orders/{orderId}/receipt',
        '/api/v1/key-targets',
        '/api/v1/key-target-orders',
        '/api/v1/key-target-orders/{orderId}/approve',
        '/api/v1/key-target-orders/{orderId}/reject',
      ],
    );
  });
});
