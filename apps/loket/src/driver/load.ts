import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetrumError } from '@setrum/errors';
import { messageOf } from '../reader/index.ts';
import type { CreateBench } from './contract/bench.ts';
import { type DriverModule, type DriverOptions, READER_PORT, type ReaderDriver } from './driver.ts';

/** The drivers that we ship. */
const own: Readonly<Record<string, (options: DriverOptions) => Promise<ReaderDriver>>> = {
  pcsc: async (options) => (await import('./pcsc.ts')).createPcscDriver(options),
  emulated: async (options) => (await import('./emulated/driver.ts')).createEmulatedDriver(options),
};

export const ownDrivers: readonly string[] = Object.keys(own);

/** Whether this is the name of a driver that we ship. */
export function isOwnDriver(driver: string): boolean {
  return Object.hasOwn(own, driver);
}

/** The bench of one of our own drivers; null: it is tested by hand. */
export async function ownBench(driver: string): Promise<CreateBench | null> {
  return driver === 'emulated' ? (await import('./emulated/bench.ts')).createDriverBench : null;
}

/**
 * Makes the driver that the counter's settings name: `pcsc`, `emulated`, a path to a module, or the name of an installed package.
 * SETRUM_DRIVER_UNUSABLE says why it cannot be.
 */
export async function loadReaderDriver(
  driver: string,
  options: DriverOptions,
): Promise<ReaderDriver> {
  const make = isOwnDriver(driver) ? own[driver] : undefined;
  if (make !== undefined) return await make(options);
  const module = await importDriver(driver);
  const made: unknown = await coded(driver, async () => module.createReaderDriver(options));
  if (isDriver(made)) return made;
  throw unusable(driver, 'what it makes lacks name, version, list, watch, open or close');
}

/** The module of a maker's driver, if it speaks our version of the port. SETRUM_DRIVER_UNUSABLE. */
export async function importDriver(driver: string): Promise<DriverModule> {
  const isPath = /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(driver);
  const module: unknown = await coded(
    driver,
    () => import(isPath ? pathToFileURL(resolve(driver)).href : driver),
  );
  if (typeof module !== 'object' || module === null || !('readerPort' in module)) {
    throw unusable(driver, 'it exports no readerPort');
  }
  if (module.readerPort !== READER_PORT) {
    const { readerPort } = module;
    throw unusable(driver, `it is for port ${String(readerPort)}, this counter has ${READER_PORT}`);
  }
  if (!isDriverModule(module)) throw unusable(driver, 'it exports no createReaderDriver');
  return module;
}

/** What a maker's code throws, with the first line of its message. */
async function coded<Result>(driver: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SetrumError) throw error;
    throw unusable(driver, messageOf(error).split('\n', 1)[0] ?? '', error);
  }
}

function isDriverModule(module: object): module is DriverModule {
  return 'createReaderDriver' in module && typeof module.createReaderDriver === 'function';
}

function isDriver(made: unknown): made is ReaderDriver {
  if (typeof made !== 'object' || made === null) return false;
  const has = (name: string, type: string): boolean =>
    typeof (made as Readonly<Record<string, unknown>>)[name] === type;
  return (
    has('name', 'string') &&
    has('version', 'string') &&
    ['list', 'watch', 'open', 'close'].every((name) => has(name, 'function'))
  );
}

function unusable(driver: string, detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_DRIVER_UNUSABLE', { driver, detail }, { cause });
}
