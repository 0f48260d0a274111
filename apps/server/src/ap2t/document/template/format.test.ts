import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatters, inFours } from './format.ts';
import { spelled, spelledRupiah } from './spell.ts';

test('numbers in Indonesian words', () => {
  const examples: readonly (readonly [number, string])[] = [
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [99, 'sembilan puluh sembilan'],
    [100, 'seratus'],
    [101, 'seratus satu'],
    [200, 'dua ratus'],
    [999, 'sembilan ratus sembilan puluh sembilan'],
    [1000, 'seribu'],
    [1001, 'seribu satu'],
    [1999, 'seribu sembilan ratus sembilan puluh sembilan'],
    [2000, 'dua ribu'],
    [11_000, 'sebelas ribu'],
    [100_000, 'seratus ribu'],
    [1_000_000, 'satu juta'],
    [2_062_000, 'dua juta enam puluh dua ribu'],
    [1_000_000_001, 'satu miliar satu'],
    [999_000_000_000_000, 'sembilan ratus sembilan puluh sembilan triliun'],
  ];
  for (const [value, words] of examples) assert.equal(spelled(value), words);
  for (const value of [-1, 0.5, 1e15]) assert.throws(() => spelled(value), RangeError);
});

test('the words of every number up to a hundred thousand read back as the number', () => {
  for (let value = 1; value < 100_000; value += 7) assert.equal(readBack(spelled(value)), value);
});

test('rupiah in words tell the sen only where there are any', () => {
  assert.equal(spelledRupiah(206_200_000), 'dua juta enam puluh dua ribu rupiah');
  assert.equal(spelledRupiah(150), 'satu rupiah lima puluh sen');
  assert.equal(spelledRupiah(0), 'nol rupiah');
});

test('values as papers write them', () => {
  const written = (name: string, value: string | number) => formatters[name]?.format(value);
  assert.equal(written('rupiah', 206_200_000), 'Rp2.062.000,00');
  assert.equal(written('nominal', 5), '0,05');
  assert.equal(written('tanggal', '2015-01-05'), '5 Januari 2015');
  assert.equal(written('tanggalPendek', '2015-01-05'), '05-01-2015');
  assert.equal(written('hariTanggal', '2015-01-15'), 'Kamis, 15 Januari 2015');
  // An hour before midnight UTC is the next day in WIB.
  assert.equal(written('tanggal', '2015-12-31T23:05:00.000Z'), '1 Januari 2016');
  assert.equal(written('waktu', '2015-12-31T23:05:00.000Z'), '1 Januari 2016 pukul 06.05 WIB');
  assert.equal(written('daya', 2200), '2.200 VA');
  assert.equal(written('kwh', 5), '0,5 kWh');
  assert.equal(written('kwh', 12_345), '1.234,5 kWh');
  assert.equal(written('kapital', 'setrum'), 'SETRUM');
});

test('digits in groups, none of them alone', () => {
  assert.equal(inFours('0511501150237'), '0511 5011 50237');
  assert.equal(inFours('12345678901234567890'), '1234 5678 9012 3456 7890');
  assert.equal(inFours('123456'), '1234 56');
  assert.equal(inFours('1'), '1');
});

/** An independent reading of the words. */
function readBack(words: string): number {
  const names = 'satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
  const plain = words
    .replace('seribu', 'satu ribu')
    .replaceAll('seratus', 'satu ratus')
    .replaceAll('sepuluh', 'satu puluh')
    .replaceAll('sebelas', 'satu belas');
  let sum = 0;
  let group = 0;
  let digit = 0;
  for (const word of plain.split(' ')) {
    if (word === 'ribu') {
      sum += (group + digit) * 1000;
      group = 0;
      digit = 0;
    } else if (word === 'ratus' || word === 'puluh') {
      group += digit * (word === 'ratus' ? 100 : 10);
      digit = 0;
    } else if (word === 'belas') {
      group += 10 + digit;
      digit = 0;
    } else digit = names.indexOf(word) + 1;
  }
  return sum + group + digit;
}
