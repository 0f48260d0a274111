import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionText } from './connection.ts';
import { formatsOf } from './formats.ts';

const at = '2026-11-28T17:33:05.000Z';
/** Intl puts spaces that do not break where we may not see them. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

test('rupiah and kWh as Indonesians write them, in both languages', () => {
  for (const language of ['id', 'en'] as const) {
    const { rupiah, energy, number } = formatsOf(language, 'WIB');
    assert.equal(rupiah(5_000_000), 'Rp 50.000');
    assert.equal(rupiah(123_450), 'Rp 1.234,50');
    assert.equal(rupiah(-250_000), '−Rp 2.500');
    assert.equal(rupiah(0), 'Rp 0');
    assert.equal(energy(337), '33,7 kWh');
    assert.equal(energy(12_340), '1.234,0 kWh');
    assert.equal(number(1_234.567), '1.234,57');
    assert.equal(number(-200), '−200');
    assert.equal(energy(-5), '−0,5 kWh');
    assert.equal(connectionText('R1T', 2_200), 'R1T / 2.200 VA');
  }
});

test('an instant in each of the three zones, with its name', () => {
  const stamps = (['WIB', 'WITA', 'WIT'] as const).map((zone) =>
    plain(formatsOf('id', zone).stamp(at)),
  );
  assert.deepEqual(stamps, [
    '29 Nov 2026 00.33 WIB',
    '29 Nov 2026 01.33 WITA',
    '29 Nov 2026 02.33 WIT',
  ]);
  assert.equal(plain(formatsOf('en', 'WIB').stamp(at)), '29 Nov 2026 00.33 WIB');
  assert.equal(plain(formatsOf('id', 'WIB').time(at)), '00.33.05');
});

test('days and months in words of the language', () => {
  assert.equal(plain(formatsOf('id', 'WIB').day('2026-12-01')), '1 Des 2026');
  assert.equal(plain(formatsOf('en', 'WIB').day('2026-12-01')), '1 Dec 2026');
  assert.equal(plain(formatsOf('id', 'WIT').month('201205')), 'Mei 2012');
  assert.equal(plain(formatsOf('en', 'WIT').month('201205')), 'May 2012');
});
