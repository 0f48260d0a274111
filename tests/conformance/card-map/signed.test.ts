import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  contentsOf,
  createCardKey,
  createKeyring,
  createVirtualNtag216,
  encodeIdentity,
  encodeMailbox,
  openCard,
  proofOf,
  readCard,
  reportProof,
  writeIdentity,
  writeMailbox,
  writeReport,
} from '@setrum/card';
import fc from 'fast-check';
import { buildIdentity, buildMailbox, buildRecord, buildReportHeader } from './build.ts';
import { readNtag216 } from './chips.ts';
import { APRIL_FIELDS, CARD, card, changed, REPORT_FIELDS, SEED, sealed } from './hand-made.ts';
import { cardKey } from './mac.ts';
import { judge } from './proof.ts';
import { readImage } from './read.ts';
import { differences, rebuildImage } from './rebuild.ts';
import type { ReadImage } from './shapes.ts';
import { toBytes } from './table.ts';

const UID = '04A1B2C3D4E5F6';
const SHARE = '000102030405060708090a0b0c0d0e0f';
const OTHER_SHARE = 'ff0102030405060708090a0b0c0d0e0f';
const METER = '14012345678';
const shares = [
  { version: 3, share: toBytes(SHARE) },
  { version: 4, share: toBytes(OTHER_SHARE) },
];
const keyring = createKeyring(shares, 3, UID);
const KEY = cardKey(SHARE, UID);
const keyOf = (version: number) =>
  version === 3 ? KEY : version === 4 ? cardKey(OTHER_SHARE, UID) : null;
const frame = (sequence: number) => ({ sequence, keyVersion: 3, cardKey: KEY });

const verdicts = (image: Uint8Array, read: ReadImage = readImage(image)) =>
  [read.identity, read.mailbox, read.report].map((slot) =>
    slot === null ? null : judge(image, slot, keyOf),
  );

/** Meter's news as the library takes them, with so many months. */
function newsOf(months: number, standDkwh: number) {
  const record = {
    standKwh: 100,
    remainingKwh: 6,
    voltageV: 229,
    tamper: 8,
    currentDa: null,
    tamperCause: 4,
    outages: 1,
    lowVoltageEvents: 2,
    overloads: 3,
    tamperEvents: 255,
  };
  const off = { lowCredit: false, supplyOff: false, overload: false, keypadLocked: false };
  return {
    meterNo: METER,
    presentState: { tamper: true, ...off },
    standDkwh,
    remainingDkwh: -25,
    clockSeconds: 1430777024,
    acknowledgement: { mailboxSequence: 7, results: [1, 2, 0, 0, 0] },
    keyRevision: 2,
    tariffIndex: 7,
    supplyGroupCode: 600000,
    records: Array.from({ length: months }, (_, age) => ({
      ...record,
      month: String(201512 - age),
    })),
  };
}

