import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve, setrum, temporaryFolder } from './setrum.ts';

describe('setrum serve', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let other: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    folder = await temporaryFolder();
    other = await temporaryFolder();
  });
  after(async () => {
    await folder.remove();
    await other.remove();
  });

  test('--demo runs the loop, then is healthy; Ctrl-C stops everything; a second start keeps the data', async () => {
    const first = await serve(['--demo', '--data', folder.path]);
    assert.match(first.output(), /The credit runs low/);
    const health = await fetch(new URL('/health', first.url));
    assert.equal(health.status, 200);
    assert.equal(
      ((await health.json()) as { checks: Record<string, { ok: boolean }> }).checks['first loop']
        ?.ok,
      true,
    );
    assert.equal(await first.end('SIGINT'), 0);
    await assert.rejects(fetch(first.url));

    const second = await serve(['--demo', '--data', folder.path]);
    assert.match(second.output(), /Data kept/);
    assert.doesNotMatch(second.output(), /The credit runs low/);
    const profile = await setrum([
      'profile',
      '32031017679',
      '--url',
      second.url,
      '--data',
      folder.path,
      '--json',
    ]);
    assert.equal(profile.exitCode, 0, profile.stderr);
    assert.equal(JSON.parse(profile.stdout).months.length, 12);
    assert.equal(await second.end('SIGTERM'), 0);
  });

  test('Ctrl-C that comes twice at once, as npm hands it on, is one', async () => {
    const server = await serve(['--data', folder.path]);
    server.child.kill('SIGINT');
    assert.equal(await server.end('SIGINT'), 0);
  });

  test('two copies run side by side', async () => {
    const [one, two] = await Promise.all([
      serve(['--demo', '--data', folder.path]),
      serve(['--demo', '--data', other.path]),
    ]);
    assert.notEqual(one.url, two.url);
    assert.equal((await fetch(new URL('/health', one.url))).status, 200);
    assert.equal((await fetch(new URL('/health', two.url))).status, 200);
    assert.deepEqual(await Promise.all([one.end('SIGINT'), two.end('SIGINT')]), [0, 0]);
  });

  test('without --demo there is nobody to sell to, no playground, and it is healthy', async () => {
    const empty = await temporaryFolder();
    try {
      const server = await serve(['--data', empty.path]);
      assert.equal((await fetch(new URL('/health', server.url))).status, 200);
      const playground = new URL('/api/demo/playground', server.url);
      assert.equal((await fetch(playground, { method: 'POST' })).status, 404);
      assert.equal(await server.end('SIGINT'), 0);
    } finally {
      await empty.remove();
    }
  });

  test('a port that is taken is named, and nothing is left running', async () => {
    const server = await serve(['--data', folder.path]);
    const { port } = new URL(server.url);
    const clash = await setrum(['serve', '--port', port, '--data', other.path]);
    assert.equal(clash.exitCode, 1);
    assert.match(clash.stderr, new RegExp(`SETRUM_PORT_IN_USE[\\s\\S]*${port}`));
    assert.equal(await server.end('SIGINT'), 0);
  });
});
