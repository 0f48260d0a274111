import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { auditEntries, callerMay, installGate, type Role } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { findSupplyPoint } from '../supply-point/find.ts';
import { callerWith, insertSample } from '../workflow/test-support/applications.ts';
import { customerRoutes } from './routes.ts';
import { customerRecord, takeOverCustomer } from './take-over.ts';

const idpel = '534251000001';
const meterNo = '32000000015';
const record = customerRecord({
  ...{ idpel, name: 'SITI AMINAH', address: 'JL. MELATI NO. 12', unit: '53425', tariff: 'R1T' },
  ...{ powerVa: 1300, product: 'prepaid', meterNo, meterMake: 'ITRON', meterType: 'EM512' },
  ...{ meterKind: 'keypad', identityNo: '3201012345670001', phone: '081234567890' },
  ...{ connectedOn: '2020-05-01', rtRw: '04/05' },
});

describe('the customer master over HTTP', () => {
  let home: MigratedDatabase;
  let http: HttpServer;
  let units: ReadonlySet<string> | 'all' = 'all';
  before(async () => {
    home = await createMigratedDatabase();
    await takeOverCustomer(home.database, record);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async ({ headers }, permission) => {
      const caller = callerWith(String(headers['x-role']) as Role, { units });
      if (permission !== 'signed-in' && !callerMay(caller, permission))
        throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    const now = () => new Date('2026-11-23T05:00:00.000Z');
    customerRoutes(http, { database: home.database, now, holdSales: async () => undefined });
  });
  after(async () => {
    await http?.close();
    await home?.close();
  });

  async function call(role: Role, url: string, payload?: object, key = 'removal-key-1') {
    const answer = await http.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url: `/api/v1${url}` },
      headers: { 'x-role': role, 'idempotency-key': key },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('who, meter, product; personal data for those who need them', async () => {
    const seen = async (role: Role) => {
      const { body } = await call(role, `/customers/${idpel}`);
      return [body.identityNo, body.phone, body.address, body.rtRw];
    };
    const { status, body } = await call('front-office', `/customers/${idpel}`);
    assert.deepEqual([status, body], [200, record]);
    assert.deepEqual(await seen('fitter'), [
      ...['************0001', record.phone, record.address, record.rtRw],
    ]);
    assert.deepEqual(await seen('auditor'), ['************0001', '*********890', 'JL.***', null]);
    assert.equal((await call('counter', `/customers/${idpel}`)).status, 403);
    const unknown = await call('auditor', '/customers/999999999999');
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'SETRUM_IDPEL_UNKNOWN']);
  });

  test('history, as of a day, and by meter; only in the own units', async () => {
    const path = `/customers/${idpel}/history`;
    const whole = await call('auditor', path);
    assert.deepEqual(
      whole.body.entries.map((entry: Record<string, unknown>) => [
        entry['effectiveFrom'],
        entry['address'],
        entry['profileHref'],
      ]),
      [['2020-05-01', 'JL.***', `/api/v1/meters/${meterNo}/load-profile`]],
    );
    const on = async (day: string) => (await call('auditor', `${path}?on=${day}`)).body.entries;
    assert.equal((await on('2020-05-01')).length, 1);
    assert.equal((await on('2020-04-30')).length, 0);
    assert.equal((await call('auditor', `${path}?on=2020-02-30`)).status, 400);
    const holders = [
      { idpel, name: 'SITI AMINAH', unit: '53425', from: '2020-05-01', until: null },
    ];
    const meter = `/meters/${meterNo}/history`;
    assert.deepEqual((await call('auditor', meter)).body, { holders });
    assert.equal((await call('auditor', '/meters/32999999999/history')).status, 404);
    units = new Set(['53426']);
    for (const url of [`/customers/${idpel}`, path, meter])
      assert.deepEqual((await call('auditor', url)).body.code, 'SETRUM_UNIT_FORBIDDEN');
    units = 'all';
  });

  test('a supply is taken away once, by those who record what was done', async () => {
    const url = `/customers/${idpel}/removal`;
    const body = { removedOn: '2026-11-20', fitter: 'AGUS', remainingDkwh: 42 };
    assert.equal((await call('front-office', url, body)).status, 403);
    assert.equal((await call('fitter', url, { ...body, removedOn: '2026-11-24' })).status, 400);
    const open = await insertSample(home.database, { kind: 'PD', idpel });
    assert.equal((await call('fitter', url, body)).body.code, 'SETRUM_APPLICATION_OPEN');
    const cancel = "update ap2t.application set state = 'cancelled' where agenda_no = $1";
    await home.database.pool.query(cancel, [open.agendaNo]);

    const removed = await call('fitter', url, body);
    assert.deepEqual(
      [removed.status, removed.body.state, removed.body.removedOn, removed.body.meterNo],
      [200, 'removed', '2026-11-20', null],
    );
    assert.deepEqual(await call('fitter', url, body), removed);
    const reused = await call('fitter', url, { ...body, fitter: 'BAGUS' });
    assert.equal(reused.body.code, 'SETRUM_REQUEST_KEY_REUSED');
    assert.equal(
      (await call('fitter', url, body, 'removal-key-2')).body.code,
      'SETRUM_CUSTOMER_REMOVED',
    );
    assert.equal(await findSupplyPoint(home.database, { meterNo }), null);
    const [holder] = (await call('auditor', `/meters/${meterNo}/history`)).body.holders;
    assert.equal(holder.until, '2026-11-20');
    const acts = (await auditEntries(home.database, 0, 100)).map(({ act, subject }) => [
      act,
      subject,
    ]);
    assert.deepEqual(acts, [['customer.remove', idpel]]);
  });
});
