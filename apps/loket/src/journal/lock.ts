import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { codeOf, type JournalFiles } from './files.ts';
import type { LockHolder, LockOwner } from './owner.ts';

const nameOf = (number: number): string => `lock.${String(number).padStart(8, '0')}`;
const pattern = /^lock\.(\d{8})$/;
/** Each lost try means that another program took or gave up the lock meanwhile. */
const maxTries = 32;
const free = 'free';

/**
 * Takes a journal's folder for one program. Locks are numbered and the number only grows, so whoever looked at an older state finds its number
 * taken, or a higher one beside its own: two programs that find the same lock stale never both take it. Gives the release.
 * SETRUM_LOKET_RUNNING when the folder is taken by somebody who lives.
 */
export async function lockFolder(
  files: JournalFiles,
  folder: string,
  owner: LockOwner,
): Promise<() => Promise<void>> {
  owner.hold();
  try {
    for (let attempt = 0; attempt < maxTries; attempt++) {
      const mine = await takeNext(files, folder, owner);
      if (mine !== null) return () => release(files, folder, mine, owner);
    }
    throw running(folder, null);
  } catch (error) {
    owner.release();
    throw error;
  }
}

/** The number of the lock that was taken; null when another program was quicker. */
async function takeNext(
  files: JournalFiles,
  folder: string,
  owner: LockOwner,
): Promise<number | null> {
  const numbers = await numbersIn(files, folder);
  const latest = numbers.at(-1);
  const holder = latest === undefined ? null : await holderOf(files, folder, latest);
  if (holder !== null && owner.lives(holder)) throw running(folder, holder);
  const mine = (latest ?? 0) + 1;
  if (!(await files.claim(join(folder, nameOf(mine)), JSON.stringify(owner.self)))) return null;
  if (((await numbersIn(files, folder)).at(-1) ?? 0) > mine) {
    await removeAll(files, folder, [mine]);
    return null;
  }
  await removeAll(files, folder, numbers);
  return mine;
}

/** A free lock stays behind, with the next number: see above. */
async function release(
  files: JournalFiles,
  folder: string,
  mine: number,
  owner: LockOwner,
): Promise<void> {
  owner.release();
  await files.claim(join(folder, nameOf(mine + 1)), free);
  await removeAll(files, folder, [mine]);
}

async function numbersIn(files: JournalFiles, folder: string): Promise<readonly number[]> {
  return (await files.names(folder))
    .flatMap((name) => pattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** Null for a lock that is free, or that has just gone. */
async function holderOf(
  files: JournalFiles,
  folder: string,
  number: number,
): Promise<LockHolder | null> {
  try {
    return parseHolder(Buffer.from(await files.read(join(folder, nameOf(number)))).toString());
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Null also for what a power cut has left of a lock: whoever held it is gone. */
function parseHolder(text: string): LockHolder | null {
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  const holder: unknown = JSON.parse(text);
  const whole = typeof holder === 'object' && holder !== null && 'pid' in holder;
  return whole ? (holder as LockHolder) : null;
}

/** Another program may have been quicker: what is gone already is in nobody's way. */
async function removeAll(
  files: JournalFiles,
  folder: string,
  numbers: readonly number[],
): Promise<void> {
  for (const number of numbers) {
    await files.remove(join(folder, nameOf(number))).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  }
}

function running(folder: string, holder: LockHolder | null): SetrumError {
  return new SetrumError('SETRUM_LOKET_RUNNING', { folder, pid: holder?.pid ?? 0 });
}
