import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { VirtualCard } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { cardImageOf, cardImageText, parseCardImage, virtualCardOf } from '@setrum/loket';

/** The emulated card of an image file. SETRUM_CARD_IMAGE_UNREADABLE, with the reason, when the file is none. */
export async function readCardFile(file: string): Promise<VirtualCard> {
  try {
    return virtualCardOf(parseCardImage(await readFile(file, 'utf8')));
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Writes an image in one piece: after a power cut the file holds the old card or the new one. */
export async function writeCardFile(file: string, card: VirtualCard): Promise<void> {
  const temporary = `${file}.${process.pid}.new`;
  try {
    await synced(temporary, 'w', (handle) => handle.writeFile(cardImageText(cardImageOf(card))));
    await rename(temporary, file);
    await synced(dirname(file), 'r', async () => undefined);
  } catch (error) {
    throw unusable(file, error);
  }
}

async function synced(
  path: string,
  flags: 'r' | 'w',
  use: (handle: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
): Promise<void> {
  // Keys of chips and tokens are in there.
  const handle = await open(path, flags, 0o600);
  try {
    await use(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unusable(file: string, error: unknown): SetrumError {
  const reason = error instanceof Error ? error.message : String(error);
  // What is quoted of the file may be anything.
  const detail = reason.replace(/[^ -~]+/g, '?');
  return new SetrumError('SETRUM_CARD_IMAGE_UNREADABLE', { file, detail }, { cause: error });
}
