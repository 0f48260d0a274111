import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setrum, temporaryFolder } from './setrum.ts';

/** The parts of an answer that the test looks at. */
interface Told {
  readonly display: { readonly id: string };
  readonly token: { readonly result: string; readonly code: number } | null;
  readonly tokens: readonly { readonly code: number }[] & readonly string[];
  readonly mailbox: string;
  readonly creditKwh: number;
  readonly months: readonly string[];
  readonly drawnWh: number;
  readonly panel: { readonly text: string; readonly openReasons: readonly string[] };
  readonly outagesTotal: number;
  readonly tampers: readonly string[];
  readonly records: readonly { readonly month: string; readonly voltageV: number }[];
  readonly acknowledgement: { readonly results: readonly number[] };
}

describe('setrum meter', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let state: string;
  before(async () => {
    folder = await temporaryFolder();
    state = join(folder.path, 'deep', 'meter.json');
  });
  after(() => folder.remove());

  const run = (...args: readonly string[]) => setrum(['meter', ...args, '--state', state]);
  const ask = async (...args: readonly string[]): Promise<Told> => {
    const { exitCode, stdout, stderr } = await run(...args, '--json');
    assert.equal(exitCode, 0, stderr);
    return JSON.parse(stdout) as Told;
  };

  test('a meter from the first kWh to the card, step by step, each in a process of its own', async () => {
    const missing = await run('show');
    assert.equal(missing.exitCode, 1);
    assert.match(missing.stderr, /^SETRUM_METER_STATE_MISSING\n {2}Belum ada meter/);

    await ask('new', '--credit', '6', '--at', '2026-11-20T00:00:00Z', '--set', 'powerLimitW=900');
    const again = await run('new');
    assert.deepEqual([again.exitCode, /^SETRUM_METER_STATE_EXISTS/.test(again.stderr)], [1, true]);

    const [credit = ''] = (await ask('token', 'credit', '20')).tokens;
    assert.match(credit, /^\d{20}$/);
    const typed = await ask('key', credit.slice(0, 10), credit.slice(10));
    assert.deepEqual([typed.display.id, typed.creditKwh], ['BENAR +20,0 kWh', 26]);
    assert.equal((await ask('key', credit)).token?.code, 10);
    assert.equal((await ask('key', '79')).display.id, '5.0 kWh');

    const ran = await ask('run', '--hours', '300', '--watts', '50', '--volts', '201.5');
    assert.deepEqual([ran.drawnWh, ran.months], [15_000, ['202611']]);
    assert.deepEqual((await ask('run', '--hours', '0', '--watts', '950')).drawnWh, 0);
    assert.deepEqual((await ask('show')).panel.openReasons, ['overload']);
    assert.equal((await ask('cut', '--hours', '5')).outagesTotal, 1);

    const report = await ask('report');
    assert.deepEqual(
      report.records.map(({ month, voltageV }) => [month, voltageV]),
      [['202611', 202]],
    );
  });

  test('tampered, it refuses the credit of a card until it is cleared', async () => {
    const card = join(folder.path, 'card.json');
    const shares = join(folder.path, 'shares.json');
    await writeFile(shares, (await setrum(['meter', 'shares', '--state', state])).stdout);
    const [credit = ''] = (await ask('token', 'credit', '5')).tokens;
    const made = await setrum([
      ...['card', 'make', card, '--chip', 'NTAG216', '--meter', '32031017679'],
      ...['--share', shares, '--mailbox', credit],
    ]);
    assert.equal(made.exitCode, 0, made.stderr);
    assert.deepEqual((await ask('tamper', 'magnet', '--turn', 'once')).tampers, ['magnet']);
    const before = (await ask('show')).creditKwh;
    const refused = await ask('tap', card);
    assert.deepEqual([refused.display.id, refused.creditKwh], ['PERIKSA', before]);
    assert.deepEqual((await ask('report')).acknowledgement.results, [16, 0, 0, 0, 0]);
    const [clear = ''] = (await ask('token', 'clear-tamper')).tokens;
    assert.equal((await ask('key', clear)).token?.result, 'Accept');
    const taken = await ask('tap', card);
    assert.deepEqual([taken.display.id, taken.creditKwh], ['BENAR +5,0 kWh', before + 5]);
    assert.equal((await ask('tap', card)).mailbox, 'repeated');
  });

  test('lines on standard input are done as at its terminal; wrong usage ends with 2', async () => {
    const story = 'service disconnect\n03\nbogus\nservice connect\nquit\n';
    const { exitCode, stdout } = await setrum(['meter', '--state', state], {}, story);
    assert.equal(exitCode, 1, 'a line of it was wrong');
    assert.match(stdout, /LEPAS \(disconnect/);
    assert.match(stdout, /SETRUM_USAGE/);
    for (const args of [['run'], ['tamper', 'hammer'], ['key', 'abc']]) {
      assert.equal((await run(...args)).exitCode, 2, args.join(' '));
    }
  });
});
