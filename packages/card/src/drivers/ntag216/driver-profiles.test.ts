import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { fromHex, toHex } from '../../bytes.ts';
import { encodeMailbox } from '../../mailbox.ts';
import { MAP_BYTES } from '../../map.ts';
import type { Transmit } from '../../memory.ts';
import { readCard } from '../../read.ts';
import { entryOf, SEED } from '../../test-support/fixtures.ts';
import { isRemoved } from '../../test-support/tear.ts';
import { writeMailbox } from '../../write.ts';
import type { LinkNotice } from '../link.ts';
import { openCard } from '../open.ts';
import type { ReaderProfileName } from '../reader-profile/profile.ts';
import { readerProfile } from '../reader-profile/profiles.ts';
import type { TearMode } from '../virtual-card.ts';
import { createVirtualNtag216, type VirtualNtag216 } from './virtual.ts';

const image = Uint8Array.from({ length: MAP_BYTES }, (_, index) => (index * 7) % 251);
const passing: readonly ReaderProfileName[] = ['pn532', 'pcsc-transparent'];

/** A card on a reader of this profile; what goes to and fro can be altered on its way. */
async function laidOn(
  name: ReaderProfileName,
  alter: (card: VirtualNtag216) => Transmit = (card) => card.transmit,
) {
  const card = createVirtualNtag216({ image, reader: name });
  const sent: string[] = [];
  const notices: LinkNotice[] = [];
  const transmit = alter(card);
  const memory = await openCard(
    (apdu) => {
      sent.push(toHex(apdu));
      return transmit(apdu);
    },
    {
      atr: card.atr,
      reader: readerProfile(name),
      notice: (notice) => notices.push(notice),
    },
  );
  sent.length = 0;
  return { card, memory, sent, notices };
}

/** A reader that answers commands with this in them in its own way, from the n-th on. */
function failing(match: string, answer: string, from = 1): (card: VirtualNtag216) => Transmit {
  let times = 0;
  return (card) => (apdu) => {
    if (toHex(apdu).includes(match)) {
      times += 1;
      if (times >= from) return Promise.resolve(fromHex(answer));
    }
    return card.transmit(apdu);
  };
}

test('a PN532 reads by FAST_READ, 60 pages at a time, and writes by UPDATE BINARY', async () => {
  const { card, memory, sent } = await laidOn('pn532');
  assert.deepEqual(await memory.read(24, 864), image.slice(24));
  await memory.write(24, Uint8Array.of(1, 2, 3, 4));
  await memory.release?.();
  assert.deepEqual(sent, [
    'FF00000005D4423A0A45',
    'FF00000005D4423A4681',
    'FF00000005D4423A82BD',
    'FF00000005D4423ABEE1',
    'FFD6000A0401020304',
  ]);
  assert.equal(toHex(card.image().slice(24, 28)), '01020304');
});

