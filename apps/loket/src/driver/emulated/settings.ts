import { resolve } from 'node:path';
import { type ReaderProfileName, readerProfileNames } from '@setrum/card';
import { SetrumError } from '@setrum/errors';

export interface EmulatedSettings {
  /** Where the card images are. */
  readonly folder: string;
  readonly readers: readonly string[];
  /** What the emulated readers pass through. */
  readonly profile: ReaderProfileName;
}

export const usualReader = 'Setrum emulated 00 00';

/** Reads `driverSettings` of the emulated driver. SETRUM_DRIVER_UNUSABLE names what is wrong. */
export function emulatedSettings(given: Readonly<Record<string, unknown>>): EmulatedSettings {
  const { folder = '.setrum/cards', readers = [usualReader], profile = 'plain' } = given;
  if (typeof folder !== 'string') throw wrong('"folder" is not a path');
  if (!isNames(readers)) throw wrong('"readers" is not a list of names');
  const known = readerProfileNames.find((name) => name === profile);
  if (known === undefined) {
    throw wrong(`"profile" is none of ${readerProfileNames.join(', ')}`);
  }
  return { folder: resolve(folder), readers, profile: known };
}

function isNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((name) => typeof name === 'string' && name !== '')
  );
}

function wrong(detail: string): SetrumError {
  return new SetrumError('SETRUM_DRIVER_UNUSABLE', { driver: 'emulated', detail });
}
