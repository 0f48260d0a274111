import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { readByPeople, tellMonths } from '../../profile/index.ts';
import { registerTestUnits } from '../../test-support/identity.ts';
import { callerIn, told } from '../../test-support/profile-data.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { countSoldOn } from './count-sold.ts';
import { monitoringRoutes } from './routes.ts';

describe('monitoring of two-way purchases', () => {
  let world: TestWorld;
  let http: HttpServer;
  let caller = callerIn('all');
  before(async () => {
    world = await createTestWorld({ meters: 3 });
    await registerTestUnits(world.database, world.now);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async () => caller);
    monitoringRoutes(http, world.database, () => world.now);
    const service = world.newService();
    const days = ['2026-10-30T05:00:00Z', '2026-11-01T16:59:59Z', '2026-11-01T17:00:00Z'];
    for (const day of days) {
      world.now = new Date(day);
      for (const meterNo of world.meters) await service.buy(world.request({ meterNo }));
    }
    world.now = new Date('2026-11-23T05:00:00Z');
    const telling = { ...readByPeople, receivedAt: '2026-11-02T03:00:00.000Z' };
    const [meterNo = ''] = world.meters;
    const months = [202610, 202609, 202608].map((month) => told(meterNo, month, { tamper: 8 }));
    await tellMonths(world.database, [...months, told(meterNo, 202607)], telling);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });
  const list = async (query: string) => {
    const response = await http.inject(`/api/v1/monitoring/two-way${query}`);
    return response.json();
  };

  test('page by page, the latest first, none twice', async () => {
    const first = await list('?limit=4');
    assert.equal(first.rows.length, 4);
    const second = await list(`?limit=4&after=${first.next}`);
    const third = await list(`?limit=4&after=${second.next}`);
    assert.deepEqual([second.rows.length, third.rows.length, third.next], [4, 1, null]);
    const all = [...first.rows, ...second.rows, ...third.rows];
    assert.equal(new Set(all.map(({ reference }) => reference)).size, 9);
    const instants = all.map(({ at }) => at);
    assert.deepEqual(instants, instants.toSorted().toReversed());
  });

  test('by day of WIB, meter, customer and unit; each with what was last read', async () => {
    const [meterNo = ''] = world.meters;
    const november = await list(`?from=2026-11-02&until=2026-11-02&meterNo=${meterNo}`);
    assert.equal(november.rows.length, 1);
    const [row] = november.rows;
    assert.deepEqual(
      [row.at, row.name, row.tariff, row.powerVa, row.unit, row.partnerName, row.counterId],
      ['2026-11-01T17:00:00.000Z', 'PELANGGAN 0', 'R1T', 2200, '53425', 'BANK UJI', 'LOKET-01'],
    );
    assert.deepEqual([row.amountCents, row.cardUid, row.takenBack], [5_000_000, null, false]);
    assert.deepEqual(row.lastRead, {
      ...{ month: '202610', receivedAt: '2026-11-02T03:00:00.000Z', tamperMonths: 3 },
    });
    const customer = await list('?idpel=534250000001');
    assert.deepEqual(
      customer.rows.map((one: Record<string, unknown>) => [one['meterNo'], one['lastRead']]),
      Array(3).fill([world.meters[1], null]),
    );
    assert.equal((await list('?unit=53426')).rows.length, 0);
    assert.equal((await list('?unit=53420&until=2026-10-31')).rows.length, 3);
    assert.equal((await list('?card=true')).rows.length, 0);
  });

  test('of the caller’s units only; every look is kept', async () => {
    caller = callerIn(['53430', '53435']);
    assert.deepEqual((await list('')).rows, []);
    assert.equal((await list('?unit=53425')).code, 'SETRUM_UNIT_FORBIDDEN');
    caller = callerIn('all');
    const { rows } = await world.database.pool.query(
      "select count(*)::integer as looks from profile.viewed where kind = 'list' and viewer = 'rina'",
    );
    assert.equal(rows[0].looks, 9);
  });

  test('goes out as CSV, names masked for who may not see them', async () => {
    const response = await http.inject('/api/v1/monitoring/two-way/export?unit=53425&delimiter=;');
    const lines = response.body.trim().split('\r\n');
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? '', /waktu_wib;idpel;no_meter;nama;.*jumlah_tamper$/);
    assert.doesNotMatch(response.body, /PELANGGAN 0/);
  });

  test('tells the load profile what was sold in each month of WIB', async () => {
    await countSoldOn(world.database, world.now);
    await countSoldOn(world.database, world.now);
    const { rows } = await world.database.pool.query(
      'select month, purchases, amount_cents, energy_dkwh from profile.sold where meter_no = $1 order by month',
      [world.meters[0]],
    );
    const [october, november] = rows;
    assert.deepEqual(
      [october.month, october.purchases, november.month, november.purchases],
      [202610, 1, 202611, 2],
    );
    assert.deepEqual(
      [november.amount_cents, november.energy_dkwh],
      [10_000_000, 2 * october.energy_dkwh],
    );
  });
});
