import { fromHex } from '../../bytes.ts';
import { PAGE_BYTES } from '../../map.ts';
import type { Transmit } from '../../memory.ts';
import type { ReaderProfileName } from '../reader-profile/profile.ts';
import { virtualReader } from '../reader-profile/virtual-readers.ts';
import { NTAG216_ATR } from './virtual.ts';
import { VirtualType2Chip } from './virtual-chip.ts';
import { pcscCommands } from './virtual-commands.ts';
import { freshMemory, type Model, pagesOf } from './virtual-memory.ts';

/** A blank card of another model on a reader, to be turned away: the ATR is the same for the whole family. */
export function createVirtualSister(
  model: Model,
  reader: ReaderProfileName = 'plain',
): { readonly atr: Uint8Array; readonly transmit: Transmit } {
  const uid = fromHex('04A1B2C3D4E5F6');
  const pages = freshMemory(model, uid, new Uint8Array(model.userPages * PAGE_BYTES));
  const chip = new VirtualType2Chip(model, { pages, counter: 0, failures: 0 });
  const answer = virtualReader(reader, chip, pcscCommands(chip, uid, pagesOf(model)));
  return { atr: NTAG216_ATR, transmit: (apdu) => Promise.resolve(answer(apdu)) };
}
