import { readFile, stat } from 'node:fs/promises';
import { type ChipKeys, fromHex, sectorKeysOf } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { type GivenSettings, readSettings } from './settings.ts';
import { object, optional, recordOf, type Shape, text } from './shape.ts';

/** The settings in a file; none when there is no file and nobody named one. SETRUM_LOKET_SETTINGS. */
export async function settingsOfFile(path: string, isNamed: boolean): Promise<GivenSettings> {
  const said = await read(path, isNamed);
  return said === null ? {} : readSettings(parse(said, path), path);
}

/** The access key in a file that nobody else may read. SETRUM_LOKET_SETTINGS. */
export async function readAccessKey(path: string): Promise<string> {
  const key = (await readSecret(path)).trim();
  if (/^[\x21-\x7e]{8,200}$/.test(key)) return key;
  throw wrongFile(path, 'it holds no access key');
}

const key = text(/^[0-9A-Fa-f]{12}$/);
const pair = object({ keyA: key, keyB: optional(key) });
const classicShape = object({
  default: pair,
  sectors: optional(recordOf(/^(?:\d|1[0-5])$/, pair)),
});

type Pair = ReturnType<typeof pair>;

/**
 * The sector keys of MIFARE Classic cards in a file that nobody else may read, in the form of `setrum card --sector-keys`.
 * SETRUM_LOKET_SETTINGS.
 */
export async function readClassicKeys(path: string): Promise<ChipKeys> {
  const said = checked(classicShape, parse(await readSecret(path), path), path);
  const keysOf = ({ keyA, keyB }: Pair) => ({
    keyA: fromHex(keyA),
    keyB: keyB === undefined ? null : fromHex(keyB),
  });
  const sectors = Object.entries(said.sectors ?? {}).map(
    ([sector, of]) => [Number(sector), keysOf(of)] as const,
  );
  return sectorKeysOf({ default: keysOf(said.default), sectors: Object.fromEntries(sectors) });
}

function checked<Value>(shape: Shape<Value>, value: unknown, path: string): Value {
  try {
    return shape(value, 'keys');
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    throw wrongFile(path, String(error.params['detail'] ?? ''));
  }
}

async function readSecret(path: string): Promise<string> {
  const said = await read(path, true);
  const { mode } = await stat(path);
  // Windows has no such bits; there the folder's rights are the administrator's matter.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw wrongFile(path, 'others may read it; chmod 600 it');
  }
  return said ?? '';
}

async function read(path: string, mustBeThere: boolean): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!mustBeThere && (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw wrongFile(path, error instanceof Error ? error.message : String(error));
  }
}

/** The parser's own message quotes what it was given, which may be a key. */
function parse(said: string, path: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    throw wrongFile(path, 'it is not JSON');
  }
}

function wrongFile(source: string, detail: string): SetrumError {
  return new SetrumError('SETRUM_LOKET_SETTINGS', { source, detail });
}
