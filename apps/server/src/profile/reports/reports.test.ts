import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { callerIn, told } from '../../test-support/profile-data.ts';
import { createProfileWorld, type ProfileWorld } from '../test-support/profile-world.ts';
import { reportRoutes } from './routes.ts';

const [a, b, c, d] = ['32000000018', '32000000026', '32000000034', '32000000042'];

describe('the reports of load profiles', () => {
  let world: ProfileWorld;
  before(async () => {
    world = await createProfileWorld();
    const { database, http, now } = world;
    const limits = { lowVoltageV: 198, highVoltageV: 231 };
    reportRoutes(http, { database, limits, now: () => now });
    await database.pool.query(
      `insert into profile.feeder values ('BDG-01', '53425', 'PENYULANG SATU');
       insert into profile.transformer values ('T-1', 'BDG-01', 'GARDU SATU');
       insert into profile.feed values ('BDG-01', 202610, 500, 'test'), ('T-1', 202610, 380, 'test')`,
    );
    await world.put([
      { meterNo: a, unit: '53425', feeder: 'BDG-01', transformer: 'T-1', powerVa: 1300 },
      { meterNo: b, unit: '53425', feeder: 'BDG-01', transformer: 'T-1', powerVa: 2200 },
      { meterNo: c, unit: '53425', feeder: null, transformer: null },
      { meterNo: d, unit: '53435', feeder: 'CMH-01', transformer: 'T-9' },
    ]);
    await world.tell([
      told(a, 202609, { standKwh: 999_950, remainingKwh: 30 }),
      told(a, 202610, { standKwh: 50, remainingKwh: 40, voltageV: 190, tamper: 8 }),
      told(b, 202609, { standKwh: 5000 }),
      told(b, 202610, { standKwh: 5250, remainingKwh: 10, voltageV: 235 }),
      told(c, 202609, { standKwh: 700 }),
      told(c, 202610, { standKwh: 650, tamper: 3 }),
      told(d, 202610, { voltageV: 0 }),
    ]);
    await database.pool.query(
      `select profile.put_sold(array[row('${a}', 202610, 1200, 20000000, 2)::profile.sold_draft])`,
    );
    await world.refresh();
  });
  after(() => world?.close());

  const report = async (kind: string, query = '') => {
    const response = await world.http.inject(`/api/v1/reports/${kind}${query}`);
    return response.json();
  };

  test('go from all units down to the meters, and say the same at every step', async () => {
    const top = await report('usage');
    assert.deepEqual([top.month, top.level, top.path], ['202610', 'nation', []]);
    assert.deepEqual(
      top.children.map(({ code, name, readings }: Record<string, unknown>) => [
        code,
        name,
        readings,
      ]),
      [['53', 'JAWA BARAT', 4]],
    );
    const upi = await report('usage', '?unit=53');
    assert.deepEqual(
      upi.children.map(({ code, level }: Record<string, unknown>) => [code, level]),
      [
        ['53420', 'UP3'],
        ['53430', 'UP3'],
      ],
    );
    const ulp = await report('usage', '?unit=53425');
    assert.deepEqual(
      ulp.children.map(({ code, readings }: Record<string, unknown>) => [code, readings]),
      [
        ['-', 1],
        ['BDG-01', 2],
      ],
    );
    const feeder = await report('usage', '?feeder=BDG-01');
    assert.deepEqual(
      feeder.path.map(({ code }: { code: string }) => code),
      ['53', '53420', '53425', 'BDG-01'],
    );
    const [transformer] = feeder.children;
    assert.equal(transformer.name, 'GARDU SATU');
    // 100 kWh over the end of the register and 250 kWh, of 3.5 kVA.
    assert.deepEqual([transformer.usageKwh, transformer.burnHours], [350, 100]);
    const below = await report('usage', '?transformer=T-1');
    assert.deepEqual(
      below.meters.map((meter: Record<string, unknown>) => [meter['meterNo'], meter['usageKwh']]),
      [
        [a, 100],
        [b, 250],
      ],
    );
    assert.deepEqual(
      below.series.map(({ month }: { month: string }) => month),
      ['202609', '202610'],
    );
  });

  test('judge voltages by the band, and leave out months without power', async () => {
    const { total } = await report('voltage', '?unit=53');
    assert.deepEqual(
      [total.readings, total.volted, total.minVoltageV, total.maxVoltageV],
      [4, 3, 190, 235],
    );
    assert.deepEqual([total.lowVoltage, total.highVoltage], [1, 1]);
  });

  test('count what is not as it should be', async () => {
    const { total } = await report('condition', '?unit=53');
    assert.deepEqual([total.normal, total.abnormal, total.wentBack, total.tamper], [2, 2, 1, 2]);
    const tamper = (await report('tamper', '?unit=53425')).total;
    assert.deepEqual([tamper.tamper, tamper.tamperUnknown], [1, 1]);
  });

  test('set sold against taken, and what was fed in against what was registered', async () => {
    const { total } = await report('balance', '?transformer=T-1');
    // Used 350; the credit rose by 10 in one meter and fell by 10 in the other.
    assert.deepEqual([total.usageKwh, total.takenKwh, total.soldKnownKwh], [350, 350, 120]);
    assert.deepEqual([total.fedKwh, total.lossKwh, total.lossShare], [380, 30, 0.0789]);
    const ulp = await report('balance', '?unit=53425');
    assert.equal(ulp.children.find(({ code }: { code: string }) => code === 'BDG-01').fedKwh, 500);
  });

  test('show the units of the caller, and keep who was shown meters', async () => {
    world.caller = callerIn(['53430', '53435']);
    assert.equal((await report('usage')).total.readings, 1);
    assert.equal((await report('usage', '?unit=53')).children.length, 1);
    assert.equal((await report('usage', '?unit=53425')).code, 'SETRUM_UNIT_FORBIDDEN');
    assert.equal((await report('usage', '?transformer=T-1')).code, 'SETRUM_UNIT_FORBIDDEN');
    assert.equal((await report('usage', '?transformer=T-7')).code, 'SETRUM_TRANSFORMER_UNKNOWN');
    assert.equal((await report('usage', '?unit=53499')).code, 'SETRUM_UNIT_UNKNOWN');
    world.caller = callerIn(['53435'], 'administrator');
    assert.equal((await report('usage')).code, 'SETRUM_FORBIDDEN');
    world.caller = callerIn('all');
    const { rows } = await world.database.pool.query(
      'select subject, kind, viewer, meters from profile.viewed',
    );
    const looks = {
      subject: '53/53420/53425/BDG-01/T-1',
      kind: 'place',
      viewer: 'rina',
      meters: 2,
    };
    assert.deepEqual(rows, [looks, looks]);
  });

  test('follow a reading that came late, and a meter that was hung elsewhere', async () => {
    await world.tell([told(d, 202609, { standKwh: 940 })]);
    await world.refresh();
    assert.equal((await report('usage', '?unit=53435')).total.usageKwh, 60);
    await world.put([{ meterNo: b, unit: '53435', feeder: 'CMH-01', transformer: 'T-9' }]);
    await world.refresh();
    assert.equal((await report('usage', '?unit=53425')).total.usageKwh, 100);
    assert.equal((await report('usage', '?transformer=T-9')).total.usageKwh, 310);
    assert.equal((await report('usage', '?unit=53')).total.usageKwh, 410);
  });
});
