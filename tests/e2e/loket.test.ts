import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readDemoKeys } from '@setrum/cli';
import { WebSocket } from 'ws';
import { type Ended, type Serving, serve, setrum, temporaryFolder } from './setrum.ts';

const meterNo = '32031017679';
const origin = 'https://app.setrum.example';
const command = fileURLToPath(new URL('../../apps/cli/bin/setrum.js', import.meta.url));

describe('setrum loket', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: Serving;
  let card: string;
  let env: NodeJS.ProcessEnv;
  before(async () => {
    folder = await temporaryFolder();
    server = await serve(['--demo', '--data', join(folder.path, 'server')]);
    card = join(folder.path, 'card.json');
    const made = ['--chip', 'NTAG216', '--meter', meterNo, '--uid', '04A1B2C3D4E580'];
    assert.equal((await setrum(['card', 'make', ...made, card])).exitCode, 0);
    const keyFile = join(folder.path, 'access.key');
    const keys = await readDemoKeys(join(folder.path, 'server'));
    await writeFile(keyFile, `${keys?.counter}\n`, { mode: 0o600 });
    env = {
      SETRUM_LOKET_SERVER: server.url,
      SETRUM_LOKET_ACCESS_KEY_FILE: keyFile,
      SETRUM_LOKET_FOLDER: join(folder.path, 'counter'),
      SETRUM_LOKET_SOLD_BY: 'LOKET-01',
    };
  });
  after(async () => {
    await server?.end('SIGTERM');
    await folder.remove();
  });

  const loket = (...args: readonly string[]): Promise<Ended> => setrum(['loket', ...args], env);
  const told = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await loket(...args, '--json');
    assert.equal(exitCode, 0, stderr);
    return JSON.parse(stdout);
  };

  test('one by one for scripts: tap, sale, books, receipt, copy; a repeated sale is refused', async () => {
    const status = await told('status', '--card', card);
    assert.deepEqual(
      [status.centre, status.readers],
      ['up', [{ reader: 'Setrum emulated 00 00', cardPresent: false }]],
    );
    const visit = await told('visit', '--card', card);
    assert.deepEqual([visit.inquiry.holder, visit.card.uid], ['SICILIA NFC', '04A1B2C3D4E580']);
    const sale = ['buy', '--card', card, '--amount', '50000', '--sale', 'script-0001'];
    const sold = await told(...sale, '--print');
    assert.deepEqual([sold.card, sold.purchase.amountCents], ['written', 5_000_000]);
    const again = await loket(...sale);
    assert.equal(again.exitCode, 1);
    assert.match(again.stderr, /SETRUM_SALE_ENDED/);
    const { sales, cash } = await told('today');
    assert.deepEqual([sales.length, sales[0].printed, cash.written.count], [1, true, 1]);
    assert.deepEqual((await told('reprint', 'script-0001')).copy, true);
    assert.equal((await readdir(join(folder.path, 'counter', 'struk'))).length, 2);
    const shown = JSON.parse((await setrum(['card', 'show', card, '--json'])).stdout);
    assert.ok(JSON.stringify(shown).length > 0);
    assert.deepEqual((await told('pending')).sales, []);
  });

  test('without a card the name is confirmed first', async () => {
    const number = ['--idpel', '534252904974', '--amount', '20000'];
    const unconfirmed = await loket('buy', '--driver', 'emulated', ...number);
    assert.match(unconfirmed.stderr, /--name "WAYAN KEYPAD"/);
    const sold = await told('buy', '--driver', 'emulated', ...number, '--name', 'WAYAN KEYPAD');
    assert.equal(sold.card, 'paper');
    assert.match(sold.purchase.token, /^\d{20}$/);
  });

  test('the agent: paired once, one page sells, nothing else runs beside it, Ctrl-C ends it in order', async () => {
    const agent = await startAgent([...['--card', card, '--origin', origin, '--port', '0']], env);
    try {
      const beside = await loket('pending');
      assert.match(beside.stderr, /SETRUM_LOKET_RUNNING/);
      const stranger = new WebSocket(agent.url, { origin: 'https://evil.example' });
      stranger.on('error', () => undefined);
      const [, refused] = await once(stranger, 'unexpected-response');
      assert.equal(refused.statusCode, 403);
      const page = new WebSocket(agent.url, { origin });
      await once(page, 'open');
      const hello = await ask(page, 'hello', { protocol: 1, secret: agent.secret });
      assert.equal(hello.result?.soldBy, 'LOKET-01');
      const visit = await ask(page, 'visit', {});
      const order = { visitId: visit.result?.visitId, amountCents: 2_000_000, saleId: 'page-0001' };
      const sold = await ask(page, 'buy', order);
      assert.equal(sold.result?.card, 'written');
      const token = sold.result?.purchase?.token ?? '';
      const closed = once(page, 'close');
      agent.child.kill('SIGINT');
      assert.deepEqual((await closed)[0], 1001);
      assert.equal(await agent.ended, 0);
      assert.ok(token.length === 20 && !agent.output().includes(token));
    } finally {
      agent.child.kill('SIGKILL');
    }
    const second = await startAgent([...['--card', card, '--origin', origin, '--port', '0']], env);
    assert.equal(second.secret, '', 'the secret is shown once');
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0);
  });

  test("a maker's driver is tested check by check; a bad one is told, and used by nobody", async () => {
    const good = await told('test-driver', 'emulated');
    assert.deepEqual([good.hand, good.failed, good.passed], ['module', 0, good.checks.length]);
    const bad = join(folder.path, 'bad.mjs');
    await writeFile(bad, 'export const readerPort = 7;');
    for (const args of [
      ['test-driver', bad],
      ['visit', '--driver', bad],
      ['readers', '--driver', bad],
    ]) {
      const { exitCode, stderr } = await loket(...args);
      assert.equal(exitCode, 1);
      assert.match(stderr, /SETRUM_DRIVER_UNUSABLE[\s\S]*it is for port 7, this counter has 1/);
    }
  });
});

interface RunningAgent {
  readonly child: ChildProcess;
  readonly url: string;
  /** As it was shown; empty: it was not. */
  readonly secret: string;
  readonly ended: Promise<number | null>;
  output(): string;
}

/** Starts `setrum loket serve` and waits until it listens. */
async function startAgent(args: readonly string[], env: NodeJS.ProcessEnv): Promise<RunningAgent> {
  const child = spawn(process.execPath, [command, 'loket', 'serve', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listening = Promise.withResolvers<string>();
  const ended = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      const url = /The counter is up at (\S+)/.exec(output)?.[1];
      if (url !== undefined) listening.resolve(url);
    });
  }
  ended.then(() => listening.reject(new Error(`setrum loket serve ended:\n${output}`)));
  const url = await listening.promise;
  const secret = /^ {4}([0-9A-Z-]{29})$/m.exec(output)?.[1] ?? '';
  return { child, url, secret, ended, output: () => output };
}

interface PageAnswer {
  readonly result?: {
    readonly soldBy?: string;
    readonly visitId?: string;
    readonly card?: unknown;
    readonly purchase?: { readonly token: string };
  };
}

let ids = 0;

function ask(page: WebSocket, verb: string, params: object): Promise<PageAnswer> {
  const id = ++ids;
  return new Promise((resolve) => {
    const hear = (data: unknown): void => {
      const message = JSON.parse(String(data));
      // Lights are told in between.
      if (message.id !== id) return;
      page.off('message', hear);
      resolve(message);
    };
    page.on('message', hear);
    page.send(JSON.stringify({ id, verb, params }));
  });
}
