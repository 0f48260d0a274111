import { SetrumError } from '@setrum/errors';
import { toHex } from '../bytes.ts';
import type { Chip, Transmit } from '../memory.ts';
import { type CardKind, kindOf } from './atr.ts';
import { openDesfire } from './desfire/driver.ts';
import { ask, isOk } from './exchange.ts';
import { openIso7816 } from './iso7816/driver.ts';
import type { ChipKeys, Driver, LinkNotice, OpenedCard } from './link.ts';
import { openMifareClassic } from './mifare-classic/driver.ts';
import { openNtag216 } from './ntag216/driver.ts';
import type { ReaderProfile } from './reader-profile/profile.ts';
import { plain } from './reader-profile/profiles.ts';
import { GET_UID, readUid } from './uid.ts';

/** Each driver and the kind of card that it is for, in the order in which a card of unknown kind is tried. */
const drivers: readonly { readonly kind: CardKind; readonly open: Driver }[] = [
  { kind: 'ultralight-family', open: openNtag216 },
  { kind: 'iso14443-4', open: openDesfire },
  { kind: 'iso14443-4', open: openIso7816 },
  // The last one: its authentication throws other chips out of their protocol.
  { kind: 'mifare-classic-1k', open: openMifareClassic },
];

/** What the program knows and has besides the way to the card; nothing of it must be there. */
export interface OpenOptions {
  /** What the reader reported when the card came. */
  readonly atr?: Uint8Array;
  /** See profileForReader; plain when absent. */
  readonly reader?: ReaderProfile;
  readonly keys?: ChipKeys;
  readonly random?: (bytes: number) => Uint8Array;
  /** A card that was opened before. If it is this one, its chip need not be found out again. */
  readonly known?: { readonly uid: string; readonly chip: Chip };
  readonly notice?: (notice: LinkNotice) => void;
}

/**
 * Opens the card on the reader: reads its UID and finds the driver of its chip by the ATR, or by trying one after the other.
 * SETRUM_CARD_UNKNOWN_CHIP when there is none, SETRUM_CARD_TOO_SMALL when the chip is known and has no room for the map,
 * SETRUM_CARD_REMOVED when the card goes, SETRUM_CARD_REFUSED when it does not tell its UID.
 */
export async function openCard(transmit: Transmit, options: OpenOptions = {}): Promise<OpenedCard> {
  const reader = options.reader ?? plain;
  const uid = await uidOn(transmit, reader);
  const atr = options.atr ?? null;
  const kind = kindOf(atr);
  if (typeof kind === 'object')
    throw new SetrumError('SETRUM_CARD_TOO_SMALL', { chip: kind.tooSmall });
  const link = {
    transmit,
    uid,
    atr,
    reader,
    keys: options.keys ?? {},
    random: options.random ?? null,
    notice: options.notice ?? (() => {}),
    known: options.known?.uid === uid ? options.known.chip : null,
  };
  for (const driver of drivers) {
    const memory = kind === 'unknown' || kind === driver.kind ? await driver.open(link) : null;
    if (memory !== null) return memory;
  }
  throw new SetrumError('SETRUM_CARD_UNKNOWN_CHIP');
}

async function uidOn(transmit: Transmit, reader: ReaderProfile): Promise<string> {
  const { data, status } = await ask(transmit, GET_UID);
  if (isOk(status)) return toHex(data);
  await reader.reset(transmit);
  return readUid(transmit);
}
