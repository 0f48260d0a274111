import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 200;
const waitMs = 30 * 60_000;

/**
 * Does `work` while no other set-up of this checkout works. The lock is a file that names the
 * holder, outside node_modules because npm removes that; one whose holder has died is broken.
 * @template T
 * @param {string} root the checkout
 * @param {(line: string) => void} say
 * @param {() => Promise<T>} work
 */
export async function withLock(root, say, work) {
  const folder = join(root, '.setrum');
  const file = join(folder, 'setup.lock');
  mkdirSync(folder, { recursive: true });
  await take(file, say);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function take(file, say) {
  const startedAt = performance.now();
  let told = false;
  while (!tryTake(file)) {
    const holder = read(file);
    const pid = Number.parseInt(holder ?? '', 10);
    if (holder !== null && holder !== nameOf(pid)) breakLock(file, holder);
    else if (performance.now() - startedAt > waitMs) {
      throw new Error(`process ${pid} has held ${file} for half an hour; end it`);
    } else {
      if (!told) say(`Waiting for another set-up (process ${pid})…`);
      told = true;
      await sleep(pollMs);
    }
  }
}

/** The file appears with its content or not at all: a link cannot replace one that is there. */
function tryTake(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, nameOf(process.pid) ?? '');
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moved away and looked at again, so that a lock that was just taken anew is put back. */
function breakLock(file, deadHolder) {
  const aside = `${file}.broken-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== deadHolder) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  }
}

/**
 * A process by its id and, where the system tells, its start: ids are used again, above all in
 * containers. Null when there is no such process.
 */
function nameOf(pid) {
  if (!(pid > 0)) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  // proc(5): the start is field 22, and field 2 is the only one that may hold a space.
  const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
  return `${pid} ${fields?.[19] ?? ''}`;
}
