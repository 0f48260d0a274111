import { readFile } from 'node:fs/promises';
import { type ClassicKeys, fromHex, type SectorKeys } from '@setrum/card';
import { SetrumError } from '@setrum/errors';

/**
 * Reads the keys of a MIFARE Classic's sectors, of whoever runs the cards: `{ "default": { "keyA": hex, "keyB": hex or null }, "sectors": { "3": { … } } }`.
 * SETRUM_USAGE, with the reason, when the file is none.
 */
export async function readSectorKeys(file: string): Promise<ClassicKeys> {
  try {
    const { default: usual, sectors } = Object(JSON.parse(await readFile(file, 'utf8')));
    const named = Object.entries(Object(sectors)).map(
      ([sector, keys]) => [sectorOf(sector), pairOf(keys)] as const,
    );
    return { default: pairOf(usual), sectors: Object.fromEntries(named) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `the sector keys in ${file} cannot be used: ${reason}`;
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}

function sectorOf(text: string): number {
  const sector = Number(text);
  if (!/^\d{1,2}$/.test(text) || sector > 15) throw new RangeError('a sector is 0 to 15');
  return sector;
}

const KEY_BYTES = 6;

function pairOf(value: unknown): SectorKeys {
  const { keyA, keyB = null } = Object(value);
  return { keyA: keyOf(keyA), keyB: keyB === null ? null : keyOf(keyB) };
}

function keyOf(value: unknown): Uint8Array {
  const key = fromHex(String(value));
  if (key.length !== KEY_BYTES) throw new RangeError('a sector key has 6 bytes in hex');
  return key;
}
