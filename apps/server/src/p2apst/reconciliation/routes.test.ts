import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate, newAccessKey } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { adviceRoutes } from '../advice/routes.ts';
import { ManualAdvices } from '../advice/service.ts';
import { settlementRoutes } from '../settlement/routes.ts';
import { reconciliationRoutes } from './routes.ts';
import {
  createReconciliationWorld,
  day,
  edited,
  type ReconciliationWorld,
  refOf,
} from './test-support/day.ts';

const { partnerId } = testPartner;
const settlement = `/api/v1/settlements/${partnerId}/${day}`;

describe('settlement and reconciliation over HTTP', () => {
  let hub: ReconciliationWorld;
  let http: HttpServer;
  let advices: ManualAdvices;
  const keys = {
    SRI: newAccessKey(),
    TONO: newAccessKey(),
    staff: newAccessKey(),
    vending: newAccessKey(),
  };
  before(async () => {
    hub = await createReconciliationWorld(3);
    const { world, payments } = hub;
    const { database, securityModule } = world;
    await grantAccess(database, keys.SRI, { role: 'finance', label: 'SRI' });
    await grantAccess(database, keys.TONO, { role: 'finance', label: 'TONO' });
    await grantAccess(database, keys.staff, { role: 'staff', label: 'EVA' });
    await grantAccess(database, keys.vending, { role: 'vending', label: 'BUDI' });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now: () => world.now }));
    const now = () => world.now;
    settlementRoutes(http, database, now);
    const purchases = world.newService();
    const parts = { database, securityModule, purchases, payments, now };
    reconciliationRoutes(http, parts);
    advices = new ManualAdvices(database, now);
    adviceRoutes(http, advices);
    for (let n = 0; n < 3; n++) await hub.sell(n);
    world.now = new Date('2026-11-24T09:00:00+07:00');
  });
  after(async () => {
    await http?.close();
    await hub?.world.close();
  });

  async function call(
    who: keyof typeof keys,
    method: 'GET' | 'POST',
    url: string,
    payload?: object | string,
  ) {
    const isText = typeof payload === 'string';
    const headers = {
      authorization: `Bearer ${keys[who]}`,
      ...(isText && { 'content-type': 'text/plain' }),
    };
    const answer = await http.inject({ method, url, headers, ...(payload && { payload }) });
    const isJson = /json/.test(String(answer.headers['content-type']));
    return { status: answer.statusCode, text: answer.body, body: isJson ? answer.json() : null };
  }

  test('a day is closed by finance, read by staff, and by nobody else', async () => {
    assert.equal((await call('staff', 'POST', `${settlement}/close`)).status, 403);
    assert.equal((await call('staff', 'GET', settlement)).status, 404);
    const unknown = settlement.replace(partnerId, '999');
    assert.equal((await call('SRI', 'POST', `${unknown}/close`)).status, 404);
    const closed = await call('SRI', 'POST', `${settlement}/close`);
    assert.equal(closed.status, 200, closed.text);
    assert.deepEqual([closed.body.closedBy, closed.body.totals.products[0].sold], ['SRI', 3]);
    assert.deepEqual((await call('staff', 'GET', settlement)).body, closed.body);
    const list = await call('staff', 'GET', `/api/v1/settlements?partnerId=${partnerId}`);
    assert.deepEqual(list.body.settlements, [closed.body]);
    const text = await call('staff', 'GET', `${settlement}/report`);
    assert.match(text.text, /Settlement report[\s\S]*bank:pln -> PLN, rekening pendapatan/);
    const csv = await call('staff', 'GET', `${settlement}/report?format=csv`);
    assert.match(csv.text, /^partner,day,/);
    assert.equal((await call('vending', 'GET', settlement)).status, 403);
  });

  test('a transfer is sent by one and confirmed by another', async () => {
    const { body } = await call('staff', 'GET', '/api/v1/transfers?state=instructed');
    const url = `/api/v1/transfers/${body.transfers[0].transferId}`;
    assert.equal((await call('SRI', 'POST', `${url}/sent`, { reference: 'TRF 1' })).status, 200);
    assert.equal((await call('SRI', 'POST', `${url}/confirm`)).status, 403);
    assert.equal((await call('staff', 'POST', `${url}/confirm`)).status, 403);
    const confirmed = await call('TONO', 'POST', `${url}/confirm`);
    assert.deepEqual([confirmed.body.state, confirmed.body.sentBy], ['transferred', 'SRI']);
  });

  test('the file is taken by finance only; it comes back damaged, and is decided', async () => {
    const files = `${settlement}/files/99502`;
    assert.equal((await call('staff', 'GET', files)).status, 403);
    const file = await call('SRI', 'GET', files);
    assert.equal(file.text.split('\n').length, 3 + 4);
    const damaged = edited(file.text, refOf(1), () => []).replace(/COUNT[\s\S]*/, 'END\nEND\n');
    const run = await call('SRI', 'POST', files, damaged);
    assert.equal(run.status, 200, run.text);
    assert.equal(run.body.differences, 1);
    assert.deepEqual((await call('TONO', 'POST', files, damaged)).body, run.body);
    const path = `/api/v1/reconciliations/${run.body.runId}`;
    assert.deepEqual((await call('staff', 'GET', path)).body, run.body);
    const list = await call('staff', 'GET', `/api/v1/differences?runId=${run.body.runId}`);
    const [difference] = list.body.differences;
    assert.deepEqual(
      [difference.kind, difference.state, difference.ours.TOKEN.slice(0, 16)],
      ['only-ours', 'open', '*'.repeat(16)],
    );
    const decide = `/api/v1/differences/${difference.differenceId}/decide`;
    const verdict = { decision: 'reject', reason: 'pelanggan tidak membayar' };
    assert.equal((await call('staff', 'POST', decide, verdict)).status, 403);
    const decided = await call('TONO', 'POST', decide, verdict);
    assert.deepEqual([decided.body.state, decided.body.decidedBy], ['decided', 'TONO']);
    assert.equal((await call('TONO', 'POST', decide, verdict)).status, 409);
    assert.ok(!(await call('SRI', 'GET', files)).text.includes(refOf(1)));
  });

  test('a file that cannot be read says where; another content type is refused', async () => {
    const wrong = await call('SRI', 'POST', `${settlement}/files/99502`, 'H\na|b\nT\nT\n');
    assert.deepEqual(
      [wrong.status, wrong.body.code, wrong.body.params.line],
      [422, 'SETRUM_FILE_INVALID', 2],
    );
    const json = await call('SRI', 'POST', `${settlement}/files/99502`, { a: 1 });
    assert.equal(json.status, 400);
  });

  test('manual advices', async () => {
    const notice = { partnerId, requestKey: 'lost.answer/1', subject: '1', at: hub.world.now };
    await advices.undelivered(notice);
    const list = await call('staff', 'GET', '/api/v1/manual-advices?state=open');
    assert.equal(list.body.advices.length, 1);
    const url = `/api/v1/manual-advices/${partnerId}/${encodeURIComponent(notice.requestKey)}`;
    assert.equal((await call('staff', 'GET', url)).body.record.status, 'none');
    const close = { reason: 'sudah ditelepon' };
    assert.equal((await call('staff', 'POST', `${url}/close`, close)).status, 403);
    assert.equal((await call('TONO', 'POST', `${url}/close`, close)).body.closedBy, 'TONO');
    assert.equal((await call('TONO', 'POST', `${url}/close`, close)).status, 409);
  });
});
