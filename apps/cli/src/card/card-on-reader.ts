import {
  type ChipKeys,
  type OpenedCard,
  openCard,
  profileForReader,
  type Transmit,
  toHex,
} from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { openPcscReader } from '@setrum/loket';
import type { CardAt } from './card-place.ts';
import { random } from './random.ts';

/** The card that lies on a PC/SC reader, or is laid there within the time. */
export async function cardOnReader(
  { reader: nameContains, waitSeconds }: { readonly reader: string; readonly waitSeconds: number },
  keys: ChipKeys,
): Promise<CardAt> {
  const reader = await openPcscReader({ nameContains });
  try {
    const { atr, transmit } = await reader.connect({ waitMs: waitSeconds * 1000 });
    const uid = await readUid(transmit);
    const known = atr === null ? {} : { atr };
    const options = { ...known, keys, random, reader: profileForReader(reader.name) };
    let opened: OpenedCard | null = null;
    return {
      where: reader.name,
      link: { transmit, uid, keys, random },
      async open() {
        opened = await openCard(transmit, options);
        return opened;
      },
      save: async () => undefined,
      async close() {
        try {
          await opened?.release?.();
        } finally {
          await reader.close();
        }
      },
    };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

/** GET DATA of PC/SC part 3, before it is known what the card is. */
async function readUid(transmit: Transmit): Promise<string> {
  const answer = await transmit(Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00));
  if (answer.length < 2) throw new SetrumError('SETRUM_CARD_REMOVED');
  const status = toHex(answer.subarray(-2));
  if (status !== '9000') throw new SetrumError('SETRUM_CARD_REFUSED', { status });
  return toHex(answer.subarray(0, -2));
}
