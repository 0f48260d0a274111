import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildIdentity, buildMailbox, buildRecord, buildReportHeader } from './build.ts';
import {
  APRIL,
  APRIL_FIELDS,
  ascii,
  CARD,
  card,
  changed,
  FEBRUARY,
  IDENTITY,
  MAILBOX,
  MARCH,
  REPORT,
  REPORT_FIELDS,
  SEED,
  sealed,
} from './hand-made.ts';
import { readImage } from './read.ts';
import { rebuildImage } from './rebuild.ts';

const THREE = [APRIL, MARCH, FEBRUARY];
const entry = { kind: 1, token: 5n, reference: '000000aa' };

describe('contents that stray from the page under a right CRC', () => {
  const faults = (offset: number, slot: Uint8Array) =>
    readImage(card([offset, sealed(slot)])).slots.find((one) => one.offset === offset)?.faults;

  it('are faults of an identity', () => {
    assert.deepEqual(faults(24, IDENTITY), []);
    assert.match(String(faults(24, changed(IDENTITY, 27, 3))), /state 3/);
    assert.match(String(faults(24, changed(IDENTITY, 16, 0x20))), /not 11 digits/);
    assert.match(String(faults(24, changed(IDENTITY, 7, 1))), /reserved byte/);
    assert.match(String(faults(24, changed(IDENTITY, 39, 1))), /MAC without/);
  });
  it('make no slot of sequence 0', () => {
    const zero = sealed(changed(IDENTITY, 8, 0, 0, 0, 0));
    const slot = readImage(card([24, zero])).slots.find((one) => one.offset === 24);
    assert.deepEqual([slot?.valid, slot?.why], [false, 'sequence 0']);
  });
  it('are faults of a mailbox', () => {
    assert.deepEqual(faults(104, MAILBOX), []);
    assert.match(String(faults(104, changed(MAILBOX, 16, 3))), /entry 0: kind 3/);
    assert.match(String(faults(104, changed(MAILBOX, 44 + 13, 1))), /entry 2: empty, yet/);
    assert.match(String(faults(104, changed(MAILBOX, 44 + 14, 1))), /entry 2: empty in front/);
    assert.match(String(faults(104, changed(MAILBOX, 85, 1))), /entry 4: empty, yet/);
    assert.match(String(faults(104, changed(MAILBOX, 86, 1))), /reserved bytes of the mailbox/);
    assert.match(String(faults(104, changed(MAILBOX, 87, 1))), /reserved bytes of the mailbox/);
    assert.match(String(faults(104, changed(MAILBOX, 17, 6))), /more than 20 digits/);
  });
  it('are faults of a report', () => {
    const report = (at: number, value: number) =>
      String(
        readImage(changed(CARD, 368, ...sealed(changed(REPORT, at, value), THREE))).report?.faults,
      );
    assert.equal(report(16, 0x39), '');
    assert.match(report(35, 0x31), /bits above 4/);
    assert.match(report(52, 17), /§6/);
    assert.match(report(56, 17), /§6/);
    assert.match(report(62, 1), /reserved bytes of the report/);
    assert.match(report(63, 1), /reserved bytes of the report/);
    // Slots 0, 5, 13: March in front of April
    assert.equal(readImage(changed(CARD, 396, 5)).report, null);
    const turned = sealed(changed(REPORT, 28, 0x05), [MARCH, APRIL, FEBRUARY]);
    const { report: read } = readImage(changed(CARD, 368, ...turned));
    assert.match(String(read?.faults), /201503 stands before 201504/);
    const twice = card(
      [600, APRIL],
      [440, APRIL],
      [368, sealed(changed(REPORT, 27, 2, 0x50, 0xff), [APRIL, APRIL])],
    );
    assert.match(String(readImage(twice).report?.faults), /201504 stands before 201504/);
  });
});

describe('a slot map that contradicts itself', () => {
  const why = (months: number, first: number, second: number, records: readonly Uint8Array[]) => {
    const slot = sealed(changed(REPORT, 27, months, first, second), records);
    return readImage(changed(CARD, 368, ...slot)).slots[5]?.why;
  };
  it('makes the slot invalid', () => {
    assert.equal(why(3, 0x50, 0xdf, THREE), undefined);
    assert.match(String(why(3, 0x5e, 0xdf, THREE)), /no record slot/);
    assert.match(String(why(3, 0x5f, 0xdf, [APRIL, FEBRUARY])), /no record slot/);
    assert.match(String(why(3, 0x55, 0xdf, [APRIL, APRIL, FEBRUARY])), /twice/);
    assert.match(String(why(2, 0x50, 0xdf, THREE)), /more slots than months/);
    assert.match(String(why(13, 0x50, 0xdf, THREE)), /13 months/);
  });
});

