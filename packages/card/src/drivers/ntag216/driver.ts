import { SetrumError } from '@setrum/errors';
import { MAP_BYTES, PAGE_BYTES } from '../../map.ts';
import type { CardMemory } from '../../memory.ts';
import { kindOf } from '../atr.ts';
import { ask, isOk } from '../exchange.ts';
import type { Link, OpenedCard } from '../link.ts';
import type { PassThrough } from '../reader-profile/profile.ts';
import { assertStillThere } from '../uid.ts';
import { CAPABILITY_PAGE, FIRST_USER_PAGE, GET_VERSION, readCommand, UID_BYTES } from './chip.ts';
import { type FamilyMember, memberByContainer, memberByVersion } from './family.ts';
import { type Pages, plainPages } from './pages.ts';
import { rawPages } from './raw-pages.ts';

/**
 * The memory of an NTAG216, by FAST_READ where the reader passes it through (docs/card.md §8); null when the card is of another family.
 * SETRUM_CARD_TOO_SMALL for the smaller ones of this family; SETRUM_CARD_REMOVED.
 */
export async function openNtag216(link: Link): Promise<OpenedCard | null> {
  if (link.uid.length !== UID_BYTES * 2) return null;
  const passThrough = link.reader.passThrough(link.transmit, link.uid);
  const member = link.known === 'NTAG216' ? 'NTAG216' : await memberOf(link, passThrough);
  if (member !== 'NTAG216') await passThrough?.end();
  if (member === null) return null;
  if (member !== 'NTAG216') throw new SetrumError('SETRUM_CARD_TOO_SMALL', { chip: member });
  const plain = plainPages(link.transmit);
  if (passThrough === null) return memoryOf(link.uid, plain);
  const pages = rawPages(link, passThrough, plain);
  return { ...memoryOf(link.uid, pages), release: () => passThrough.end() };
}

/**
 * GET VERSION goes only to a card that is of this family by its ATR, or by its readable page 3: to others it is noise, after which they may
 * want to be selected anew.
 */
async function memberOf(link: Link, passThrough: PassThrough | null): Promise<FamilyMember | null> {
  const version = async () =>
    passThrough === null
      ? null
      : memberByVersion(await passThrough.transceive(Uint8Array.of(GET_VERSION)));
  if (passThrough !== null && kindOf(link.atr) === 'ultralight-family') {
    const named = await version();
    if (named !== null) return named;
    await passThrough.end();
    await assertStillThere(link.transmit, link.uid);
  }
  const { data, status } = await ask(link.transmit, readCommand(CAPABILITY_PAGE));
  if (!isOk(status)) return null;
  return memberByContainer(data) ?? (await version());
}

function memoryOf(uid: string, pages: Pages): CardMemory {
  return {
    uid,
    chip: 'NTAG216',
    sizeBytes: MAP_BYTES,
    writeBytes: PAGE_BYTES,
    async read(offset, length) {
      checkRange(offset, length);
      if (length === 0) return new Uint8Array(0);
      const first = Math.floor(offset / PAGE_BYTES);
      const last = Math.floor((offset + length - 1) / PAGE_BYTES);
      const bytes = await pages.read(FIRST_USER_PAGE + first, FIRST_USER_PAGE + last);
      const skip = offset - first * PAGE_BYTES;
      return bytes.slice(skip, skip + length);
    },
    async write(offset, bytes) {
      checkRange(offset, bytes.length);
      if (offset % PAGE_BYTES !== 0 || bytes.length % PAGE_BYTES !== 0) {
        throw new RangeError('a write begins and ends on a page of 4 bytes');
      }
      for (let done = 0; done < bytes.length; done += PAGE_BYTES) {
        const page = FIRST_USER_PAGE + (offset + done) / PAGE_BYTES;
        await pages.write(page, bytes.subarray(done, done + PAGE_BYTES));
      }
    },
  };
}

function checkRange(offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > MAP_BYTES) {
    throw new RangeError(`bytes ${offset} to ${offset + length} are outside the map`);
  }
}
