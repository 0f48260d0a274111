import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes, fromHex, toHex } from '../../bytes.ts';
import type { Transmit } from '../../memory.ts';
import { METER_NO } from '../../test-support/fixtures.ts';
import { isRemoved } from '../../test-support/tear.ts';
import { writeIdentity } from '../../write.ts';
import type { TearMode, VirtualCard } from '../virtual-card.ts';
import { encodeAccess } from './access-bits.ts';
import { sectorKeysOf } from './keys.ts';
import { personaliseClassic } from './personalise.ts';
import {
  blankDump,
  classicKeys,
  fails,
  keys,
  listened,
  newClassic,
  open,
} from './test-support/cards.ts';
import { createVirtualClassic } from './virtual.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const TRANSPORT_TRAILER = 'FFFFFFFFFFFFFF078069FFFFFFFFFFFF';
const MODES: readonly TearMode[] = ['nothing', 'half', 'unanswered'];

function personalise(card: VirtualCard, transmit = card.transmit): Promise<number> {
  return personaliseClassic({ transmit, uid: card.uid, keys });
}

function trailerIn(card: VirtualCard, sector: number): string {
  return toHex(card.dump().slice(sector * 64 + 48, sector * 64 + 64));
}

test('the sectors of the map get their keys, and access bits by which key A reads and key B writes', async () => {
  const card = createVirtualClassic();
  assert.equal(await personalise(card), 14);
  for (let sector = 0; sector < 16; sector += 1) {
    const { keyA, keyB } = classicKeys.sectors?.[sector] ?? classicKeys.default;
    const ours = `${toHex(keyA)}78778869${toHex(keyB ?? assert.fail())}`;
    const isOfMap = sector >= 1 && sector <= 14;
    assert.equal(trailerIn(card, sector), isOfMap ? ours : TRANSPORT_TRAILER, `sector ${sector}`);
  }
  assert.deepEqual(card.dump().slice(0, 48), createVirtualClassic().dump().slice(0, 48));
  assert.deepEqual(await writeIdentity(await open(card), holder), { ...holder, sequence: 1 });
});

test('keys are tried under the access bits of the factory before these change', async () => {
  const card = createVirtualClassic();
  const { sent, transmit } = listened(card);
  await personalise(card, transmit);
  const trailers = sent.filter((apdu) => apdu.startsWith('FFD6'));
  assert.equal(trailers.length, 28);
  assert.ok(
    trailers.every((apdu, index) => apdu.slice(22, 28) === (index % 2 ? '787788' : 'FF0780')),
  );
  const [first = 0, second = 0] = sent.flatMap((apdu, n) => (apdu.startsWith('FFD6') ? [n] : []));
  assert.deepEqual(sent.slice(first + 1, second), [
    'FF82000006A0A1A2A3A4A5',
    'FF860000050100046000',
    'FFB0000710',
  ]);
});

test('a card that is done is left alone', async () => {
  const card = newClassic();
  assert.equal(await personalise(card), 0);
  assert.equal(card.writes, 0);
  assert.deepEqual(card.dump(), blankDump);
});

test('torn at any write, the same call goes on; only half a trailer can cost a sector, and says so', async () => {
  const lost: number[] = [];
  for (let atWrite = 1; atWrite <= 28; atWrite += 1) {
    for (const mode of MODES) {
      const card = createVirtualClassic();
      card.tear({ atWrite, mode });
      await assert.rejects(personalise(card), isRemoved);
      card.tap();
      try {
        await personalise(card);
        assert.deepEqual(trailersOf(card), trailersOf(newClassic()), `write ${atWrite}, ${mode}`);
        await writeIdentity(await open(card), holder);
      } catch (error) {
        assert.equal(mode, 'half', `write ${atWrite}, ${mode}: ${error}`);
        assert.ok(fails('SETRUM_CARD_KEY_REFUSED')(error));
        lost.push(atWrite);
      }
    }
  }
  // With this wrong bit, that is; a real chip has its own.
  assert.ok(lost.length > 0 && lost.length < 28, `${lost}`);
});

