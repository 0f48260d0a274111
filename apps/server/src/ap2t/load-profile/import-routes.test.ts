import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { monthsOf } from '../../profile/index.ts';
import { callerIn } from '../../test-support/profile-data.ts';
import { type CardWorld, createCardWorld } from '../card/test-support/desk.ts';
import { readingImportRoutes } from './import-routes.ts';

const header = 'meter_no;month;stand_kwh;remaining_kwh;voltage_v;tamper;read_at';
const at = '2026-11-02T08:00:00+07:00';

describe('load profiles from a file, over HTTP', () => {
  let world: CardWorld;
  let http: HttpServer;
  before(async () => {
    world = await createCardWorld(1);
    http = await createHttpServer(createLogger('silent'));
    http.addHook('onRequest', async (request) => {
      request.caller = callerIn([String(request.headers.authorization)], 'metering');
    });
    readingImportRoutes(http, { database: world.database, now: () => world.now });
    await http.ready();
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const upload = async (lines: readonly string[], unit = '53425', type = 'text/csv') => {
    const answer = await http.inject({
      ...{ method: 'POST', url: '/api/v1/load-profile/imports' },
      headers: { authorization: unit, 'content-type': type },
      payload: type === 'text/csv' ? [header, ...lines].join('\r\n') : '{}',
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  test('what is faulty is told by its line, the rest is kept and in the audit trail; again is nothing new', async () => {
    const meterNo = world.meter(0);
    const lines = [
      `${meterNo};202609;850;12;219;0;${at}`,
      `${meterNo};202610;900;8;219;08;${at}`,
      `${meterNo};202613;900;8;219;0;${at}`,
      `99999999999;202610;900;8;219;0;${at}`,
    ];
    const first = await upload(lines);
    assert.equal(first.status, 200, JSON.stringify(first.body));
    const { refusals, ...counts } = first.body;
    assert.deepEqual(counts, { lines: 4, newMonths: 2, toldOtherwise: 0, known: 0, refused: 2 });
    assert.deepEqual(
      refusals.map(({ line, code }: { line: number; code: string }) => [line, code]),
      [
        [4, 'SETRUM_READING_MALFORMED'],
        [5, 'SETRUM_METER_UNKNOWN'],
      ],
    );
    const months = await monthsOf(world.database, meterNo, 12);
    assert.deepEqual(
      months.map(({ source, standKwh }) => [source, standKwh]),
      [
        ['file', 900],
        ['file', 850],
      ],
    );
    const again = await upload(lines.slice(0, 2));
    assert.deepEqual([again.body.newMonths, again.body.known], [0, 2]);
    const acts = await auditEntries(world.database, 0, 1_000);
    const told = acts.filter(({ act }) => act === 'profile.import');
    assert.deepEqual(
      told.map(({ detail }) => detail['newMonths']),
      [2, 0],
    );
  });

  test('meters of other units are refused by their lines, what is no CSV as a whole', async () => {
    const line = `${world.meter(0)};202610;900;8;219;0;${at}`;
    const { body } = await upload([line], '53420');
    assert.deepEqual([body.refused, body.refusals[0].code], [1, 'SETRUM_UNIT_FORBIDDEN']);
    assert.equal((await upload([], '53425', 'application/json')).body.code, 'SETRUM_BAD_REQUEST');
    const headless = await http.inject({
      ...{ method: 'POST', url: '/api/v1/load-profile/imports', payload: 'a;b\n1;2' },
      headers: { authorization: '53425', 'content-type': 'text/csv' },
    });
    assert.equal(headless.statusCode, 422, headless.body);
  });
});
