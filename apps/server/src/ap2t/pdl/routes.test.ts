import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { auditEntries, callerMay, installGate, type Role } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { createPdlDesk, type PdlDesk, stockMeter } from '../../test-support/pdl-desk.ts';
import { ujlRoutes } from '../ujl/routes.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { pdlCheckRoute } from './check-route.ts';
import { pdlRoutes } from './routes.ts';

describe('PDL and settlement over HTTP', () => {
  let home: MigratedDatabase;
  let desk: PdlDesk;
  let http: HttpServer;
  before(async () => {
    home = await createMigratedDatabase();
    const { database } = home;
    desk = createPdlDesk(database);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async ({ headers }, permission) => {
      const [role, label = role] = String(headers['x-who']).split('/');
      const units = headers['x-unit'] === undefined ? 'all' : new Set([String(headers['x-unit'])]);
      const caller = callerWith(role as Role, { label: label ?? '', units });
      if (permission !== 'signed-in' && !callerMay(caller, permission))
        throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    const now = () => desk.now;
    const meterOf = async (_: unknown, meterNo: string) => stockMeter(meterNo);
    pdlRoutes(http, { database, now, meterOf });
    pdlCheckRoute(http, { database, now, meterOf });
    ujlRoutes(http, { database, now, ports: desk.ports });
  });
  after(async () => {
    await http?.close();
    await home?.close();
  });

  async function call(who: string, url: string, payload?: object, headers: object = {}) {
    const answer = await http.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url: `/api/v1/applications/${url}` },
      headers: { 'x-who': who, 'idempotency-key': 'cash-request-1', ...headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }

  test('what is proposed, what was entered, and who did what', async () => {
    const application = await desk.application({ identityNo: '3201012345670001', kddk: null });
    const { agendaNo } = application;
    const url = `${agendaNo}/pdl`;
    const early = await call('front-office', url);
    assert.deepEqual(early, {
      status: 200,
      body: { proposal: null, discrepancies: [], record: null },
    });
    await desk.realise(application);
    const { body } = await call('front-office', url);
    assert.deepEqual(
      [body.proposal.meterNo, body.proposal.identityNo, body.record],
      [application.meterNo, '3201012345670001', null],
    );
    assert.deepEqual(
      body.discrepancies.map(({ field, severity }: Record<string, string>) => [field, severity]),
      [['kddk', 'warning']],
    );
    const check = await call('pdl-officer', `${agendaNo}/pdl-check`, { kddk: 'AB1', powerVa: 900 });
    assert.deepEqual(
      check.body.discrepancies.map(({ field, code }: Record<string, string>) => [field, code]),
      [['powerVa', 'differs']],
    );
    assert.equal((await call('front-office', `${agendaNo}/pdl-check`, {})).status, 403);
    await desk.approved(application, { kddk: 'AB0202', name: 'SICILIA N.' });
    const { record } = (await call('auditor', url)).body;
    assert.deepEqual(
      [record.data.kddk, record.data.identityNo, record.meterPayment, record.postingFlag],
      ['AB0202', '************0001', 'pre', 0],
    );
    assert.deepEqual(
      [record.entered.by, record.checked.by, record.approved.by, record.posted, record.warnings],
      [
        'RINI',
        'TONO',
        'WATI',
        null,
        [{ field: 'name', code: 'differs', severity: 'warning', expected: null, found: null }],
      ],
    );
    await desk.post(application);
    const posted = (await call('auditor', url)).body;
    assert.deepEqual([posted.record.postingFlag, posted.record.posted.by], [1, 'RINI']);
    assert.equal((await call('counter', url)).status, 403);
    const elsewhere = await call('auditor', url, undefined, { 'x-unit': '53426' });
    assert.equal(elsewhere.body.code, 'SETRUM_UNIT_FORBIDDEN');
    assert.equal((await call('auditor', `${'9'.repeat(18)}/pdl`)).status, 404);
    const none = await call('auditor', `${agendaNo}/ujl-settlement`);
    assert.deepEqual([none.status, none.body.code], [404, 'SETRUM_UJL_SETTLEMENT_NONE']);
  });

  test('a settlement as planned, as posted, and its surplus as cash', async () => {
    const { application } = await desk.migration();
    const url = `${application.agendaNo}/ujl-settlement`;
    await desk.realise(application, { removed: { lwbpKwh: 18_391 } });
    assert.equal((await call('auditor', url)).status, 404);
    await desk.approved(application, { lastBilledLwbpKwh: 18_291 });
    const planned = (await call('auditor', url)).body;
    const ask = (who = 'front-office/SARI') => call(who, `${url}/cash-request`, {});
    assert.equal((await ask()).body.code, 'SETRUM_UJL_SETTLEMENT_NONE');
    await desk.post(application);
    const posted = (await call('auditor', url)).body;
    assert.deepEqual(
      [planned.state, posted.state, posted.finalBill.month, posted.settledBy],
      ['planned', 'posted', 202612, 'RINI'],
    );
    const figures = ({ surplusCents, outcome, setOffs }: Record<string, unknown>) => [
      ...[surplusCents, outcome, setOffs],
    ];
    assert.deepEqual(figures(planned), figures(posted));

    assert.equal((await ask('auditor')).status, 403);
    assert.equal((await ask()).body.payouts[0].state, 'requested');
    const decide = (who: string, body: object) => call(who, `${url}/cash-decision`, body);
    const approve = { decision: 'approved', bankReference: 'TRF-1' };
    assert.equal((await decide('front-office/TONO', approve)).status, 403);
    assert.equal((await decide('supervisor/SARI', approve)).body.code, 'SETRUM_ORDER_OWN');
    assert.equal((await decide('supervisor/WATI', { decision: 'approved' })).status, 400);
    const decided = await decide('supervisor/WATI', approve);
    assert.deepEqual(
      [decided.status, decided.body.payouts[0].state, decided.body.payouts[0].bankReference],
      [200, 'approved', 'TRF-1'],
    );
    const acts = (await auditEntries(home.database, 0, 100))
      .filter(({ act }) => act.startsWith('ujl-cash.'))
      .map(({ act, actor, subject }) => [act, actor, subject].join(' '));
    const { agendaNo } = application;
    assert.deepEqual(acts, [
      `ujl-cash.request SARI ${agendaNo}`,
      `ujl-cash.approved WATI ${agendaNo}`,
    ]);
    assert.deepEqual(
      desk.booked.map(({ kind, lines }) => [kind, lines.map(({ account }) => account)]),
      [
        [
          'ujl-settlement',
          ['liability:ujl', 'revenue:postpaid', 'tax:ppj', 'liability:compensation'],
        ],
        ['ujl-cash', ['liability:compensation', 'payable:customer']],
        ['ujl-payout', ['payable:customer', 'bank:pln']],
      ],
    );
  });
});