describe('the 23 characters', () => {
  const readText = (text: string) => {
    const record = join23(text);
    const slot = sealed(changed(REPORT, 27, 1, 0x5f, 0xff), [record]);
    const image = card([368, slot], [600, record]);
    return readImage(image).report?.content.records[0] ?? assert.fail('no record');
  };
  const join23 = (text: string) => changed(APRIL, 0, ...ascii(text));

  it('are read with zeros in front or blanks on either side', () => {
    const padding = fc.integer({ min: 0, max: 5 });
    const property = fc.property(fc.nat(9999), padding, fc.boolean(), (value, blanks, zeros) => {
      const digits = zeros ? String(value).padStart(6 - Math.min(blanks, 2), '0') : String(value);
      const field = `${' '.repeat(Math.min(blanks, 6 - digits.length))}${digits}`.padEnd(6);
      const record = readText(`201504${field}${field}22908`);
      assert.deepEqual([record.standKwh, record.creditKwh], [value, value]);
      assert.deepEqual(record.faults, []);
    });
    fc.assert(property, SEED);
  });
  it('are null with a reason where they cannot be read, and kept as they are', () => {
    const record = readText('2015130057x0     -2 9XX');
    assert.equal(record.text, '2015130057x0     -2 9XX');
    const { month, standKwh, creditKwh, voltageV, tamper, tamperShown, faults } = record;
    assert.deepEqual(
      [month, standKwh, creditKwh, voltageV, tamper],
      [null, null, null, null, null],
    );
    assert.equal(tamperShown, 'unknown');
    assert.deepEqual([...faults].sort(), [
      'credit "     -" is not a number',
      'month "201513" is not YYYYMM',
      'stand "0057x0" is not a number',
      'tamper "XX" is not a number',
      'voltage "2 9" is not a number',
    ]);
  });
  it('stop a rebuild where they cannot be read', () => {
    const record = join23('201504      00000622908');
    const slot = sealed(changed(REPORT, 27, 1, 0x5f, 0xff), [record]);
    const read = readImage(card([368, slot], [600, record]));
    assert.throws(() => rebuildImage(read), /record 5: stand " {6}" is not a number/);
  });
});

describe('the builders', () => {
  const refused = (build: () => unknown) => assert.throws(build, RangeError);

  it('refuse an identity that the page does not allow', () => {
    const good = { sequence: 1, meterNumber: '14012345678', state: 1, cardNumber: 1 };
    assert.equal(buildIdentity(good).length, 40);
    refused(() => buildIdentity({ ...good, sequence: 0 }));
    refused(() => buildIdentity({ ...good, sequence: 2 ** 32 }));
    refused(() => buildIdentity({ ...good, meterNumber: '1401234567' }));
    refused(() => buildIdentity({ ...good, state: 0 }));
    refused(() => buildIdentity({ ...good, cardNumber: -1 }));
    refused(() => buildIdentity({ ...good, mac: '0000000000000001' }));
  });
  it('refuse a mailbox that the page does not allow', () => {
    assert.equal(buildMailbox({ sequence: 1, entries: [] }).length, 96);
    const five = [entry, entry, entry, entry, entry];
    assert.equal(buildMailbox({ sequence: 1, entries: five }).length, 96);
    refused(() => buildMailbox({ sequence: 1, entries: [...five, entry] }));
    refused(() => buildMailbox({ sequence: 1, entries: [{ ...entry, token: 10n ** 20n }] }));
    refused(() => buildMailbox({ sequence: 1, entries: [{ ...entry, reference: 'aa' }] }));
    refused(() => buildMailbox({ sequence: 1, entries: [{ ...entry, kind: 3 }] }));
  });
  it('refuse a record that the page does not allow', () => {
    refused(() => buildRecord({ ...APRIL_FIELDS, month: '201500' }));
    refused(() => buildRecord({ ...APRIL_FIELDS, standKwh: 1000000 }));
    refused(() => buildRecord({ ...APRIL_FIELDS, creditKwh: -1 }));
    refused(() => buildRecord({ ...APRIL_FIELDS, voltageV: 229.5 }));
    refused(() => buildRecord({ ...APRIL_FIELDS, currentDa: 0xffff }));
    refused(() => buildRecord({ ...APRIL_FIELDS, cause: 9 }));
    refused(() => buildRecord({ ...APRIL_FIELDS, interruptions: 256 }));
  });
  it('refuse a report that the page does not allow', () => {
    const report = (change: object) => () =>
      buildReportHeader({ ...REPORT_FIELDS, ...change }, THREE);
    assert.deepEqual(report({})(), REPORT);
    refused(report({ slotMap: [5, 0] }));
    refused(() => buildReportHeader(REPORT_FIELDS, [APRIL, MARCH, FEBRUARY.subarray(1)]));
    refused(report({ slotMap: [5, 0, 14] }));
    refused(report({ slotMap: [5, 0, 5] }));
    refused(report({ results: [1, 2, 0, 0] }));
    refused(report({ results: [1, 2, 0, 0, -1] }));
    refused(report({ state: 0x20 }));
    refused(report({ creditDkwh: 2 ** 31 }));
    refused(report({ supplyGroup: 2 ** 24 }));
  });
});
