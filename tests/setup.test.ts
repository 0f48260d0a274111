import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

// The set-up is plain JavaScript without types, because it runs before anything is installed.
interface State {
  readonly wanted: string;
  readonly stamp: { readonly wanted: string; readonly driverTried: boolean } | null;
  readonly nodeReady: boolean;
  readonly lock: Lock | null;
  readonly installed: Lock | null;
  readonly driverWanted: boolean;
  readonly driverBuilt: boolean;
  readonly driverPossible: boolean;
}
interface Lock {
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
type Say = (line: string) => void;

async function load(name: string): Promise<unknown> {
  return import(new URL(`../scripts/setup/${name}.mjs`, import.meta.url).href);
}
const { agrees, whyInstall } = (await load('installed')) as {
  agrees(lock: Lock | null, installed: Lock | null): boolean;
  whyInstall(state: State, options: { forTests: boolean }): string | null;
};
const { withLock } = (await load('lock')) as {
  withLock<T>(root: string, say: Say, work: () => Promise<T>): Promise<T>;
};
const { digestOf, isBuilt } = (await load('screens')) as {
  digestOf(root: string): string;
  isBuilt(root: string, digest: string): boolean;
};
const { withoutPackages } = (await load('machine')) as { withoutPackages(path: string): string };

const lock: Lock = {
  packages: {
    '': { name: 'setrum', version: '0.1.0' },
    'node_modules/pg': { version: '8.0.0', integrity: 'sha512-a' },
    'node_modules/driver': { version: '3.0.0', integrity: 'sha512-b', optional: true },
    'node_modules/@setrum/sts': { resolved: 'packages/sts', link: true },
  },
};
const done: State = {
  wanted: 'now',
  stamp: { wanted: 'now', driverTried: false },
  nodeReady: true,
  lock,
  installed: lock,
  driverWanted: true,
  driverBuilt: true,
  driverPossible: true,
};

test('nothing is installed twice', () => {
  assert.equal(whyInstall(done, { forTests: false }), null);
  assert.equal(whyInstall(done, { forTests: true }), null);
});

test('what differs from the lock file is installed', () => {
  const changed = { ...done, wanted: 'new', installed: { packages: {} } };
  assert.equal(whyInstall(changed, { forTests: false }), 'packages');
  assert.equal(whyInstall({ ...changed, stamp: null }, { forTests: false }), 'packages');
  assert.equal(whyInstall({ ...done, nodeReady: false }, { forTests: false }), 'node');
});

test('what somebody installed by hand is taken when it agrees with the lock file', () => {
  assert.equal(whyInstall({ ...done, stamp: null }, { forTests: false }), 'unstamped');
});

test('the card reader driver is compiled for tests, once, when that is possible', () => {
  const missing = { ...done, driverBuilt: false };
  assert.equal(whyInstall(missing, { forTests: false }), null);
  assert.equal(whyInstall(missing, { forTests: true }), 'driver');
  assert.equal(whyInstall({ ...missing, driverPossible: false }, { forTests: true }), null);
  assert.equal(whyInstall({ ...missing, driverWanted: false }, { forTests: true }), null);
  const tried = { ...missing, stamp: { wanted: 'now', driverTried: true } };
  assert.equal(whyInstall(tried, { forTests: true }), null);
});

test('an installation agrees with the lock file when nothing but optional packages is missing', () => {
  const { 'node_modules/driver': driver, ...rest } = lock.packages;
  assert.equal(agrees(lock, { packages: rest }), true);
  assert.equal(agrees(lock, { packages: { ...rest, 'node_modules/extra': {} } }), true);
  assert.equal(agrees(lock, { packages: { 'node_modules/driver': driver ?? {} } }), false);
  const other = { ...rest, 'node_modules/pg': { version: '8.0.0', integrity: 'sha512-c' } };
  assert.equal(agrees(lock, { packages: other }), false);
  const unlinked = { ...rest, 'node_modules/@setrum/sts': { version: '0.1.0' } };
  assert.equal(agrees(lock, { packages: unlinked }), false);
  assert.equal(agrees(lock, null), false);
});

test("npm's folders of commands are taken out of the search path", () => {
  const path = '/x/node_modules/.bin:/usr/bin:/x/apps/node_modules/.bin:/bin:/opt/.bin';
  assert.equal(withoutPackages(path), '/usr/bin:/bin:/opt/.bin');
});

async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'setrum-setup-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

test('of several set-ups at once one works at a time', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  let working = 0;
  let most = 0;
  const said: string[] = [];
  const work = async (): Promise<string> => {
    working += 1;
    most = Math.max(most, working);
    const holder = await readFile(join(path, '.setrum', 'setup.lock'), 'utf8');
    assert.equal(Number.parseInt(holder, 10), process.pid);
    working -= 1;
    return 'worked';
  };
  const say: Say = (line) => said.push(line);
  const results = await Promise.all([1, 2, 3].map(() => withLock(path, say, work)));
  assert.deepEqual(results, ['worked', 'worked', 'worked']);
  assert.equal(most, 1);
  assert.match(said[0] ?? '', /^Waiting for another set-up/);
  assert.deepEqual(await readdir(join(path, '.setrum')), []);
});

test('a lock whose holder has died is broken, and one is given up when the work fails', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const ended = spawnSync(process.execPath, ['--version']).pid;
  await mkdir(join(path, '.setrum'));
  // A process that has ended, and one whose id another process has now.
  for (const holder of [`${ended} 1`, `${process.ppid} 1`]) {
    await writeFile(join(path, '.setrum', 'setup.lock'), holder);
    const failing = withLock(path, assert.fail, () => Promise.reject(new Error('no work')));
    await assert.rejects(failing, { message: 'no work' });
    assert.deepEqual(await readdir(join(path, '.setrum')), []);
  }
});

test('the screens are built anew when what they are made of has changed, and only then', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const file = async (name: string, text: string): Promise<void> => {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), text);
  };
  await file('apps/web/src/app/main.tsx', 'one');
  await file('packages/card/src/index.ts', 'one');
  const first = digestOf(path);
  assert.equal(isBuilt(path, first), false);
  await file('apps/web/dist/sources.sha256', `${first}\n`);
  assert.equal(isBuilt(path, first), true);
  for (const unneeded of [
    'src/app/main.test.ts',
    'node_modules/x/index.js',
    'README.md',
    'dist/a.js',
  ])
    await file(`apps/web/${unneeded}`, 'new');
  assert.equal(digestOf(path), first);
  for (const needed of [
    'apps/web/src/new.css',
    'apps/web/vite.config.ts',
    'packages/card/src/b.ts',
  ]) {
    const before = digestOf(path);
    await file(needed, 'new');
    assert.notEqual(digestOf(path), before, needed);
  }
  assert.equal(isBuilt(path, digestOf(path)), false);
});
