import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetrumError } from '@setrum/errors';
import { messageOf } from '../reader/index.ts';
import { type DriverModule, type DriverOptions, READER_PORT, type ReaderDriver } from './driver.ts';

/** The drivers that we ship. */
const own: Readonly<Record<string, (options: DriverOptions) => Promise<ReaderDriver>>> = {
  pcsc: async (options) => (await import('./pcsc.ts')).createPcscDriver(options),
  emulated: async (options) => (await import('./emulated/driver.ts')).createEmulatedDriver(options),
};

export const ownDrivers: readonly string[] = Object.keys(own);

/**
 * Makes the driver that the counter's settings name: `pcsc`, `emulated`, a path to a module, or the name of an installed package.
 * SETRUM_DRIVER_UNUSABLE says why it cannot be.
 */
export async function loadReaderDriver(
  driver: string,
  options: DriverOptions,
): Promise<ReaderDriver> {
  try {
    const make = Object.hasOwn(own, driver) ? own[driver] : undefined;
    if (make !== undefined) return await make(options);
    const module = await importDriver(driver);
    return requireDriver(await module.createReaderDriver(options));
  } catch (error) {
    if (error instanceof SetrumError) throw error;
    throw unusable(driver, messageOf(error).split('\n', 1)[0] ?? '', error);
  }

  function requireDriver(made: unknown): ReaderDriver {
    if (isDriver(made)) return made;
    throw unusable(driver, 'what it makes lacks name, version, list, watch, open or close');
  }
}

/** The module of a maker's driver, with the version of the port that we speak. */
export async function importDriver(driver: string): Promise<DriverModule> {
  const isPath = /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(driver);
  const module: unknown = await import(isPath ? pathToFileURL(resolve(driver)).href : driver);
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
