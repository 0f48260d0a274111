import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Chip } from '@setrum/card';
import { SetrumError } from '@setrum/errors';

const FORMAT = 'setrum-card-1';

/** An emulated card in a file: `{ "format": "setrum-card-1", "chip", "uid", "memory": base64 of VirtualCard.dump() }`. */
export interface CardImage {
  readonly chip: Chip;
  /** Hex, upper case. */
  readonly uid: string;
  /** What `dump` of its virtual card gave. */
  readonly memory: Uint8Array;
}

const chips: readonly string[] = [
  'NTAG216',
  'MIFARE-CLASSIC-1K',
  'DESFIRE-EV2',
  'DESFIRE-EV3',
  'ISO-7816-4',
] satisfies readonly Chip[];

/** Reads an image; SETRUM_CARD_IMAGE_UNREADABLE, with the reason, when the file is none. */
export async function readCardImage(file: string): Promise<CardImage> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw unreadable(file, reasonOf(error), error);
  }
  const { format, chip, uid, memory } = Object(value);
  if (format !== FORMAT) throw unreadable(file, `it is not of the format ${FORMAT}`);
  if (!isChip(chip)) throw unreadable(file, `the chip ${String(chip)} is not known`);
  if (typeof uid !== 'string' || !/^(?:[0-9A-F]{2}){4,10}$/.test(uid)) {
    throw unreadable(file, 'the UID is not in hex, upper case');
  }
  if (typeof memory !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(memory)) {
    throw unreadable(file, 'the memory is not in base64');
  }
  return { chip, uid, memory: Uint8Array.from(Buffer.from(memory, 'base64')) };
}

/** Writes an image in one piece: after a power cut the file holds the old card or the new one. */
export async function writeCardImage(
  file: string,
  { chip, uid, memory }: CardImage,
): Promise<void> {
  const text = JSON.stringify({
    format: FORMAT,
    chip,
    uid,
    memory: Buffer.from(memory).toString('base64'),
  });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await synced(temporary, 'w', (handle) => handle.writeFile(`${text}\n`));
    await rename(temporary, file);
    await synced(dirname(file), 'r', async () => undefined);
  } catch (error) {
    throw unreadable(file, reasonOf(error), error);
  }
}

async function synced(
  path: string,
  flags: 'r' | 'w',
  use: (handle: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
): Promise<void> {
  const handle = await open(path, flags);
  try {
    await use(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isChip(value: unknown): value is Chip {
  return typeof value === 'string' && chips.includes(value);
}

/** For one that is made of another: the chip's emulation says no to the memory. */
export function unreadable(file: string, detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_CARD_IMAGE_UNREADABLE', { file, detail }, { cause });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
