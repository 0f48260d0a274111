import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CardMemory, readCard, sectorKeysOf, type VirtualCard } from '@setrum/card';
import { virtualAt } from './card-in-file.ts';
import { viewCard } from './card-view.ts';
import { keysFrom } from './chip-keys.ts';
import { type ChipKind, chipKind, chipNames } from './chips.ts';
import { type CardMade, type CardOrder, makeCard } from './make.ts';
import type { MeterShares } from './shares.ts';
import { signingKeys } from './signing.ts';
import { sample } from './trial.ts';
import { coded } from './trial-cards.fixture.ts';

const meterNo = '14012345678';
const shares: MeterShares = {
  meterNo,
  shares: [4, 3].map((version) => ({ version, share: new Uint8Array(16).fill(version) })),
};
const secrets = { shares: shares.shares.toReversed(), formerShares: [], piccKey: null };
const none = { shares: [], formerShares: [], piccKey: null };
const uids: Readonly<Record<number, string>> = { 4: '5A1B2C3D', 7: '04A1B2C3D4E5F6' };
const freshOf = (kind: ChipKind): VirtualCard => kind.fresh(uids[kind.uidBytes[0] ?? 7] ?? '');

async function made(
  card: VirtualCard,
  order: Partial<CardOrder> = {},
): Promise<{ readonly made: CardMade; readonly memory: CardMemory }> {
  const at = virtualAt(card, '', keysFrom(shares));
  const keys = signingKeys(shares, { uid: card.uid, meterNo, version: undefined });
  const whole = { meterNo, cardNo: 7, keys, force: false, filling: null, ...order };
  const made = await makeCard(at, chipKind(card.chip), secrets, whole);
  return { made, memory: await at.open() };
}

describe('a card that is made', () => {
  for (const chip of chipNames) {
    test(`on a ${chip} is ours, signed, and filled as it was asked for`, async () => {
      const card = freshOf(chipKind(chip));
      const { made: told, memory } = await made(card, { filling: sample });
      const { condition, identity, mailbox, report } = await readCard(memory);
      assert.equal(condition, 'ours');
      assert.deepEqual(identity, { meterNo, state: 'active', cardNo: 7, sequence: 1 });
      assert.deepEqual(mailbox?.entries, sample.entries);
      assert.deepEqual(report?.records, sample.records);
      assert.equal(report?.acknowledgement.mailboxSequence, 1);
      assert.deepEqual(told, {
        identity,
        // The lower of two versions, as a meter that has met no mailbox yet.
        keyVersion: 3,
        mailboxSequence: 1,
        reportSequence: 1,
      });
      const { slots } = viewCard(memory, await memory.read(0, memory.sizeBytes), shares);
      for (const [live] of Object.values(slots)) assert.equal(live.proof, 'verified');
    });
  }

  test('is unsigned without shares, and empty unless it is to be filled', async () => {
    const { made: told, memory } = await made(freshOf(chipKind('NTAG216')), { keys: null });
    assert.deepEqual([told.keyVersion, told.mailboxSequence, told.reportSequence], [null, 0, 0]);
    const { mailbox, report } = await readCard(memory);
    assert.deepEqual([mailbox, report], [null, null]);
  });

  test('can be made again: its sequences go on, and nothing is written that stands there', async () => {
    const card = freshOf(chipKind('NTAG216'));
    await made(card, { filling: sample });
    const before = card.writes;
    await made(card);
    assert.equal(card.writes, before);
    const { made: told } = await made(card, { cardNo: 8, filling: sample });
    assert.deepEqual([told.identity.sequence, told.mailboxSequence], [2, 2]);
  });
});

