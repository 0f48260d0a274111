import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  importTestKey,
  migrateAll,
  openFinanceRoom,
  openKeyRoom,
  registerCustomer,
  registerMeterKey,
  registerPartner,
  securitySettingsOf,
  topUpDeposit,
} from '@setrum/server';
import { luhnCheckDigit } from '@setrum/sts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { setrum, temporaryFolder } from './setrum.ts';

const partnerId = '4510017';
const day = '2026-11-10';
const at = new Date(`${day}T12:00:00+07:00`);
const meters = [1, 2, 3].map((serial) => {
  const body = `32${String(serial).padStart(8, '0')}`;
  return `${body}${luhnCheckDigit(body)}`;
});
const vendingKey = {
  sgc: '534250',
  krn: 2,
  kind: 'VUDK',
  dkga: '04',
  baseDate: 2014,
} as const;

describe('setrum settlement and setrum reconcile', () => {
  let home: TestDatabase;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    folder = await temporaryFolder();
    await sellOneDay();
  });
  after(async () => {
    await home?.drop();
    await folder?.remove();
  });

  async function sellOneDay(): Promise<void> {
    const options = {
      dataDir: folder.path,
      databaseUrl: home.url,
      security: securitySettingsOf({}),
      now: () => at,
      log: () => undefined,
    };
    const keys = await openKeyRoom(options);
    await importTestKey(keys.custody, vendingKey, 'test');
    await keys.close();
    const room = await openFinanceRoom(options);
    const { database, purchases } = room;
    await registerPartner(database, { partnerId, name: 'BANK UJI', adminCents: 250_000 });
    await topUpDeposit(database, {
      ...{ partnerId, amountCents: 100_000_000, at: new Date(0), requestKey: 'opening' },
    });
    for (const [n, meterNo] of meters.entries()) {
      await registerCustomer(database, {
        ...{ idpel: String(534_250_000_000 + n), name: 'P', address: 'JL', unit: '53425' },
        ...{ tariff: 'R1T', powerVa: 2200 },
        meter: { meterNo, make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
      });
      const { sgc, krn, dkga, baseDate } = vendingKey;
      const key = { sgc, krn, dkga, baseDate, ea: '11', keyType: 2, ti: '01', ken: 255 } as const;
      await registerMeterKey(database, { ...key, meterNo });
      const refs = { plnRef: `PLN${n}`, switcherRef: `SWITCH${n}` };
      await purchases.buy({
        ...{
          meterNo,
          partnerId,
          counterId: 'L1',
          requestKey: `request-${n}`,
          amountCents: 5_000_000,
        },
        ...{ card: null, channel: '6021', terminalId: 'T1', buyingOption: 'new', adminCents: null },
        ...refs,
      });
    }
    await room.close();
  }

  const run = (...args: string[]) =>
    setrum([...args, '--database-url', home.url, '--actor', 'SRI', '--data', folder.path]);
  const books = (...args: string[]) =>
    setrum([...args, '--database-url', home.url, '--data', folder.path]);
  const ofDay = ['--partner', partnerId, '--day', day];

  test('close, list, show', async () => {
    const closed = await run('settlement', 'close', ...ofDay);
    assert.equal(closed.exitCode, 0, closed.stderr);
    assert.match(closed.stdout, /4510017 +2026-11-10 +3 +150000\.00 +1000000\.00 +850000\.00/);
    const list = await books('settlement', 'list', '--json');
    assert.equal(JSON.parse(list.stdout).settlements[0].closedBy, 'SRI');
    const shown = await books('settlement', 'show', ...ofDay);
    assert.match(shown.stdout, /bank:pln -> PLN/);
    assert.equal((await run('settlement', 'close', '--day', '2026-13-40')).exitCode, 2);
  });

  test('file, reconcile, list, decide', async () => {
    const made = await run('settlement', 'file', ...ofDay, '--out', folder.path, '--json');
    assert.equal(made.exitCode, 0, made.stderr);
    const { path } = JSON.parse(made.stdout);
    assert.ok(path.endsWith('PREPAID/202611/4510017-50502-99-20261110.fcn'));
    const text = await readFile(path, 'utf8');
    const printed = await run('settlement', 'file', ...ofDay);
    assert.equal(printed.stdout, text);
    const same = await run('reconcile', '--file', path, ...ofDay, '--json');
    assert.equal(same.exitCode, 0, same.stderr);
    assert.equal(JSON.parse(same.stdout).differences, 0);

    const damaged = join(folder.path, 'damaged.fcn');
    const lines = text.split('\n').filter((line) => !/SWITCH1|^(COUNT|TOTAL)/.test(line));
    await writeFile(damaged, [...lines.filter((line) => line !== ''), 'END', 'END', ''].join('\n'));
    const shown = await run('reconcile', '--file', damaged, ...ofDay);
    assert.match(shown.stdout, /1 difference\(s\)[\s\S]*only-ours +534250000001 +SWITCH1 +reject/);
    const list = await books('reconcile', 'list', '--state', 'open', '--json');
    const [difference] = JSON.parse(list.stdout).differences;
    const decided = await run(
      ...['reconcile', 'decide', difference.differenceId],
      ...['--decision', 'reject', '--reason', 'tidak dibayar', '--json'],
    );
    assert.equal(decided.exitCode, 0, decided.stderr);
    const { state, decidedBy } = JSON.parse(decided.stdout);
    assert.deepEqual([state, decidedBy], ['decided', 'SRI']);
  });

  test('wrong usage, and a file that is wrong', async () => {
    const none = await run('reconcile', ...ofDay);
    assert.equal(none.exitCode, 2, none.stderr);
    assert.match(none.stderr, /--file is missing/);
    const broken = join(folder.path, 'broken.fcn');
    await writeFile(broken, 'H\na|b\nT\nT\n');
    const wrong = await run('reconcile', '--file', broken, ...ofDay);
    assert.equal(wrong.exitCode, 1);
    assert.match(wrong.stderr, /^SETRUM_FILE_INVALID[\s\S]*line 2, column 3/);
  });
});
