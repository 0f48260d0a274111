import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { isEmulatedDriver } from '../driver/index.ts';
import { coded } from '../sale/test-support/desk.ts';
import {
  createFakeCentre,
  type FakeCentre,
  holder,
  meterNo,
} from '../sale/test-support/fake-centre.ts';
import { type Loket, openLoket } from './open-loket.ts';
import { type GivenSettings, mergeSettings } from './settings.ts';

describe('a counter out of its settings', () => {
  let folder: string;
  let centre: FakeCentre;
  let opened: Loket[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-open-'));
    centre = createFakeCentre();
    opened = [];
  });
  afterEach(async () => {
    for (const loket of opened) await loket.close();
    await rm(folder, { recursive: true });
  });
  const open = async (given: GivenSettings = {}): Promise<Loket> => {
    const settings = mergeSettings({ driver: 'emulated', folder, ...given });
    const loket = await openLoket(settings, { notice: () => undefined, centre });
    opened.push(loket);
    return loket;
  };

  test('is one at a time over its journal, and can be opened again when it is closed', async () => {
    const loket = await open();
    assert.ok(isEmulatedDriver(loket.driver));
    assert.equal(loket.printer.name, join(folder, 'struk'));
    await assert.rejects(open(), coded('SETRUM_LOKET_RUNNING'));
    await loket.close();
    opened.pop();
    await open();
  });

  test('what cannot be used is told, and leaves nothing open behind it', async () => {
    await assert.rejects(open({ printer: 'http://printer' }), coded('SETRUM_LOKET_SETTINGS'));
    await assert.rejects(
      open({ classicKeysFile: join(folder, 'none') }),
      coded('SETRUM_LOKET_SETTINGS'),
    );
    const bad = join(folder, 'bad.mjs');
    await writeFile(bad, 'export const readerPort = 9;');
    for (const driverProcess of [true, false]) {
      await assert.rejects(open({ driver: bad, driverProcess }), coded('SETRUM_DRIVER_UNUSABLE'));
    }
    await open();
  });

  test('a sale without a card that is under way ends before the journal does', async () => {
    const loket = await open();
    const { visitId } = await loket.desk.find({ meterNo });
    await loket.desk.confirm(visitId, holder);
    const gate = Promise.withResolvers<void>();
    const { buy } = centre;
    centre.buy = async (order) => {
      await gate.promise;
      return await buy(order);
    };
    const sale = loket.desk.buy({ visitId, amountCents: 5_000_000, saleId: 'sale-0001' });
    await new Promise((resolve) => setImmediate(resolve));
    const closed = loket.close();
    gate.resolve();
    assert.equal((await sale).card, 'paper');
    await closed;
    opened.pop();
    const again = await open();
    assert.equal(again.desk.sale('sale-0001').state, 'paper');
  });
});
