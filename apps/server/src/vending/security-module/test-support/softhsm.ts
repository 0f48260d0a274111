import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { acquireModule, releaseModule } from '../pkcs11/binding.ts';
import type { Pkcs11Settings } from '../settings.ts';

const run = promisify(execFile);
const label = 'setrum test';
const pin = '5678';

const modulePath =
  [
    '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
    '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  ].find((path) => existsSync(path)) ?? null;

/** A SoftHSM token of a test's own. */
export interface SoftHsm {
  readonly settings: Pkcs11Settings;
  remove(): Promise<void>;
}

/** Why SoftHSM cannot be used here; null when it can. For node:test's `skip`. */
export async function softHsmMissing(): Promise<string | null> {
  if (modulePath === null) return 'SoftHSM is not installed: apt-get install softhsm2';
  const folder = await makeFolder();
  try {
    await acquireModule(modulePath);
    releaseModule(modulePath);
    return null;
  } catch (error) {
    if (error instanceof SetrumError) return error.message;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a token in a folder of its own. The module reads its settings from the environment of this process. */
export async function createSoftHsm(): Promise<SoftHsm> {
  const folder = await makeFolder();
  const args = ['--init-token', '--free', '--label', label, '--so-pin', '1234', '--pin', pin];
  await run('softhsm2-util', args);
  const pinFile = join(folder, 'pin');
  await writeFile(pinFile, `${pin}\n`, { mode: 0o600 });
  return {
    settings: { modulePath: modulePath ?? '', tokenLabel: label, pin: { file: pinFile } },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-softhsm-'));
  const tokens = join(folder, 'tokens');
  await mkdir(tokens);
  const conf = join(folder, 'softhsm2.conf');
  await writeFile(
    conf,
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`,
  );
  process.env['SOFTHSM2_CONF'] = conf;
  return folder;
}
