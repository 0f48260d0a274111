import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createProfileWorld, type ProfileWorld } from '../test-support/profile-world.ts';
import { importFeeds, importNetwork } from './network-file.ts';

const meterNo = '32000000018';

describe('the network from a file', () => {
  let world: ProfileWorld;
  before(async () => {
    world = await createProfileWorld();
    await world.put([{ meterNo, unit: '53425', feeder: null, transformer: null }]);
  });
  after(() => world?.close());

  const file = (...lines: string[]) =>
    (async function* () {
      yield Buffer.from(lines.join('\n'));
    })();
  const rowsOf = async (text: string) => (await world.database.pool.query(text)).rows;

  test('hangs meters on transformers on feeders; again is nothing new', async () => {
    const lines = [
      'unit,feeder,feeder_name,transformer,transformer_name,meter_no',
      `53425,PY-1,PENYULANG SATU,GD-1,GARDU SATU,${meterNo}`,
      '53425,PY-1,PENYULANG SATU,GD-2,,32999999993',
    ];
    assert.deepEqual(await importNetwork(world.database, file(...lines)), { lines: 2, moved: 1 });
    assert.deepEqual(await importNetwork(world.database, file(...lines)), { lines: 2, moved: 0 });
    assert.deepEqual(
      await rowsOf('select meter_no, feeder, transformer, power_va from profile.place'),
      [{ meter_no: meterNo, feeder: 'PY-1', transformer: 'GD-1', power_va: 1300 }],
    );
    assert.deepEqual(
      await rowsOf('select transformer, feeder, name from profile.transformer order by 1'),
      [
        { transformer: 'GD-1', feeder: 'PY-1', name: 'GARDU SATU' },
        { transformer: 'GD-2', feeder: 'PY-1', name: 'GD-2' },
      ],
    );
  });

  test('tells what feeders were fed; the later telling counts; a fault is told by its line', async () => {
    const header = 'place;month;energy_kwh';
    assert.equal(
      await importFeeds(world.database, file(header, 'PY-1;202610;500', 'GD-1;202610;380')),
      2,
    );
    assert.equal(await importFeeds(world.database, file(header, 'PY-1;202610;510')), 1);
    assert.deepEqual(
      await rowsOf('select place, month, energy_kwh, source from profile.feed order by 1'),
      [
        { place: 'GD-1', month: 202610, energy_kwh: 380, source: 'file' },
        { place: 'PY-1', month: 202610, energy_kwh: 510, source: 'file' },
      ],
    );
    await assert.rejects(
      importFeeds(world.database, file(header, 'PY-1;202609;5', 'PY-1;202613;5')),
      {
        ...{ code: 'SETRUM_READING_MALFORMED' },
        message: /3: month/,
      },
    );
  });
});
