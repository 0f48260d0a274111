import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApplicationKind, Product } from '../application/model.ts';
import { type ActivationTokens, tokensForActivation } from './activation-set.ts';
import type { KeyTarget } from './model.ts';

const key: KeyTarget = { sgc: '534250', krn: 2, ti: '01', ken: 255, baseDate: 2014, keyType: 2 };
const other: KeyTarget = { ...key, ti: '07' };

const setOf = (
  kind: ApplicationKind,
  over: Partial<ActivationTokens> & {
    readonly product?: Product;
    readonly meterChange?: boolean;
  } = {},
) => {
  const {
    product = 'prepaid-nfc',
    meterChange = kind !== 'PD' && kind !== 'DUA_ARAH',
    ...rest
  } = over;
  return tokensForActivation({
    application: { kind, product, powerVa: 2200, meterChange },
    ...{ meterKey: key, target: null, firstCreditEnergyDkwh: 0, ...rest },
  }).map(({ kind: token, value, mandatory }) => `${token} ${value}${mandatory ? '' : '?'}`);
};

describe('the tokens of an activation', () => {
  test('a new meter: power, clear tamper, stroom; KCT in front where its key is another', () => {
    for (const kind of ['PB', 'PS', 'MIGRASI'] as const) {
      assert.deepEqual(setOf(kind), ['max-power 2200', 'clear-tamper 0?']);
      assert.deepEqual(setOf(kind, { target: other, firstCreditEnergyDkwh: 488 }), [
        ...['key-change 0', 'max-power 2200', 'clear-tamper 0?', 'first-stroom 488'],
      ]);
    }
    assert.deepEqual(setOf('MIGRASI', { compensationEnergyDkwh: 120, firstCreditEnergyDkwh: 9 }), [
      ...['max-power 2200', 'clear-tamper 0?', 'first-stroom 9', 'compensation 120'],
    ]);
  });

  test('a meter that stays: power, KCT where the tariff index is another, stroom where it was bought', () => {
    for (const kind of ['PD', 'DUA_ARAH'] as const) {
      assert.deepEqual(setOf(kind), ['max-power 2200']);
      assert.deepEqual(setOf(kind, { target: other }), ['key-change 0', 'max-power 2200']);
      assert.deepEqual(setOf(kind, { target: key, firstCreditEnergyDkwh: 1 }), [
        ...['max-power 2200', 'first-stroom 1'],
      ]);
      assert.deepEqual(setOf(kind, { meterChange: true }), ['max-power 2200', 'clear-tamper 0?']);
    }
  });

  test('KCT for each of supply group, revision, tariff index, base date and key type; not for the expiry number alone', () => {
    const changes: readonly Partial<KeyTarget>[] = [
      { sgc: '534251' },
      { krn: 3 },
      { ti: '02' },
      { baseDate: 2035 },
      { keyType: 1 },
    ];
    for (const change of changes)
      assert.equal(setOf('PD', { target: { ...key, ...change } })[0], 'key-change 0');
    assert.deepEqual(setOf('PD', { target: { ...key, ken: 9 } }), ['max-power 2200']);
  });

  test('a postpaid product has no tokens', () => {
    assert.deepEqual(setOf('PB', { product: 'postpaid', target: other }), []);
  });

  test('power and clear tamper are a matter of the installation', () => {
    const rules = { wattsPer100Va: 85, clearTamperOnNewMeter: false };
    assert.deepEqual(setOf('PB', { rules }), ['max-power 1870']);
    const odd = {
      application: { kind: 'PB', product: 'prepaid', powerVa: 450, meterChange: true },
    } as const;
    assert.deepEqual(
      setOf('PB', { ...odd, rules }),
      ['max-power 383'],
      'never below what was bought',
    );
  });
});
