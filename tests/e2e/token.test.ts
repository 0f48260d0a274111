import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { setrum, temporaryFolder } from './setrum.ts';

const vectors = fileURLToPath(new URL('../../packages/sts/vectors/sts.jsonl', import.meta.url));
const command = fileURLToPath(new URL('../../apps/cli/bin/setrum.js', import.meta.url));

interface Row {
  readonly id: string;
  readonly expect: { readonly decoderKey?: string; readonly tokens: readonly string[] };
}

const lines = readFileSync(vectors, 'utf8').trim().split('\n');
const expected = lines.map((line) => {
  const { id, expect }: Row = JSON.parse(line);
  const { decoderKey, tokens } = expect;
  return decoderKey === undefined ? { id, tokens } : { id, decoderKey, tokens };
});

const parsed = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('setrum token', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    folder = await temporaryFolder();
  });
  after(() => folder.remove());

  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder.path, name);
    await writeFile(path, text);
    return path;
  };

  const meter = ['--pan', '600727000000000009', '--sgc', '201457', '--ti', '01', '--krn', '1'];
  const keyHex = 'abababababababab949494949494949401234567';

  test('make --batch makes every known answer, alone and on threads', async () => {
    for (const workers of ['0', '2']) {
      const ended = await setrum(['token', 'make', '--batch', vectors, '--workers', workers]);
      assert.equal(ended.exitCode, 0, ended.stderr);
      assert.deepEqual(parsed(ended.stdout), expected);
    }
  });

  test('make --batch gives an error for each bad row and stops at none', async () => {
    const isGood = new Set(lines);
    const garbage = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60 }).filter((text) => /^[^\n]*\S[^\n]*$/.test(text)),
      fc.json(),
      fc.constantFrom(...lines).map((line) => line.replace('"op"', '"po"')),
      fc.constantFrom(...lines).map((line) => line.slice(0, -20)),
    );
    const bad = fc.sample(garbage, { seed: 20150504, numRuns: lines.length });
    const mixed = lines.flatMap((line, n) => [bad[n] ?? 'x', line]);
    const path = await file('mixed.jsonl', mixed.join('\n'));
    const ended = await setrum(['token', 'make', '--batch', path, '--workers', '1']);
    assert.equal(ended.exitCode, 1);
    assert.equal(ended.stderr, '');
    const answers = parsed(ended.stdout);
    assert.equal(answers.length, mixed.length);
    assert.deepEqual(
      answers.filter((_, n) => isGood.has(mixed[n] ?? '')),
      expected,
    );
    for (const [n, answer] of answers.entries()) {
      if (isGood.has(mixed[n] ?? '')) continue;
      assert.match(Object(answer).error.code, /^(STS|SETRUM)_/);
      assert.ok(Object(answer).error.message.length > 0);
    }
  });

  test('make --batch - answers each row as it comes', async () => {
    const child = spawn(process.execPath, [command, 'token', 'make', '--batch', '-'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    for (const [n, line] of lines.slice(0, 3).entries()) {
      child.stdin.write(`${line}\n`);
      // The next row is sent only after this answer.
      const [answer] = await once(child.stdout, 'data');
      assert.deepEqual(JSON.parse(String(answer)), expected[n]);
    }
    child.stdin.end();
    assert.deepEqual(await ended, [0, null]);
  });

  test('make --batch ends quietly when nobody reads on', async () => {
    const path = await file('long.jsonl', `${lines.join('\n')}\n`.repeat(40));
    const child = spawn(process.execPath, [command, 'token', 'make', '--batch', path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    assert.deepEqual(await ended, [0, null]);
    assert.equal(stderr, '');
  });

  test('wrong usage ends with 2 and says why', async () => {
    const missing = join(folder.path, 'missing.jsonl');
    const credit = ['make', 'credit', ...meter, '--units', '5'];
    const cases = [
      ['make'],
      ['make', '--batch', missing],
      ['make', '--batch', vectors, '--workers', 'many'],
      credit,
      [...credit, '--vending-key', keyHex, '--vending-key-file', missing],
      ['read', '29970271241031190675'],
      ['check', missing],
    ];
    const endings = await Promise.all(cases.map((args) => setrum(['token', ...args])));
    for (const [n, { exitCode, stdout, stderr }] of endings.entries()) {
      assert.deepEqual([exitCode, stdout], [2, ''], cases[n]?.join(' '));
      assert.ok(stderr.length > 0 && !stderr.includes(keyHex), cases[n]?.join(' '));
    }
  });

  test('make credit and read agree, and say what is really carried', async () => {
    const keyFile = await file('vending.key', `${keyHex}\n`);
    const units = ['--units', '20000', '--issued', '2026-01-31T07:45Z', '--rnd', '5'];
    const make = ['token', 'make', 'credit', ...meter, '--vending-key-file', keyFile, ...units];
    const made = Object(JSON.parse((await setrum([...make, '--json'])).stdout));
    const [carries] = made.carries;
    assert.equal(made.exact, false);
    assert.equal(carries.units, 20_004);
    const human = await setrum(make);
    assert.match(human.stdout, /^(\d{4} ){4}\d{4}\n/);
    assert.match(human.stdout, /2000\.4 kWh/);
    assert.match(human.stdout, /rounded/);

    const grouped = (human.stdout.split('\n')[0] ?? '').split(' ');
    const key = ['--ea', '11', '--decoder-key', made.decoderKey];
    const read = await setrum([
      'token',
      'read',
      ...key,
      '--base-date',
      '2014',
      '--json',
      ...grouped,
    ]);
    assert.deepEqual(JSON.parse(read.stdout), { class: 0, ...carries });

    const wrong = [
      ...grouped.slice(0, 4),
      String((Number(grouped[4]) + 1) % 10_000).padStart(4, '0'),
    ];
    const unread = await setrum(['token', 'read', ...key, ...wrong]);
    assert.deepEqual([unread.exitCode, unread.stdout], [1, '']);
    assert.match(unread.stderr, /^SETRUM_TOKEN_UNREADABLE/);
    const unreadJson = await setrum(['token', 'read', ...key, '--json', ...wrong]);
    assert.equal(unreadJson.exitCode, 1);
    assert.equal(Object(JSON.parse(unreadJson.stdout)).error.code, 'SETRUM_TOKEN_UNREADABLE');
  });

  test('make has a command for each kind of row', async () => {
    const key = ['--vending-key', keyHex];
    const at = ['--issued', '2026-01-31T07:45Z'];
    const change = ['from', 'to'].flatMap((side) =>
      ['sgc', '201457', 'ti', '01', 'krn', '1', 'vending-key', keyHex].map((text, n) =>
        n % 2 === 0 ? `--${side}-${text}` : text,
      ),
    );
    const kinds: readonly (readonly [readonly string[], RegExp])[] = [
      [['currency', ...meter, ...key, ...at, '--amount1e5', '-100000'], /"amount1e5": "-99994"/],
      [['management', ...meter, ...key, ...at, '--subclass', '5', '--value', '0'], /"clearTamper"/],
      [['test', '--control', '1'], /"00000000000150997584"/],
      [['key-change', ...meter.slice(0, 2), ...change, '--to-ken', '255'], /"section": 4/],
    ];
    for (const [args, found] of kinds) {
      const { exitCode, stdout, stderr } = await setrum(['token', 'make', ...args, '--json']);
      assert.equal(exitCode, 0, stderr);
      assert.match(stdout, found);
    }
  });

  test('check counts, names what failed, and ends with 1', async () => {
    const good = await setrum(['token', 'check', vectors]);
    assert.deepEqual([good.exitCode, good.stdout], [0, '250 passed, 0 failed\n']);
    const path = await file(
      'wrong.jsonl',
      [(lines[0] ?? '').replace('"units": 0', '"units": 1'), ...lines.slice(1)].join('\n'),
    );
    const bad = await setrum(['token', 'check', path]);
    assert.equal(bad.exitCode, 1);
    assert.equal(
      bad.stdout,
      'credit-001: tokens differs from what is expected\n249 passed, 1 failed\n',
    );
    const { failures, ...counts } = Object(
      JSON.parse((await setrum(['token', 'check', path, '--json'])).stdout),
    );
    assert.deepEqual([counts, failures.length], [{ passed: 249, failed: 1 }, 1]);
  });

  test('bench tokens --json has the promised shape', async () => {
    const { exitCode, stdout, stderr } = await setrum(['bench', 'tokens', '--quick', '--json']);
    assert.equal(exitCode, 0, stderr);
    const { bench, config, figures } = Object(JSON.parse(stdout));
    assert.equal(bench, 'tokens');
    assert.equal(config.quick, true);
    assert.deepEqual(
      Object.keys(figures).filter((name) => /ratio/i.test(name)),
      ['ratioToHmac'],
    );
    for (const [name, value] of Object.entries(figures)) {
      assert.ok(typeof value === 'number' && value > 0, name);
    }
    const quotient = figures.creditTokensDerivedPerSecond / figures.bareHmacPerSecond;
    assert.ok(Math.abs(figures.ratioToHmac - quotient) < 0.001);
  });
});
