import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DESFIRE_ATR,
  fromHex,
  ISO7816_ATR,
  MIFARE_CLASSIC_ATR,
  NTAG216_ATR,
  toHex,
} from '@setrum/card';
import { trimmedAtr } from './atr.ts';

const trimmed = (bytes: Uint8Array | null): string | null => {
  const atr = trimmedAtr(bytes);
  return atr === null ? null : toHex(atr);
};

test('an ATR ends where it says itself, whatever stands behind it', () => {
  const contact = [
    // T=0 without a check byte; T=0 and T=1 with one; no interface bytes at all.
    '3B6500002063CB6A00',
    '3BDA18FF81B1FE751F030031F573C78A40009000B0',
    '3B021450',
  ];
  for (const hex of [DESFIRE_ATR, ISO7816_ATR, MIFARE_CLASSIC_ATR, NTAG216_ATR]
    .map(toHex)
    .concat(contact)) {
    assert.equal(trimmed(fromHex(hex)), hex);
    assert.equal(trimmed(fromHex(hex.padEnd(66, '0'))), hex);
  }
});

test('what is none is null, and what is cut off stays as it is', () => {
  for (const bytes of [null, new Uint8Array(0), new Uint8Array(33), Uint8Array.of(0x90, 0)]) {
    assert.equal(trimmed(bytes), null);
  }
  assert.equal(trimmed(NTAG216_ATR.subarray(0, 5)), toHex(NTAG216_ATR.subarray(0, 5)));
});