describe('a signed card', () => {
  it('that the library wrote reads as it was meant, without a fault, and rebuilds byte for byte', async () => {
    const virtual = createVirtualNtag216({ uid: UID });
    const memory = await openCard(virtual.transmit);
    const holder = { meterNo: METER, state: 'active', cardNo: 12345678 } as const;
    const entries = [{ kind: 'credit', token: '12345678901234567890', ref: '44556677' }] as const;
    for (let round = 1; round <= 4; round += 1) {
      await writeIdentity(memory, { ...holder, cardNo: round }, keyring.current);
      await writeMailbox(memory, encodeMailbox({ sequence: round, entries }, keyring.current));
      await writeReport(memory, newsOf(8 + round, round), keyring);
      const image = readNtag216(virtual.answer);
      const read = readImage(image);
      assert.deepEqual(verdicts(image, read), ['verified', 'verified', 'verified']);
      assert.deepEqual(
        read.slots.flatMap(({ faults }) => faults),
        [],
      );
      assert.equal(read.identity?.content.cardNumber, round);
      assert.equal(read.mailbox?.content.entries[0]?.token, 12345678901234567890n);
      assert.equal(read.report?.content.standDkwh, round);
      assert.equal(read.report?.content.records.length, 8 + round);
      // From the values and the key alone: the MACs are worked out anew.
      const signed = <S extends object>(slot: S | null) =>
        slot === null ? null : Object.assign({}, slot, { cardKey: KEY });
      const pieces = rebuildImage({
        ...read,
        identity: signed(read.identity),
        mailbox: signed(read.mailbox),
        report: signed(read.report),
      });
      assert.deepEqual(differences(image, pieces), []);
    }
  });

  it('that was built from the page is verified by the library, and the same to the byte', () => {
    const april = buildRecord(APRIL_FIELDS);
    const fields = { meterNumber: METER, state: 1, cardNumber: 12345678 };
    const entries = [{ kind: 2, token: 99999999999999999999n, reference: 'ccddeeff' }];
    const identity = buildIdentity({ ...frame(3), ...fields });
    const mailbox = buildMailbox({ ...frame(7), entries });
    const report = { ...REPORT_FIELDS, slotMap: [5], ...frame(2) };
    const image = card(
      [64, identity],
      [200, mailbox],
      [296, buildReportHeader(report, [april])],
      [440 + 5 * 32, april],
    );
    const { slots, ...contents } = contentsOf({ uid: UID, chip: 'NTAG216' }, image);
    for (const slot of [slots.identity, slots.mailbox]) {
      assert.equal(slot === null ? null : proofOf(slot, keyring.of), 'verified');
    }
    assert.equal(reportProof(image.slice(296), keyring.of), 'verified');
    assert.equal(contents.report?.records[0]?.standKwh, APRIL_FIELDS.standKwh);
    const { current } = keyring;
    const same = { meterNo: METER, state: 'active', cardNo: 12345678, sequence: 3 } as const;
    assert.deepEqual(encodeIdentity(same, current), identity);
    const token = { kind: 'management', token: '9'.repeat(20), ref: 'ccddeeff' } as const;
    assert.deepEqual(encodeMailbox({ sequence: 7, entries: [token] }, current), mailbox);
  });

  it('is the same byte for byte in both ways, whatever it says', () => {
    const property = fc.property(
      fc.stringMatching(/^\d{11}$/),
      fc.nat(0xffffffff),
      fc.integer({ min: 1, max: 0xffffffff }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 255 }),
      (meterNumber, cardNumber, sequence, tokens, keyVersion) => {
        const key = createCardKey({ version: keyVersion, share: toBytes(SHARE) }, UID);
        const head = { sequence, keyVersion, cardKey: KEY };
        const identity = { meterNo: meterNumber, state: 'blocked', cardNo: cardNumber, sequence };
        assert.deepEqual(
          buildIdentity({ ...head, meterNumber, state: 2, cardNumber }),
          encodeIdentity({ ...identity, state: 'blocked' }, key),
        );
        const entries = tokens.map((token) => ({ kind: 1, token, reference: '0a0b0c0d' }));
        const theirs = tokens.map((token) => {
          const digits = token.toString().padStart(20, '0');
          return { kind: 'credit', token: digits, ref: '0a0b0c0d' } as const;
        });
        assert.deepEqual(
          buildMailbox({ ...head, entries }),
          encodeMailbox({ sequence, entries: theirs }, key),
        );
      },
    );
    fc.assert(property, SEED);
  });
});

describe('the verdict on a MAC', () => {
  it('is unsigned, unknown or forged as §12 says', () => {
    assert.deepEqual(verdicts(CARD), ['unsigned', 'unsigned', 'unsigned']);
    const identity = (change: object) =>
      card([
        24,
        buildIdentity({ ...frame(1), meterNumber: METER, state: 1, cardNumber: 1, ...change }),
      ]);
    assert.equal(verdicts(identity({}))[0], 'verified');
    assert.equal(verdicts(identity({ keyVersion: 5 }))[0], 'unknown-key');
    assert.equal(verdicts(identity({ keyVersion: 4 }))[0], 'forged');
    const copy = cardKey(SHARE, '04A1B2C3D4E5F7');
    assert.equal(verdicts(identity({ cardKey: copy }))[0], 'forged');
    const mac = 'ffffffffffffffff';
    assert.equal(verdicts(identity({ cardKey: undefined, mac }))[0], 'forged');
    assert.throws(() => identity({ keyVersion: 0 }), RangeError);
  });

  it('agrees with the library on every byte that is changed under a right CRC', async () => {
    const virtual = createVirtualNtag216({ uid: UID });
    const memory = await openCard(virtual.transmit);
    await writeReport(memory, newsOf(2, 5), keyring);
    const { slots } = await readCard(memory);
    const image = readNtag216(virtual.answer);
    const live = slots.report ?? assert.fail('no report');
    const records = [1, 0].map((slot) => image.slice(440 + slot * 32, 472 + slot * 32));
    for (let at = 16; at < live.length; at += 1) {
      // The number of months and the slot map say what the CRC runs over.
      if (at >= 27 && at < 34) continue;
      const whole = changed(image, 296, ...sealed(changed(live, at, 0xa5), records));
      const { report } = readImage(whole);
      const mine = report === null ? null : judge(whole, report, keyOf);
      assert.equal(mine, reportProof(whole.slice(296), keyring.of), `byte ${at}`);
      assert.equal(mine, live[at] === 0xa5 ? 'verified' : 'forged', `byte ${at}`);
    }
  });
});