/** The trailers without byte 9, which is free and may have a wrong bit. */
function trailersOf(card: VirtualCard): readonly string[] {
  return Array.from({ length: 14 }, (_, index) => {
    const trailer = trailerIn(card, index + 1);
    return trailer.slice(0, 18) + trailer.slice(20);
  });
}

test('a sector of somebody else is refused and stays as it is', async () => {
  const access = (trailer: number) => encodeAccess({ blocks: [0, 0, 0], trailer });
  const transport = new Uint8Array(6).fill(0xff);
  const free = Uint8Array.of(0x69);
  const other = fromHex('010203040506');
  const { keyA } = classicKeys.default;
  for (const trailer of [
    concatBytes([other, access(0b001), free, transport]), // another key A
    concatBytes([transport, access(0b000), free, transport]), // nobody may change the access bits
    concatBytes([transport, access(0b011), free, other]), // key B alone may, and it is not ours
    concatBytes([keyA, fromHex('787788'), free, other]), // as ours, with another key B
    concatBytes([transport, fromHex('FF0680'), free, transport]), // broken: locked for ever
  ]) {
    const dump = createVirtualClassic().dump();
    dump.set(trailer, 9 * 64 + 48);
    const card = createVirtualClassic({ dump });
    await assert.rejects(personalise(card), fails('SETRUM_CARD_KEY_REFUSED'), toHex(trailer));
    assert.equal(trailerIn(card, 9), toHex(trailer));
  }
});

/** A chip that stores the n-th write of sector 2's trailer with these bytes in another way. */
function worn(card: VirtualCard, nth: number, offset: number, stored: string): Transmit {
  let seen = 0;
  return (apdu) => {
    const altered = apdu.slice();
    if (apdu[1] === 0xd6 && apdu[3] === 11) {
      seen += 1;
      if (seen === nth) altered.set(fromHex(stored), 5 + offset);
    }
    return card.transmit(altered);
  };
}

test('a chip that does not keep a key is found out before the access bits change', async () => {
  for (const offset of [0, 10]) {
    const card = createVirtualClassic();
    const failed = fails('SETRUM_CARD_WRITE_FAILED');
    await assert.rejects(personalise(card, worn(card, 1, offset, '01')), failed);
    assert.equal(trailerIn(card, 2).slice(12, 18), 'FF0780');
  }
  // With key A right the same call mends it.
  const card = createVirtualClassic();
  await assert.rejects(personalise(card, worn(card, 1, 10, '01')));
  assert.equal(await personalise(card), 13);
  assert.deepEqual(card.dump(), blankDump);
});

test('the trailer is tried once more when the access bits are in', async () => {
  for (const [offset, stored] of [
    [0, '01'],
    [6, 'FF0780'],
    [6, '7F0788'],
    [10, '01'],
  ] as const) {
    const card = createVirtualClassic();
    const failed = fails('SETRUM_CARD_WRITE_FAILED');
    await assert.rejects(personalise(card, worn(card, 2, offset, stored)), failed, stored);
    assert.equal(trailerIn(card, 3), TRANSPORT_TRAILER);
  }
});

test('without a key A and another key B for every sector nothing is sent', async () => {
  const { keyA } = classicKeys.default;
  const sectors = (keyB: Uint8Array | null) => ({ ...classicKeys.sectors, 14: { keyA, keyB } });
  for (const held of [
    {},
    sectorKeysOf({ ...classicKeys, sectors: sectors(null) }),
    sectorKeysOf({ ...classicKeys, sectors: sectors(keyA) }),
  ]) {
    const { sent, transmit } = listened(createVirtualClassic());
    await assert.rejects(personaliseClassic({ transmit, uid: '5A1B2C3D', keys: held }), RangeError);
    assert.equal(sent.length, 0);
  }
});
