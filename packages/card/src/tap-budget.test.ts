import assert from 'node:assert/strict';
import test from 'node:test';
import { createCardKey, createKeyring } from './authenticity/keys.ts';
import type { OpenedCard } from './drivers/link.ts';
import { createVirtualNtag216 } from './drivers/ntag216/virtual.ts';
import { type OpenOptions, openCard } from './drivers/open.ts';
import type { ReaderProfileName } from './drivers/reader-profile/profile.ts';
import { readerProfile, readerProfileNames } from './drivers/reader-profile/profiles.ts';
import { encodeMailbox } from './mailbox.ts';
import { readCard } from './read.ts';
import { entryOf, METER_NO, recordsOf, updateOf } from './test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from './write.ts';
import { writeReport } from './write-report.ts';

/**
 * What a tap costs, in APDUs: on a real reader each is 5 to 20 ms of holding still. Everything is counted, from the UID to giving the reader back.
 */
const UID = '04A1B2C3D4E5F6';
const share = { version: 1, share: new Uint8Array(16).fill(7) };
const key = createCardKey(share, UID);
const keyring = createKeyring([share], share.version, UID);
const fastReading: readonly ReaderProfileName[] = ['pn532', 'pcsc-transparent'];

/** A mailbox as the centre makes it, signed; the digits tell its tokens apart. */
function mailbox(sequence: number, ...digits: number[]): Uint8Array {
  return encodeMailbox({ sequence, entries: digits.map(entryOf) }, key);
}

/** A card that is in use: identity, twelve months, two mailboxes that the customer has had already. */
async function usedCard(name: ReaderProfileName, ...history: readonly Uint8Array[]) {
  const card = createVirtualNtag216({ uid: UID, reader: name });
  const options: OpenOptions = { atr: card.atr, reader: readerProfile(name) };
  const memory = await openCard(card.transmit, options);
  await writeIdentity(memory, { meterNo: METER_NO, state: 'active', cardNo: 41 }, key);
  await writeReport(memory, updateOf(recordsOf(11, 0)), keyring);
  for (const image of history) await writeMailbox(memory, image);
  await memory.release?.();

  /** APDUs and page writes of one tap. `known`: the counter opens the card that it has read before. */
  const tap = async (act: (memory: OpenedCard) => Promise<unknown>, known = false) => {
    let apdus = 0;
    const before = card.writes;
    const chip = { uid: UID, chip: 'NTAG216' } as const;
    const opened = await openCard(
      (apdu) => {
        apdus += 1;
        return card.transmit(apdu);
      },
      known ? { ...options, known: chip } : options,
    );
    await act(opened);
    await opened.release?.();
    return { apdus, writes: card.writes - before };
  };
  return { card, tap };
}

const oneToken = [mailbox(1, 1), mailbox(2, 2)];

test('a card is read for a sale in 8 APDUs where FAST_READ passes, in 60 where it does not', async () => {
  for (const [name, most] of [
    ['plain', 60],
    ['pn532', 8],
    ['pcsc-transparent', 8],
  ] as const) {
    const { tap } = await usedCard(name, ...oneToken);
    const read = await tap(async (memory) => {
      const contents = await readCard(memory);
      assert.equal(contents.report?.records.length, 12);
      assert.equal(contents.mailbox?.sequence, 2);
    });
    assert.ok(read.apdus <= most, `${name}: ${read.apdus}`);
    assert.equal(read.writes, 0);
  }
});

test('a token is written in 30 APDUs on every reader, the card opened anew included', async () => {
  for (const name of readerProfileNames) {
    for (const known of [false, true]) {
      const { card, tap } = await usedCard(name, ...oneToken);
      const written = await tap((memory) => writeMailbox(memory, mailbox(3, 3)), known);
      assert.ok(written.apdus <= 30, `${name}: ${written.apdus}`);
      assert.equal((await readCard(await openCard(card.transmit))).mailbox?.sequence, 3);
    }
  }
});

test('the first token of a blank mailbox, too', async () => {
  for (const name of readerProfileNames) {
    const { tap } = await usedCard(name);
    const written = await tap((memory) => writeMailbox(memory, mailbox(1, 1)));
    assert.ok(written.apdus <= 30, `${name}: ${written.apdus}`);
  }
});

test('five tokens are written in 30 APDUs where FAST_READ passes, when the counter knows the card', async () => {
  const full = [mailbox(1, 1, 2, 3, 4, 5), mailbox(2, 6, 7, 8, 9, 1)];
  for (const name of fastReading) {
    const { tap } = await usedCard(name, ...full);
    const written = await tap((memory) => writeMailbox(memory, mailbox(3, 9, 8, 7, 6, 4)), true);
    assert.ok(written.apdus <= 30, `${name}: ${written.apdus}`);
  }
  // By plain commands each 16 bytes read are one APDU: 13 to find out what is there, 7 to see that it was written.
  const { tap } = await usedCard('plain', ...full);
  const plain = await tap((memory) => writeMailbox(memory, mailbox(3, 9, 8, 7, 6, 4)), true);
  assert.ok(plain.apdus <= 44, `plain: ${plain.apdus}`);
});

test('what has not changed is not written: the same mailbox again, the same identity, the same report', async () => {
  for (const name of readerProfileNames) {
    const { tap } = await usedCard(name, ...oneToken);
    const again = await tap((memory) => writeMailbox(memory, mailbox(2, 2)));
    assert.equal(again.writes, 0);
    assert.ok(again.apdus <= 16, `${name}: ${again.apdus}`);
    const others = await tap(async (memory) => {
      await writeIdentity(memory, { meterNo: METER_NO, state: 'active', cardNo: 41 }, key);
      await writeReport(memory, updateOf(recordsOf(11, 0)), keyring);
    });
    assert.equal(others.writes, 0);
  }
});

test('of a mailbox only the pages that differ are written', async () => {
  const { tap } = await usedCard('plain', mailbox(1, 1, 2, 3, 4, 5), mailbox(2, 2));
  // Token 1 of the five is another one: entry 4 pages at most, MAC 2, header: killed, sequence, CRC, made valid.
  const written = await tap((memory) => writeMailbox(memory, mailbox(3, 9, 2, 3, 4, 5)));
  assert.ok(written.writes <= 10, `${written.writes}`);
});