test('a transparent session reads by FAST_READ and writes by WRITE, and is given back', async () => {
  const { card, memory, sent } = await laidOn('pcsc-transparent');
  assert.deepEqual(await memory.read(0, 8), image.slice(0, 8));
  await memory.write(24, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  await memory.release?.();
  assert.deepEqual(sent, [
    'FFC200010C5F46040001010095033A040500',
    'FFC200010F5F4604000101009506A20A0102030400',
    'FFC200010F5F4604000101009506A20B0506070800',
    'FFC2000002820000',
  ]);
  assert.equal(toHex(card.image().slice(24, 32)), '0102030405060708');
  // Reading on takes it over again.
  assert.deepEqual(await memory.read(0, 8), image.slice(0, 8));
  assert.deepEqual(sent.slice(4), ['FFC2000002810000', 'FFC200010C5F46040001010095033A040500']);
});

test('any stretch reads the same on every reader', async () => {
  for (const name of passing) {
    const { memory } = await laidOn(name);
    await fc.assert(
      fc.asyncProperty(fc.nat(MAP_BYTES), fc.nat(600), async (offset, wish) => {
        const length = Math.min(wish, MAP_BYTES - offset);
        assert.deepEqual(await memory.read(offset, length), image.slice(offset, offset + length));
      }),
      { ...SEED, numRuns: 50 },
    );
  }
});

test('a reader that does not pass through after all is used by plain commands, and that is said once', async () => {
  const cases = [
    ['pn532', failing('D4423A', '6300')],
    ['pn532', failing('D4423A', 'D543019000')],
    ['pn532', failing('D4423A', 'D54300AABBCCDD9000')],
    ['pn532', failing('D4423A', 'D543029000', 3)],
    ['pcsc-transparent', failing('3A', '6A81')],
    ['pcsc-transparent', failing('3A', 'C003009000920100960201009704AABBCCDD9000')],
    ['pcsc-transparent', failing('3A', 'C0030064019000', 2)],
  ] as const;
  for (const [name, alter] of cases) {
    const { card, memory, sent, notices } = await laidOn(name, alter);
    assert.deepEqual(await memory.read(0, MAP_BYTES), image);
    sent.length = 0;
    assert.deepEqual(await memory.read(0, 32), image.slice(0, 32));
    await memory.write(880, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    assert.deepEqual(
      sent.map((apdu) => apdu.slice(0, 8)),
      ['FFB00004', 'FFB00008', 'FFD600E0', 'FFD600E1'],
    );
    assert.equal(toHex(card.image().slice(880)), '0102030405060708');
    assert.deepEqual(notices, [{ kind: 'pass-through-refused', profile: name }]);
  }
});

test('without GET VERSION the container is read, and FAST_READ is tried all the same', async () => {
  const { memory, sent, notices } = await laidOn('pn532', failing('D44260', '6300'));
  assert.deepEqual(await memory.read(0, 4), image.slice(0, 4));
  assert.deepEqual(sent, ['FF00000005D4423A0404']);
  assert.deepEqual(notices, []);
});

test('a write whose acknowledgement does not come through is done again by UPDATE BINARY', async () => {
  for (const answer of ['6300', 'C003009000920104960200009701009000', 'C0030064019000']) {
    const { card, memory, notices } = await laidOn('pcsc-transparent', failing('9506A2', answer));
    await memory.write(0, Uint8Array.of(1, 2, 3, 4));
    assert.equal(toHex(card.image().slice(0, 4)), '01020304');
    assert.equal(notices.length, 1);
  }
});

test('a page that the chip refuses is refused', async () => {
  for (const name of passing) {
    const dump = createVirtualNtag216({ image }).dump();
    dump[10] = 0x10; // the lock bit of page 4
    const card = createVirtualNtag216({ dump, reader: name });
    const memory = await openCard(card.transmit, { atr: card.atr, reader: readerProfile(name) });
    await assert.rejects(
      memory.write(0, Uint8Array.of(1, 2, 3, 4)),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_CARD_REFUSED',
    );
    assert.deepEqual(await memory.read(0, MAP_BYTES), image);
  }
});

test('another card that took the place of the first one is neither read nor written', async () => {
  for (const name of passing) {
    const other = createVirtualNtag216({ uid: '04FFFFFFFFFFFF', reader: name });
    let swapped = false;
    const { card, memory } = await laidOn(name, (first) => (apdu) => {
      // The reader has not noticed: to the other card, which it did not select, it speaks in vain.
      const passed = /^FF(?:00|C20001)/.test(toHex(apdu));
      if (swapped && passed)
        return Promise.resolve(fromHex(name === 'pn532' ? 'D543019000' : 'C0030064019000'));
      return (swapped ? other : first).transmit(apdu);
    });
    swapped = true;
    await assert.rejects(memory.read(0, 4), isRemoved);
    if (name === 'pcsc-transparent')
      await assert.rejects(memory.write(0, new Uint8Array(4)), isRemoved);
    assert.equal(other.writes + card.writes, 0);
  }
});

test('a mailbox is old or new, wherever the card is torn away, on every reader', async () => {
  const slot = (sequence: number, ...digits: number[]) =>
    encodeMailbox({ sequence, entries: digits.map(entryOf) });
  const modes: readonly TearMode[] = ['nothing', 'half', 'unanswered'];
  for (const name of passing) {
    const options = { atr: createVirtualNtag216().atr, reader: readerProfile(name) };
    const before = createVirtualNtag216({ reader: name });
    const memory = await openCard(before.transmit, options);
    for (const sequence of [1, 2, 3]) await writeMailbox(memory, slot(sequence, sequence));
    const dump = before.dump();
    const written = before.writes;
    await writeMailbox(memory, slot(4, 8, 9));
    for (let atWrite = 1; atWrite <= before.writes - written; atWrite += 1) {
      for (const mode of modes) {
        const card = createVirtualNtag216({ dump, reader: name });
        card.tear({ atWrite, mode });
        const torn = await openCard(card.transmit, options);
        await assert.rejects(writeMailbox(torn, slot(4, 8, 9)), isRemoved);
        card.tap();
        const committed = atWrite === before.writes - written && mode === 'unanswered';
        assert.equal((await readCard(torn)).mailbox?.sequence, committed ? 4 : 3);
        await writeMailbox(torn, slot(4, 8, 9));
        assert.equal((await readCard(torn)).mailbox?.sequence, 4);
      }
    }
  }
});
