import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld, newConnection } from '../../test-support/desk-world.ts';

interface Queue {
  readonly state: string;
  readonly count: number;
  readonly oldestAt: string | null;
  readonly actions: readonly string[];
}

interface Row {
  readonly application: { readonly agendaNo: string; readonly state: string };
  readonly actions: readonly string[];
  readonly level: string | null;
}

describe('the work list and the check before an activation', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const queuesOf = async (token: string) => {
    const { body } = await desk.call(token, 'GET', 'work-list');
    return new Map((body['queues'] as Queue[]).map((queue) => [queue.state, queue]));
  };
  const rowsOf = async (token: string, query: string) => {
    const { body, status } = await desk.call(token, 'GET', `work-list/applications?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return { rows: body['rows'] as Row[], next: body['next'] as string | null };
  };

  test('each role sees what waits for it, the longest waiting first', async () => {
    const first = await world.enter(newConnection('prepaid-nfc'));
    world.now = new Date(world.now.getTime() + 60_000);
    const second = await world.enter(newConnection('prepaid'));
    const paid = await takenTo(world, 'paid');
    const supervisor = await desk.session('supervisor', { name: 'budi' });
    const metering = await desk.session('metering', { name: 'tono' });
    const forSupervisor = await queuesOf(supervisor);
    assert.deepEqual(forSupervisor.get('entered')?.actions, ['approve']);
    assert.equal(forSupervisor.get('entered')?.count, 2);
    assert.equal(forSupervisor.get('entered')?.oldestAt, first.changedAt.toISOString());
    assert.deepEqual(forSupervisor.get('pdl-checked')?.actions, ['approvePdl']);
    const forMetering = await queuesOf(metering);
    assert.deepEqual(forMetering.get('entered')?.actions, []);
    assert.deepEqual(forMetering.get('paid')?.actions, [
      'activate',
      'issueWorkOrder',
      'handOverCard',
    ]);
    assert.equal(forMetering.has('posted'), false);

    const one = await rowsOf(supervisor, 'state=entered&limit=1');
    assert.deepEqual(
      one.rows.map(({ application, actions }) => [application.agendaNo, actions]),
      [[first.agendaNo, ['approve']]],
    );
    const rest = await rowsOf(supervisor, `state=entered&limit=1&after=${one.next}`);
    assert.deepEqual([rest.rows[0]?.application.agendaNo, rest.next], [second.agendaNo, null]);
    const { rows } = await rowsOf(metering, 'state=paid&state=entered&kind=PB');
    assert.equal(rows.length, 3);
    const mine = rows.find(({ application }) => application.agendaNo === paid.agendaNo);
    assert.deepEqual([mine?.actions, mine?.level], [['activate'], 'within']);
  });

  test('nobody sees what waits in units that are not theirs', async () => {
    const other = await desk.session('supervisor', { name: 'wati', units: ['53426'] });
    assert.equal((await queuesOf(other)).get('entered')?.count, 0);
    assert.deepEqual((await rowsOf(other, '')).rows, []);
    const refused = await desk.call(other, 'GET', 'work-list/applications?unit=53425');
    assert.equal(refused.code, 'SETRUM_UNIT_FORBIDDEN');
  });

  test('who entered an application has no approval of it on the list', async () => {
    const budi = await desk.session('supervisor', { name: 'joko' });
    const { service, applicant, kind, channel } = newConnection('prepaid');
    const body = { kind, channel, unit: '53425', applicant, service };
    const entered = await desk.call(budi, 'POST', 'applications', { body });
    const { rows } = await rowsOf(budi, 'state=entered');
    const own = rows.find(({ application }) => application.agendaNo === entered.body['agendaNo']);
    assert.deepEqual(own?.actions, []);
  });

  test('a meter is checked as the activation would check it, and stays where it is', async () => {
    const { agendaNo } = await takenTo(world, 'paid');
    const metering = await desk.session('metering', { name: 'tono' });
    const check = (meterNo: string) =>
      desk.call(metering, 'POST', `applications/${agendaNo}/activation-check`, {
        body: { meterNo },
      });
    // No NFC meter is left in this unit.
    await world.database.pool.query("update ap2t.meter set unit = '53426' where state = 'issued'");
    const keypad = await world.meter('keypad');
    const without = await check(keypad);
    assert.deepEqual(
      [(without.body['refusal'] as { code: string }).code, without.body['mayContinue']],
      ['SETRUM_METER_KIND_MISMATCH', true],
    );
    const nfc = await world.meter('nfc');
    const withStock = await check(keypad);
    assert.equal(withStock.body['mayContinue'], false);
    const fitting = await check(nfc);
    assert.deepEqual((fitting.body['meter'] as { kind: string; product: string }).kind, 'nfc');
    assert.equal(fitting.body['refusal'], null);
    assert.equal((await check('99999999999')).status, 200);
    const { rows } = await world.database.pool.query(
      'select state from ap2t.meter where meter_no = any ($1)',
      [[keypad, nfc]],
    );
    assert.deepEqual(rows, [{ state: 'issued' }, { state: 'issued' }]);
    assert.equal((await desk.step(metering, agendaNo, 'activate', { meterNo: nfc })).status, 200);
    assert.equal((await check(nfc)).code, 'SETRUM_APPLICATION_STATE');
  });
});
