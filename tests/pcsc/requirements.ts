import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { listPcscReaders, loadPcscBinding } from '@setrum/loket';
import { canConnect, rigIsRunning } from './lock.ts';

/** Where clients meet the one pcscd of a machine. */
export const PCSCD_SOCKET = '/run/pcscd/pcscd.comm';
/** The name that the package vsmartcard-vpcd gives to its reader, and the port of its first slot. */
export const STOCK_READER = 'Virtual PCD 00 00';
export const STOCK_PORT = 35963;

const INSTALL = 'apt-get install pcscd vsmartcard-vpcd';
const DRIVER_FOLDERS = ['/usr/lib/pcsc', '/usr/lib64/pcsc', '/usr/local/lib/pcsc'];
const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin', '/usr/local/sbin'];

/** Why the rig cannot run here, with the command that helps; null when it can. For node:test's `skip`. */
export async function requirements(): Promise<string | null> {
  if (process.platform !== 'linux') return 'the virtual reader runs on Linux only';
  try {
    await loadPcscBinding();
  } catch (error) {
    if (error instanceof SetrumError) return error.message;
    throw error;
  }
  // A rig of another test file is waited for.
  if (await rigIsRunning()) return null;
  if (await canConnect(PCSCD_SOCKET)) return await stockReaderReason();
  if (findProgram('pcscd') === null) return `pcscd is not installed: ${INSTALL}`;
  if (findDriver() === null) return `the virtual reader is not installed: ${INSTALL}`;
  if (process.getuid?.() !== 0) {
    return 'no pcscd is running and only root can start one: sudo pcscd';
  }
  return null;
}

/** A pcscd of the machine's own is used as it is, if it has the virtual reader. */
async function stockReaderReason(): Promise<string | null> {
  const names = await listPcscReaders();
  if (names.includes(STOCK_READER)) return null;
  return `a pcscd without the reader ${STOCK_READER} is running: systemctl stop pcscd.socket pcscd`;
}

/** The vpcd driver's shared object. */
export function findDriver(): string | null {
  const candidates = DRIVER_FOLDERS.map((folder) => join(folder, 'drivers/serial/libifdvpcd.so'));
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** A program on the PATH or, as for daemons, in a folder that is often not on it. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