describe('a card that is not to be had', () => {
  const ntag = () => freshOf(chipKind('NTAG216'));
  const otherMeter = { meterNo: '32031017679', keys: null };

  test('another meter has it: only by force', async () => {
    const card = ntag();
    await made(card);
    await assert.rejects(made(card, otherMeter), coded('SETRUM_CARD_OTHER_METER'));
    const { made: told } = await made(card, { ...otherMeter, force: true });
    assert.deepEqual([told.identity.meterNo, told.identity.sequence], ['32031017679', 2]);
  });

  test('it is somebody else’s: only by force, which wipes what would be read as ours', async () => {
    const card = ntag();
    const { memory } = await made(card);
    await memory.write(0, Uint8Array.of(3, 200, 0xd1, 1));
    for (const offset of [24, 64, 104, 200, 296, 368]) {
      await memory.write(offset, Uint8Array.of(9, 9, 9, 9));
    }
    const foreign = card.dump();
    await assert.rejects(made(card), coded('SETRUM_CARD_FOREIGN'));
    assert.deepEqual(card.dump(), foreign);
    await made(card, { force: true });
    const { condition, identity, mailbox } = await readCard(memory);
    assert.deepEqual([condition, identity?.sequence, mailbox], ['ours', 1, null]);
    assert.deepEqual(await memory.read(0, 24), new Uint8Array(24));
  });

  test('the same on a chip whose front bytes lie nowhere', async () => {
    const card = freshOf(chipKind('MIFARE-CLASSIC-1K'));
    const { memory } = await made(card);
    for (const offset of [24, 64, 104]) await memory.write(offset, new Uint8Array(16).fill(9));
    await assert.rejects(made(card), coded('SETRUM_CARD_FOREIGN'));
    const { memory: after } = await made(card, { force: true });
    assert.equal((await readCard(after)).condition, 'ours');
  });

  test('a later version wrote on it: never', async () => {
    const card = ntag();
    const { memory } = await made(card);
    // Map version 2 in slot 1 of the identity; its CRC comes from zlib.
    const later = Buffer.from(`5354020100180000${'00000009'}`, 'hex');
    const content = Buffer.alloc(24, 7);
    const { crc32 } = await import('node:zlib');
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([later, content])));
    await memory.write(64, Uint8Array.from(Buffer.concat([later, sum, content])));
    const before = card.dump();
    for (const force of [false, true]) {
      await assert.rejects(made(card, { force }), coded('SETRUM_CARD_NEWER'));
    }
    assert.deepEqual(card.dump(), before);
  });

  test('it is another chip', async () => {
    const at = virtualAt(ntag(), '', {});
    const kind = { ...chipKind('NTAG216'), chip: 'DESFIRE-EV3' as const };
    const order = { meterNo, cardNo: 1, keys: null, force: false, filling: null };
    await assert.rejects(makeCard(at, kind, none, order), coded('SETRUM_USAGE'));
  });

  test('its filling does not fit the map', async () => {
    const records = sample.records.map((record) => ({ ...record, voltageV: 1000 }));
    const filling = { ...sample, records };
    await assert.rejects(made(ntag(), { filling }), coded('SETRUM_USAGE'));
  });
});

describe('the sector keys of a MIFARE Classic', () => {
  test('are put on it when they are given, and then nobody opens it without them', async () => {
    const card = freshOf(chipKind('MIFARE-CLASSIC-1K'));
    const [keyA, keyB] = [1, 2].map((digit) => new Uint8Array(6).fill(digit));
    assert.ok(keyA !== undefined && keyB !== undefined);
    const keys = sectorKeysOf({ default: { keyA, keyB } });
    const at = virtualAt(card, '', keys);
    const order = { meterNo, cardNo: 7, keys: null, force: false, filling: sample };
    for (const _ of [1, 2]) await makeCard(at, chipKind(card.chip), none, order);
    assert.deepEqual((await readCard(await at.open())).identity?.meterNo, meterNo);
    await assert.rejects(virtualAt(card, '', {}).open(), coded('SETRUM_CARD_KEY_REFUSED'));
  });
});

describe('the keys of a DESFire', () => {
  const desfire = () => freshOf(chipKind('DESFIRE-EV3'));
  const kind = chipKind('DESFIRE-EV3');
  const order = { cardNo: 7, keys: null, force: true, filling: null };

  test('follow from a share: without one the card is not made', async () => {
    const at = virtualAt(desfire(), '', {});
    await assert.rejects(makeCard(at, kind, none, { ...order, meterNo }), coded('SETRUM_USAGE'));
  });

  test('are changed for another meter when the former share is given', async () => {
    const card = desfire();
    await made(card);
    const next = { meterNo: '32031017679', shares: [{ version: 5, share: new Uint8Array(16) }] };
    const at = virtualAt(card, '', keysFrom(next));
    const other = { ...order, meterNo: next.meterNo };
    const strange = { ...none, shares: next.shares };
    await assert.rejects(makeCard(at, kind, strange, other), coded('SETRUM_CARD_KEY_REFUSED'));
    await makeCard(at, kind, { ...strange, formerShares: shares.shares }, other);
    assert.equal((await readCard(await at.open())).identity?.meterNo, next.meterNo);
  });

  test('are not touched while the card is another meter’s and nobody forces it', async () => {
    const card = desfire();
    await made(card);
    const before = card.dump();
    const unforced = { ...order, force: false, meterNo: '32031017679' };
    const at = virtualAt(card, '', keysFrom(shares));
    await assert.rejects(makeCard(at, kind, secrets, unforced), coded('SETRUM_CARD_OTHER_METER'));
    assert.deepEqual(card.dump(), before);
  });
});

describe('the keys to sign with', () => {
  const uid = '04A1B2C3D4E5F6';
  const of = (version?: number, given: MeterShares | null = shares, no = meterNo) =>
    signingKeys(given, { uid, meterNo: no, version });

  test('are the lowest version, or the one that is named', () => {
    assert.equal(of()?.current.version, 3);
    assert.equal(of(4)?.current.version, 4);
    assert.equal(of(undefined, null), null);
  });
  test('are refused without a share, or with those of another meter', () => {
    for (const wrong of [() => of(5), () => of(3, null), () => of(3, shares, '32031017679')]) {
      assert.throws(wrong, coded('SETRUM_USAGE'));
    }
  });
});
