import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Serving, serve, setrum, temporaryFolder } from './setrum.ts';

describe('setrum serve', () => {
  let folders: readonly Awaited<ReturnType<typeof temporaryFolder>>[];
  let demo: Serving;
  let empty: Serving;
  before(async () => {
    folders = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    [demo, empty] = await Promise.all([
      serve(['--demo', '--data', data(0)]),
      serve(['--data', data(1)]),
    ]);
  });
  after(async () => {
    await Promise.all([demo?.end('SIGKILL'), empty?.end('SIGKILL')]);
    for (const folder of folders) await folder.remove();
  });

  const data = (n: number): string => folders[n]?.path ?? '';
  const at = (server: Serving, path: string): URL => new URL(path, server.url);

  test('two copies run side by side, each healthy', async () => {
    assert.notEqual(demo.url, empty.url);
    for (const server of [demo, empty])
      assert.equal((await fetch(at(server, '/health'))).status, 200);
  });

  test('--demo runs the loop first', async () => {
    assert.match(demo.output(), /The credit runs low/);
    const health = await (await fetch(at(demo, '/health'))).json();
    const { checks } = health as { checks: Record<string, { ok: boolean }> };
    assert.equal(checks['first loop']?.ok, true);
  });

  test('without --demo there is no playground', async () => {
    assert.doesNotMatch(empty.output(), /The credit runs low/);
    const playground = at(empty, '/api/demo/playground');
    assert.equal((await fetch(playground, { method: 'POST' })).status, 404);
  });

  test('a port that is taken is named, and nothing is left running', async () => {
    const { port } = new URL(demo.url);
    const ports = ['--port', port, '--iso8583-port', '0'];
    const clash = await setrum(['serve', ...ports, '--data', data(2)]);
    assert.equal(clash.exitCode, 1);
    assert.match(clash.stderr, new RegExp(`SETRUM_PORT_IN_USE[\\s\\S]*${port}`));
  });

  test('Ctrl-C that comes twice at once, as npm hands it on, is one', async () => {
    empty.child.kill('SIGINT');
    assert.equal(await empty.end('SIGINT'), 0);
  });

  test('Ctrl-C stops everything; a second start keeps the data', async () => {
    assert.equal(await demo.end('SIGINT'), 0);
    await assert.rejects(fetch(demo.url));
    demo = await serve(['--demo', '--data', data(0)]);
    assert.match(demo.output(), /Data kept/);
    assert.doesNotMatch(demo.output(), /The credit runs low/);
    const options = ['--url', demo.url, '--data', data(0), '--json'];
    const profile = await setrum(['profile', '32031017679', ...options]);
    assert.equal(profile.exitCode, 0, profile.stderr);
    assert.equal(JSON.parse(profile.stdout).months.length, 12);
    assert.equal(await demo.end('SIGTERM'), 0);
  });
});
