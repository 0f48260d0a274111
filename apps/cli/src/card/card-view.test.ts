import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { encodeDirectory, encodeIdentity, encodeMailbox } from '@setrum/card';
import { liveOf } from '@setrum/card/explain';
import fc from 'fast-check';
import { viewCard } from './card-view.ts';
import type { MeterShares } from './shares.ts';
import { changed, sampleMap, statesOf } from './trial-cards.fixture.ts';

const blank = 'blank';
const { card, shares, map } = await sampleMap();
const { uid } = card;
const view = (bytes: Uint8Array, with_: MeterShares | null = shares) =>
  viewCard({ uid, chip: 'NTAG216' }, bytes, with_);
const mailbox = (sequence: number) =>
  encodeMailbox({
    sequence,
    entries: [{ kind: 'credit', token: '1'.repeat(20), ref: '00000001' }],
  });

describe('the state of a slot', () => {
  test('is live, previous or blank on a sound card', () => {
    assert.deepEqual(statesOf(uid, map), ['live', blank, 'live', blank, 'live', blank]);
    const newer = statesOf(uid, changed(map, 200, ...mailbox(2)));
    assert.deepEqual(newer.slice(2, 4), ['previous', 'live']);
    const same = statesOf(uid, changed(map, 200, ...mailbox(1)));
    assert.deepEqual(same.slice(2, 4), ['live', 'previous']);
    assert.deepEqual(statesOf(uid, new Uint8Array(888)), Array(6).fill(blank));
  });

  test('is dead without its head, torn with a wrong byte, live again with the right one', () => {
    assert.deepEqual(statesOf(uid, changed(map, 104, 0, 0, 0, 0)).slice(2, 4), ['dead', blank]);
    for (const at of [104, 106, 109, 115, 119, 130, 199]) {
      const torn = changed(map, at, (map[at] ?? 0) ^ 4);
      assert.deepEqual(statesOf(uid, torn).slice(2, 4), ['torn', blank], `byte ${at}`);
      assert.equal(liveOf(view(torn), 'mailbox'), null);
    }
    // A record that the report names, and its slot map.
    assert.deepEqual(statesOf(uid, changed(map, 440, 0x33)).slice(4), ['torn', blank]);
    assert.deepEqual(statesOf(uid, changed(map, 296 + 16 + 12, 0xff)).slice(4), ['torn', blank]);
  });

  test('is newer where a later version wrote, and then nothing else of the area is live', () => {
    const slot = mailbox(9);
    slot[2] = 2;
    new DataView(slot.buffer).setUint32(
      12,
      crc32(Buffer.concat([slot.subarray(0, 12), slot.subarray(16)])),
    );
    const later = view(changed(map, 200, ...slot));
    assert.deepEqual(
      later.slots.mailbox.map(({ state }) => state),
      ['previous', 'newer'],
    );
    assert.deepEqual(later.contents.newer, ['mailbox']);
    assert.equal(later.slots.mailbox[1].crc.right, true);
    assert.equal(liveOf(later, 'identity')?.sequence, 1);
  });

  test("is foreign where two heads are somebody else's, torn where one is", () => {
    const other = new Uint8Array(888);
    other.set([1, 2, 3, 4], 104);
    assert.equal(statesOf(uid, other)[2], 'torn');
    other.set([5, 6, 7, 8], 200);
    assert.deepEqual(statesOf(uid, other).slice(2, 4), ['foreign', 'foreign']);
    assert.equal(view(other).contents.condition, 'foreign');
  });

  test('agrees with the library on every damaged card', () => {
    const damage = fc.array(fc.tuple(fc.nat(887), fc.nat(255)), { maxLength: 4 });
    const property = fc.property(damage, fc.integer({ min: 1, max: 3 }), (bytes, sequence) => {
      let damaged = changed(map, 200, ...mailbox(sequence));
      for (const [at, value] of bytes) damaged = changed(damaged, at, value);
      const seen = view(damaged);
      for (const area of ['identity', 'mailbox', 'report'] as const) {
        const live = liveOf(seen, area);
        assert.equal(live?.sequence ?? 0, seen.contents.sequences[area]);
        assert.deepEqual(live?.raw ?? null, seen.contents.slots[area]);
        for (const { state, crc } of seen.slots[area]) {
          if (state === 'live' || state === 'previous') assert.equal(crc.right, true);
        }
      }
    });
    fc.assert(property, { seed: 20150504, numRuns: 300 });
  });
});

describe('the proof of a slot', () => {
  const proofs = (bytes: Uint8Array, with_: MeterShares | null) => {
    const { slots } = view(bytes, with_);
    return [slots.identity[0], slots.mailbox[0], slots.report[0]].map(({ proof }) => proof);
  };

  test('is verified with the shares of its meter, not checked without', () => {
    assert.deepEqual(proofs(map, shares), ['verified', 'verified', 'verified']);
    assert.deepEqual(proofs(map, null), [null, null, null]);
  });

  test('is forged on another card, under another share, or when a record was changed', () => {
    const copy = viewCard({ uid: '04A1B2C3D4E5F6', chip: 'NTAG216' }, map, shares);
    assert.equal(copy.slots.identity[0].proof, 'forged');
    const share = new Uint8Array(16).fill(1);
    const others = { ...shares, shares: [{ version: 1, share }] };
    assert.deepEqual(proofs(map, others), ['forged', 'forged', 'forged']);
  });

  test('is an unknown key under another version, or with the shares of another meter', () => {
    const share = shares.shares[0]?.share ?? assert.fail('no share');
    const unknown = ['unknown-key', 'unknown-key', 'unknown-key'];
    assert.deepEqual(proofs(map, { ...shares, shares: [{ version: 2, share }] }), unknown);
    assert.deepEqual(proofs(map, { ...shares, meterNo: '14012345678' }), unknown);
  });

  test('is none without a MAC', () => {
    const identity = { meterNo: shares.meterNo, state: 'active', cardNo: 1, sequence: 1 } as const;
    const unsigned = changed(map, 24, ...encodeIdentity(identity));
    assert.deepEqual(proofs(unsigned, null), ['unsigned', null, null]);
    assert.deepEqual(proofs(unsigned, shares), ['unsigned', 'verified', 'verified']);
  });
});

describe('the bytes in front', () => {
  test('are a directory, a torn one, a mark of a phone, or something unknown', () => {
    const state = (bytes: readonly number[]) => view(changed(map, 0, ...bytes)).directory.state;
    const directory = encodeDirectory([{ code: 9, slotBytes: 64, offset: 896 }]);
    assert.equal(state([...directory]), 'directory');
    assert.deepEqual(view(changed(map, 0, ...directory)).contents.extensions, [
      { code: 9, slotBytes: 64, offset: 896 },
    ]);
    directory[5] = 5;
    assert.equal(state([...directory]), 'torn');
    assert.equal(state([3, 0, 0xfe]), 'ndef');
    assert.equal(state([9]), 'unknown');
    assert.equal(state([0]), 'blank');
  });
});

describe('the records', () => {
  test('are told by the months of the live report; of the others nothing is known', () => {
    const { records } = view(map);
    assert.deepEqual(
      records.map(({ position }) => position),
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, null, null],
    );
    assert.equal(records[11]?.reading?.ok, true);
    assert.equal(records[12]?.reading, null);
    assert.ok(view(changed(map, 440, 0)).records.every(({ position }) => position === null));
  });
});
