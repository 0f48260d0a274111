import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { listAccounts } from './account.ts';
import { isRoot, temporaryFolder } from './fixture.ts';
import { clusterFolder, findPlace, noteFile } from './place.ts';

// The rules for root go by names and permission bits, so anybody can test them with user id 0.
const root = 0;
const silent = (): void => undefined;
const skip =
  (await listAccounts()).some(({ name }) => name === 'nobody' || name === 'postgres') === false &&
  'this machine has no user nobody';

// Files that the test makes are root's only when root makes them.
const rootOnly = skip || (!isRoot && "needs files that are root's");

async function folders(open: boolean) {
  const { path, remove } = await temporaryFolder();
  const dataDir = join(await realpath(path), 'above', 'data');
  await mkdir(dataDir, { recursive: true });
  await chmod(join(path, 'above'), open ? 0o711 : 0o700);
  return { dataDir, systemDir: join(path, 'system'), remove };
}

test('the database is kept in the data folder, which is made', async (t) => {
  const { dataDir, systemDir, remove } = await folders(true);
  t.after(remove);
  const fresh = join(dataDir, 'fresh');
  const place = await findPlace(fresh, systemDir, process.getuid?.() ?? root, silent);
  assert.equal(place.base, fresh);
  assert.deepEqual(await readdir(fresh), []);
});

test('root keeps it elsewhere when its account cannot get there, and finds it again', {
  skip,
}, async (t) => {
  const { dataDir, systemDir, remove } = await folders(false);
  t.after(remove);
  const said: string[] = [];
  const places = await Promise.all([
    findPlace(dataDir, systemDir, root, (line) => said.push(line)),
    findPlace(dataDir, systemDir, root, (line) => said.push(line)),
  ]);
  const { base } = places[0];
  assert.ok(base.startsWith(`${systemDir}/`), base);
  assert.equal(places[1].base, base);
  assert.equal(await readFile(noteFile(dataDir), 'utf8'), `${base}\n`);
  assert.deepEqual(await readdir(dataDir), ['postgres.place']);
  assert.deepEqual(await readdir(systemDir), [base.slice(systemDir.length + 1)]);
  assert.match(said[0] ?? '', /may not enter .*above, so the database is kept in/);

  const again = await findPlace(dataDir, systemDir, root, () => assert.fail('said again'));
  assert.equal(again.base, base);
});

test('a new data folder in the place of a removed one starts empty', { skip }, async (t) => {
  const { dataDir, systemDir, remove } = await folders(false);
  t.after(remove);
  const first = await findPlace(dataDir, systemDir, root, silent);
  await mkdir(clusterFolder(first.base));
  await rm(dataDir, { recursive: true });
  const second = await findPlace(dataDir, systemDir, root, silent);
  assert.notEqual(second.base, first.base);
  assert.deepEqual(await readdir(second.base), []);
  assert.deepEqual(await readdir(first.base), ['postgres']);
});

test('a place that is noted and gone is an error, not an empty database', { skip }, async (t) => {
  const { dataDir, systemDir, remove } = await folders(true);
  t.after(remove);
  await writeFile(noteFile(dataDir), `${join(systemDir, 'lost')}\n`);
  await assert.rejects(findPlace(dataDir, systemDir, root, silent), {
    code: 'SETRUM_DATABASE_START',
    message: /kept in .*lost, which cannot be found; bring that folder back, or remove the note/,
  });
});

test('files that became unreachable are not started anew elsewhere', {
  skip: rootOnly,
}, async (t) => {
  const { dataDir, systemDir, remove } = await folders(false);
  t.after(remove);
  await mkdir(clusterFolder(dataDir));
  await assert.rejects(findPlace(dataDir, systemDir, root, silent), {
    code: 'SETRUM_DATABASE_START',
    message: /may not enter .*above \(chmod a\+x/,
  });
});

test('files of another user are refused, with what to change', async (t) => {
  const { dataDir, systemDir, remove } = await folders(true);
  t.after(remove);
  await mkdir(clusterFolder(dataDir));
  await assert.rejects(findPlace(dataDir, systemDir, 64_001, silent), {
    code: 'SETRUM_DATABASE_START',
    message: /belongs to user \w+, and Setrum was started by user 64001; .*chown -R 64001/,
  });
});

test('a data folder that cannot be made is an error', async (t) => {
  const { dataDir, systemDir, remove } = await folders(true);
  t.after(remove);
  await writeFile(join(dataDir, 'file'), '');
  await assert.rejects(findPlace(join(dataDir, 'file', 'data'), systemDir, root, silent), {
    code: 'SETRUM_DATABASE_START',
    message: /cannot be made .*ENOTDIR/,
  });
});
