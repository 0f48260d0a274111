import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CardWorld, createCardWorld } from '../card/test-support/desk.ts';
import { removeSupply } from '../customer/remove.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { tellPlaces } from './keep.ts';

describe('where meters hang', () => {
  let world: CardWorld;
  before(async () => {
    world = await createCardWorld(2);
  });
  after(() => world?.close());

  const places = async () => {
    const { rows } = await world.database.pool.query(
      'select meter_no, unit, transformer, feeder, tariff, power_va, removed_on from profile.place order by meter_no',
    );
    return rows;
  };

  test('is told from the register; the substation where the network knows it; removals follow', async () => {
    const { pool } = world.database;
    await pool.query(
      "insert into profile.transformer (transformer, feeder, name) values ('GD-7', 'PY-1', 'GARDU 7')",
    );
    const substation = 'update ap2t.customer set substation = $1 where idpel = $2';
    await pool.query(substation, ['GD-7', world.idpel(0)]);
    await pool.query(substation, ['depan masjid', world.idpel(1)]);
    await tellPlaces(world.database, world.now);
    const common = { unit: '53425', tariff: 'R1T', power_va: 2200, removed_on: null };
    const there = [
      { meter_no: world.meter(0), ...common, transformer: 'GD-7', feeder: 'PY-1' },
      { meter_no: world.meter(1), ...common, transformer: null, feeder: null },
    ];
    assert.deepEqual(await places(), there);
    await removeSupply(
      world.database,
      {
        ...{ idpel: world.idpel(0), removedOn: '2026-11-23', fitter: 'AGUS' },
        readings: { lwbpKwh: null, wbpKwh: null, kvarh: null, remainingDkwh: 42 },
        ...{ requestKey: 'removal-0', caller: callerWith('fitter'), at: world.now },
      },
      world.desk.holdSales,
    );
    await tellPlaces(world.database, world.now);
    assert.deepEqual(await places(), [{ ...there[0], removed_on: '2026-11-23' }, there[1]]);
  });
});
