import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { concatBytes, fromHex } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { decodeIdentity, encodeIdentity } from '../identity.ts';
import { decodeMailbox, encodeMailbox } from '../mailbox.ts';
import { REPORT_IMAGE_OFFSET } from '../map.ts';
import { readCard } from '../read.ts';
import { reportProof } from '../report.ts';
import { entryOf, METER_NO, newCard, recordsOf, SEED, updateOf } from '../test-support/fixtures.ts';
import { writeIdentity } from '../write.ts';
import { writeReport } from '../write-report.ts';
import { createCardKey, createKeyring, deriveChipKey, deriveMeterShare } from './keys.ts';
import { keyVersionOf, proofOf } from './proof.ts';

const master = fromHex('00112233445566778899AABBCCDDEEFF');
const share = { version: 3, share: deriveMeterShare(master, METER_NO) };
const next = { version: 4, share: deriveMeterShare(fromHex('FF'.repeat(16)), METER_NO) };
const uid = '04A1B2C3D4E5F6';
const key = createCardKey(share, uid);
const keyOf = (version: number) => (version === key.version ? key : null);
const identity = { meterNo: METER_NO, state: 'active', cardNo: 7, sequence: 2 } as const;

/** A slot with one bit turned over and its CRC made right again, as a forger would. */
function forged(slot: Uint8Array, bit: number): Uint8Array {
  const copy = slot.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  const sum = crc32(concatBytes([copy.subarray(0, 12), copy.subarray(16)]));
  new DataView(copy.buffer).setUint32(12, sum);
  return copy;
}

test('a signed slot reads as an unsigned one, and is verified', () => {
  const slot = encodeIdentity(identity, key);
  assert.deepEqual(decodeIdentity(slot), identity);
  assert.equal(keyVersionOf(slot), 3);
  assert.equal(proofOf(slot, keyOf), 'verified');
  const mailbox = { sequence: 9, entries: [entryOf(1), entryOf(2)] };
  assert.deepEqual(decodeMailbox(encodeMailbox(mailbox, key)), mailbox);
  assert.equal(proofOf(encodeMailbox(mailbox, key), keyOf), 'verified');
});

test('no MAC, and a key that the reader has not', () => {
  assert.equal(proofOf(encodeIdentity(identity), keyOf), 'unsigned');
  assert.equal(
    proofOf(encodeIdentity(identity, key), () => null),
    'unknown-key',
  );
});

test('the same bytes are forged on another card, at another meter, under another master key', () => {
  const slot = encodeIdentity(identity, key);
  const others = [
    createCardKey(share, '04A1B2C3D4E5F7'),
    createCardKey({ version: 3, share: deriveMeterShare(master, '32031017687') }, uid),
    createCardKey({ ...next, version: 3 }, uid),
  ];
  for (const other of others)
    assert.equal(
      proofOf(slot, () => other),
      'forged',
    );
});

test('any bit but those of the CRC: forged, or of a key that is not there', () => {
  const slots = [
    encodeIdentity(identity, key),
    encodeMailbox({ sequence: 1, entries: [entryOf(4)] }, key),
  ];
  for (const slot of slots) {
    for (let bit = 0; bit < slot.length * 8; bit += 1) {
      if (bit >= 96 && bit < 128) continue;
      const proof = proofOf(forged(slot, bit), keyOf);
      const versionBit = bit >= 48 && bit < 56;
      assert.ok(
        versionBit ? ['unsigned', 'unknown-key'].includes(proof) : proof === 'forged',
        `bit ${bit}: ${proof}`,
      );
    }
  }
});

test('a report is signed with its months', async () => {
  const keys = createKeyring([share, next], 3, uid);
  const { card, memory } = await newCard();
  await writeReport(memory, updateOf(recordsOf(11, 0)), createKeyring([share], 3, memory.uid));
  const { reportImage, uid: cardUid } = await readCard(memory);
  const ofCard = createKeyring([share, next], 3, cardUid);
  assert.equal(reportProof(reportImage, ofCard.of), 'verified');
  assert.equal(reportProof(reportImage, keys.of), cardUid === uid ? 'verified' : 'forged');
  assert.equal(
    reportProof(reportImage, () => null),
    'unknown-key',
  );
  assert.equal(reportProof(new Uint8Array(592), ofCard.of), null);
  assert.deepEqual(card.image().slice(REPORT_IMAGE_OFFSET), reportImage);
});

test('a meter with keys takes nothing over that it has not signed, and signs anew', async () => {
  const { memory } = await newCard();
  const keys = createKeyring([share, next], 3, memory.uid);
  await writeReport(memory, updateOf(recordsOf(11, 6)));
  const first = await writeReport(memory, updateOf(recordsOf(11, 9)), keys);
  assert.equal(first.commits > 0, true);
  const { report, reportImage } = await readCard(memory);
  assert.equal(reportProof(reportImage, keys.of), 'verified');
  assert.deepEqual(
    report?.records.map(({ month }) => month),
    recordsOf(11, 9).map(({ month }) => month),
  );
  assert.equal((await writeReport(memory, updateOf(recordsOf(11, 9)), keys)).commits, 0);
  // The roll-over: the same news under the next key, and the months that were signed stay.
  const rolled = createKeyring([share, next], 4, memory.uid);
  assert.equal((await writeReport(memory, updateOf(recordsOf(12, 12)), rolled)).commits, 1);
  const after = await readCard(memory);
  assert.equal(reportProof(after.reportImage, rolled.of), 'verified');
  assert.equal(after.report?.records.length, 4);
  assert.equal((await writeReport(memory, updateOf(recordsOf(12, 12)), rolled)).commits, 0);
});

test('an identity without the right signature is written anew', async () => {
  const { memory } = await newCard();
  const { sequence: _, ...holder } = identity;
  const own = createCardKey(share, memory.uid);
  assert.equal((await writeIdentity(memory, holder)).sequence, 1);
  assert.equal((await writeIdentity(memory, holder, own)).sequence, 2);
  assert.equal((await writeIdentity(memory, holder, own)).sequence, 2);
  const { slots } = await readCard(memory);
  assert.equal(
    proofOf(slots.identity ?? new Uint8Array(40), () => own),
    'verified',
  );
});

test('keys of every purpose, card and meter are different', () => {
  const uids = fc.uniqueArray(fc.uint8Array({ minLength: 7, maxLength: 7 }), {
    minLength: 3,
    maxLength: 3,
    selector: (bytes) => bytes.join(),
  });
  fc.assert(
    fc.property(uids, (bytes) => {
      const names = bytes.map((one) => Buffer.from(one).toString('hex'));
      const made = names.flatMap((name) =>
        (['issuer', 'mailbox', 'report'] as const).map((purpose) =>
          Buffer.from(deriveChipKey(share.share, name, purpose)).toString('hex'),
        ),
      );
      assert.equal(new Set(made).size, 9);
    }),
    { ...SEED, numRuns: 20 },
  );
  assert.throws(() => deriveMeterShare(master, '123'), RangeError);
  assert.throws(() => createKeyring([share], 9, uid), RangeError);
});
