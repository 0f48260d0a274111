import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { installedBinaries, majorVersion, programPath, reachableBinaries } from './binaries.ts';
import { stranger, temporaryFolder } from './fixture.ts';
import { run } from './run.ts';

async function closedTree(path: string): Promise<{ root: string; version: string }> {
  const root = join(path, 'closed', 'native');
  await mkdir(join(root, 'bin'), { recursive: true });
  await mkdir(join(root, 'lib'));
  await writeFile(join(root, 'bin', 'postgres'), 'program', { mode: 0o700 });
  await writeFile(join(root, 'lib', 'libpq.so.5.18'), 'library', { mode: 0o600 });
  await symlink('libpq.so.5.18', join(root, 'lib', 'libpq.so.5'));
  await chmod(join(path, 'closed'), 0o700);
  return { root, version: '18.4.0' };
}

test('the installed programs run and are of the version they claim', async () => {
  const binaries = await installedBinaries();
  const outcome = await run(programPath(binaries, 'postgres'), ['--version'], null, 10_000);
  assert.equal(outcome.exitCode, 0);
  assert.match(outcome.output, new RegExp(` ${majorVersion(binaries)}\\.`));
});

test('programs that the account can reach are used where they are', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const binaries = await closedTree(path);
  assert.equal(await reachableBinaries(binaries, null, join(path, 'system')), binaries);
  await chmod(join(path, 'closed'), 0o711);
  await chmod(join(binaries.root, 'bin', 'postgres'), 0o755);
  assert.equal(await reachableBinaries(binaries, stranger, join(path, 'system')), binaries);
});

test('others are copied once, whole, open to everybody and without links', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const system = join(path, 'system');
  const binaries = await closedTree(path);
  const both = await Promise.all([
    reachableBinaries(binaries, stranger, system),
    reachableBinaries(binaries, stranger, system),
  ]);
  const root = join(system, 'postgresql-18.4.0');
  for (const copy of both) assert.deepEqual(copy, { root, version: '18.4.0' });
  const library = join(root, 'lib', 'libpq.so.5');
  assert.equal(await readFile(library, 'utf8'), 'library');
  assert.equal((await lstat(library)).mode, 0o100644);
  assert.equal((await lstat(join(root, 'bin', 'postgres'))).mode, 0o100755);
  assert.deepEqual(await readdir(system), ['postgresql-18.4.0']);

  await writeFile(join(binaries.root, 'lib', 'libpq.so.5.18'), 'changed');
  await reachableBinaries(binaries, stranger, system);
  assert.equal(await readFile(library, 'utf8'), 'library');
});

test('where no copy can be made the error says so', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const binaries = await closedTree(path);
  await writeFile(join(path, 'file'), '');
  await assert.rejects(reachableBinaries(binaries, stranger, join(path, 'file', 'system')), {
    code: 'SETRUM_DATABASE_START',
    message: /user stranger cannot reach .*native, and no copy can be made/,
  });
});
