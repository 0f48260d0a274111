import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Database,
  grantAccess,
  newAccessKey,
  registerPartner,
  topUpDeposit,
} from '@setrum/server';

/** Visitors buy at a partner of their own, so that their sales stand in nobody else's books. */
export const playgroundPartner = {
  partnerId: '4510018',
  name: 'LOKET PERAGA',
  adminCents: 250_000,
} as const;

export const playgroundCounterId = 'PERAGA-01';

/** Ten thousand million rupiah: enough for years of visitors. */
const depositCents = 1_000_000_000_000;

/** Puts the partner into the demo, once; gives the access key of its counter. */
export async function seedPlaygroundSeller(database: Database, dataDir: string): Promise<string> {
  const { partnerId } = playgroundPartner;
  await registerPartner(database, playgroundPartner);
  const requestKey = 'playground-opening-deposit';
  await topUpDeposit(database, {
    ...{ partnerId, amountCents: depositCents, at: new Date(), requestKey },
  });
  const key = await accessKey(dataDir);
  await grantAccess(database, key, {
    ...{ role: 'counter', label: 'playground counter', partnerId, counterId: playgroundCounterId },
  });
  return key;
}

async function accessKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'keys', 'demo-playground-key');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // The file first: a key that nobody knows is no use to anybody.
  const key = newAccessKey();
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, key, { mode: 0o600 });
  await rename(temporary, file);
  return key;
}
