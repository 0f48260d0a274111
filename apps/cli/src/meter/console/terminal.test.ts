import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { newMeterState } from '../new-meter.ts';
import { readMeter, writeMeterFile } from '../state-file.ts';
import { atWorkbench } from '../workbench.ts';
import { runLines } from './lines.ts';
import { newSession } from './session.ts';
import { type KeyInput, runTerminal } from './terminal.ts';

const never = new Promise<never>(() => undefined);

describe("the meter's terminal", () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-terminal-'));
    file = join(folder, 'm.json');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const fresh = () =>
    writeMeterFile(file, {
      meter: newMeterState({
        ...{ meterNo: '32031017679', standWh: 0, creditWh: 6_000, voltageV: 220 },
        ...{ atMs: Date.UTC(2026, 10, 20), cardKeyVersions: [], config: {} },
      }),
      lastIssuedTid: 0,
    });

  /** The lines done one after the other; gives what was written, and how many failed. */
  async function done(lines: readonly string[]) {
    let text = '';
    const failed = await atWorkbench(file, (bench) =>
      runLines(newSession(bench, 1), Readable.from(lines.map((line) => `${line}\n`)), (part) => {
        text += part;
      }),
    );
    return { text, failed };
  }

  /**
   * Keys pressed at a terminal; gives all that was drawn. `then`: what is done once the screen matches, in this order.
   */
  async function pressed(
    keys: string,
    then: readonly {
      readonly seen: RegExp;
      readonly press?: string;
      readonly seconds?: number;
    }[] = [],
  ) {
    const stream = new PassThrough();
    const raw: boolean[] = [];
    const input: KeyInput = Object.assign(stream, {
      setRawMode: (mode: boolean) => {
        raw.push(mode);
        return process.stdin;
      },
    });
    const waiting = [...then];
    let drawn = '';
    let nowMs = 0;
    let tick = (): void => undefined;
    const pace = {
      nowMs: () => nowMs,
      start: (call: () => void) => {
        tick = call;
        return () => undefined;
      },
    };
    const write = (text: string | Uint8Array): boolean => {
      drawn += String(text);
      if (waiting[0]?.seen.test(String(text)) === true) {
        const { press = '', seconds = 0 } = waiting.shift() ?? {};
        stream.write(press);
        nowMs += seconds * 1_000;
        if (seconds > 0) tick();
      }
      return true;
    };
    await atWorkbench(file, (bench) => {
      const running = runTerminal(newSession(bench, 3_600), input, { write }, never, pace);
      stream.write(keys);
      return running;
    });
    assert.deepEqual(raw, [true, false]);
    return drawn;
  }

  test('lines of a script do what somebody would do there, and each is on disk', async () => {
    await fresh();
    const { text, failed } = await done([
      '# a story',
      'load 1000',
      'warp 2h',
      '37',
      'tamper cover',
      'tamper cover',
      'cut',
      '03',
      'cut',
      'service clear-tamper',
      'report',
      'quit',
      'load 5',
    ]);
    assert.equal(failed, 0);
    assert.match(text, /> 37\n4\.0 kWh\n/);
    assert.match(text, /> tamper cover\n[^>]*PERIKSA/);
    assert.match(text, /LEPAS \(power\)/);
    const { meter } = await readMeter(file);
    assert.deepEqual([meter.standWh, meter.tampers, meter.tampering], [2_000, [], []]);
    assert.deepEqual([meter.outagesTotal, meter.loadW], [1, 1_000], 'after quit nothing is done');
  });

  test('what is wrong is told with its code, and the next line is done', async () => {
    await fresh();
    const { text, failed } = await done([
      'bogus',
      'warp 5',
      'load -1',
      'tap',
      'tap none.json',
      'token x',
      '75',
    ]);
    assert.equal(failed, 6);
    assert.match(text, /SETRUM_USAGE/);
    assert.match(text, /SETRUM_CARD_IMAGE_UNREADABLE/);
    assert.match(text, /> 75\n32031017679/);
  });

  test('a token is made, typed, and taken once', async () => {
    await fresh();
    const token = /(\d{4} ){4}\d{4}/.exec((await done(['token credit 12.5'])).text)?.[0] ?? '';
    const { text } = await done([token, token]);
    assert.match(text, /BENAR \+12,5 kWh/);
    assert.match(text, /TERPAKAI/);
    assert.equal((await readMeter(file)).meter.creditWh, 18_500);
  });

  test('keys of a keyboard: digits on the display, the display of a code, a line, and the end', async () => {
    await fresh();
    const drawn = await pressed('03\rl250\r45612\rq');
    assert.match(drawn, /│ 03 +│/);
    assert.match(drawn, /│ 0\.0 kWh +│/);
    assert.match(drawn, /> load 25/);
    assert.match(drawn, /│ 4561 2 +│/);
    const { meter } = await readMeter(file);
    assert.deepEqual([meter.loadW, meter.config.lowCreditWh], [250, 12_000]);
  });

  test('time goes on by itself, as fast as it is told, with a bell for each warning', async () => {
    await fresh();
    const drawn = await pressed('l999\r', [
      { seen: /999 W/, seconds: 2 },
      { seen: /4\.0 kWh !/, seconds: 5 },
      { seen: /HABIS/, press: 'q' },
    ]);
    assert.ok(drawn.includes('\u0007'));
    const { meter } = await readMeter(file);
    assert.deepEqual([meter.standWh, meter.clock.ranUntilMs], [6_000, Date.UTC(2026, 10, 20, 7)]);
  });
});
