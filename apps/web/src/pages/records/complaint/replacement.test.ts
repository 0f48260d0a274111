import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  emptyReplacement,
  faultsOf,
  movedDkwh,
  replacementOf,
  sealsOf,
  tenthsOf,
  wholeOf,
} from './replacement.ts';

const typed = {
  ...emptyReplacement,
  ...{ newMeterNo: '32031017679', fitter: ' AGUS ', stand: '1234', remaining: '57,3' },
  ...{ seals: 'Tutup terminal, A1\nKotak, luar, B2', description: 'layar mati' },
};

describe('a replacement as it is typed', () => {
  test('numbers: with comma or point, nothing is null, what is none is no number', () => {
    assert.deepEqual([tenthsOf('57,3'), tenthsOf('57.3'), tenthsOf('57')], [573, 573, 570]);
    assert.deepEqual(
      [tenthsOf(' '), tenthsOf('57,35'), tenthsOf('1.234,5')],
      [null, undefined, undefined],
    );
    assert.deepEqual(
      [wholeOf('012'), wholeOf(''), wholeOf('-1'), wholeOf('1,5')],
      [...[12, null, undefined, undefined]],
    );
  });

  test('seals: a place and a number a line', () => {
    assert.deepEqual(sealsOf(typed.seals), [
      { place: 'Tutup terminal', number: 'A1' },
      { place: 'Kotak, luar', number: 'B2' },
    ]);
    assert.deepEqual(sealsOf('\n'), []);
    for (const wrong of ['A1', ', A1', 'Tutup,', 'x,y\n'.repeat(13)])
      assert.equal(sealsOf(wrong), undefined, wrong);
  });

  test('faults stand at their fields', () => {
    assert.deepEqual(faultsOf(typed), {});
    assert.deepEqual(faultsOf(emptyReplacement), {
      ...{ newMeterNo: 'meterDigits', fitter: 'required', description: 'descriptionShort' },
    });
    assert.equal(faultsOf({ ...typed, remaining: 'x' }).remaining, 'numberWrong');
  });

  test('what moves is the display and the tokens that were never entered', () => {
    const credit = { issuedAt: '', cardUid: null, standing: 'sold' };
    const credits = [
      { ...credit, tokenId: 'a', energyDkwh: 337 },
      { ...credit, tokenId: 'b', energyDkwh: 100 },
    ];
    assert.equal(movedDkwh({ ...typed, notEntered: ['a'] }, credits), 910);
    assert.equal(movedDkwh({ ...emptyReplacement, remaining: 'x' }, credits), 0);
  });

  test('the order says null of what was not read, and nothing of what was not typed', () => {
    assert.deepEqual(replacementOf({ ...typed, stand: '' }), {
      ...{ newMeterNo: '32031017679', fitter: 'AGUS', notEntered: [] },
      seals: sealsOf(typed.seals),
      removal: { standKwh: null, remainingDkwh: 573 },
    });
    assert.deepEqual(
      Object.keys(replacementOf({ ...typed, installedStand: '0', exceptionReason: 'habis' })).slice(
        -2,
      ),
      ['installedStandKwh', 'exceptionReason'],
    );
  });
});
