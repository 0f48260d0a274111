import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connectionCosts } from './costs.ts';
import { defaultConnectionRules } from './defaults.ts';
import type { ConnectionInput } from './input.ts';
import type { ConnectionRules, CostKind } from './rules.ts';

const base: ConnectionInput = {
  kind: 'PB',
  product: 'postpaid',
  tariff: 'R1',
  powerVa: 1300,
  from: null,
  firstCreditCents: 0,
  unit: '53425',
  on: '2015-05-04',
  arrearsCents: 0,
  ujlHeldCents: 0,
};

const costsOf = (
  changes: Partial<ConnectionInput>,
  rules: ConnectionRules = defaultConnectionRules,
) => connectionCosts({ ...base, ...changes }, rules);

/** Lines by kind, in rupiah. */
function lines(
  changes: Partial<ConnectionInput>,
  rules?: ConnectionRules,
): Partial<Record<CostKind, number>> {
  const { lines } = costsOf(changes, rules);
  return Object.fromEntries(lines.map(({ kind, amountCents }) => [kind, amountCents / 100]));
}

const refusal = (changes: Partial<ConnectionInput>, code: string) =>
  assert.throws(() => costsOf(changes), { code });

const nfc = { product: 'prepaid-nfc', firstCreditCents: 20_000_00 } as const;

describe('published figures', () => {
  const fees: [powerVa: number, fee: number][] = [
    [450, 421_000],
    [900, 843_000],
    [1300, 1_218_000],
    [2200, 2_062_000],
    [3500, 3_391_500],
    [82_500, 79_942_500],
    [105_000, 81_375_000],
    [197_000, 152_675_000],
  ];
  for (const [powerVa, fee] of fees) {
    test(`the fee of ${powerVa} VA is ${fee}`, () => {
      assert.equal(lines({ powerVa }).BP, fee);
    });
  }

  test('from 900 to 1300 VA: 375,000, the difference', () => {
    const from = { tariff: 'R1', powerVa: 900, product: 'prepaid' } as const;
    assert.equal(lines({ kind: 'PD', from, ...nfc }).BP, 375_000);
  });

  test('first credit of 50,000 at 450 VA in Jakarta: 48,828 and 1,172', () => {
    const asked = { product: 'prepaid', powerVa: 450, unit: '54110', on: '2025-11-10' } as const;
    const costs = costsOf({ ...asked, firstCreditCents: 50_000_00 });
    assert.deepEqual(costs.lines, [
      { code: '01', kind: 'BP', amountCents: 421_000_00 },
      { code: '05', kind: 'STROOM', amountCents: 48_828_00 },
      { code: '07', kind: 'PPJ', amountCents: 1_172_00 },
    ]);
    assert.equal(costs.totalCents, 471_000_00);
    assert.equal(costs.energyDkwh, 1177); // 48,828 / 415 = 117.66
    assert.equal(costs.firstCredit?.pricePerKwhCents, 415_00);
  });

  test('the bill of 2020: 2200 VA, 2,062,000, stamp 6,000', () => {
    const made = lines({ powerVa: 2200, ...nfc, on: '2020-06-06' });
    assert.deepEqual([made.BP, made.MATERAI], [2_062_000, 6_000]);
  });

  test('postpaid 1300 VA in 2015: a deposit of 267,900 under its own code', () => {
    assert.deepEqual(costsOf({}).lines, [
      { code: '01', kind: 'BP', amountCents: 1_218_000_00 },
      { code: '08', kind: 'UJL', amountCents: 267_900_00 },
      { code: '03', kind: 'MATERAI', amountCents: 6_000_00 },
    ]);
  });
});

describe('security deposit', () => {
  const days: [on: string, rupiah: number | undefined][] = [
    ['2010-12-31', 222_200],
    ['2011-01-01', undefined],
    ['2013-06-30', undefined],
    ['2013-07-01', 420_200],
    ['2026-01-01', 420_200],
  ];
  for (const [on, rupiah] of days) {
    test(`of R1/2200 on ${on}: ${rupiah ?? 'none'}`, () => {
      assert.equal(lines({ powerVa: 2200, on }).UJL, rupiah);
    });
  }

  test('a change of power asks for what is missing of what is held, and gives nothing back', () => {
    const from = { tariff: 'R1', powerVa: 900, product: 'postpaid' } as const;
    const pd = { kind: 'PD', from } as const;
    assert.equal(lines({ ...pd, ujlHeldCents: 124_800_00 }).UJL, 143_100);
    assert.equal(lines({ ...pd, ujlHeldCents: 0 }).UJL, 267_900);
    assert.equal(lines({ ...pd, ujlHeldCents: 500_000_00 }).UJL, undefined);
  });

  test('prepaid has none', () => {
    assert.equal(lines(nfc).UJL, undefined);
  });
});

describe('stamp duty', () => {
  const duty = (rupiah: number, on: string) =>
    lines({ kind: 'PS', ...nfc, powerVa: 450, on, arrearsCents: (rupiah - 441_000) * 100 }).MATERAI;
  const steps: [on: string, rupiah: number, duty: number | undefined][] = [
    ['2020-12-31', 1_000_000, 3_000],
    ['2020-12-31', 1_000_001, 6_000],
    ['2021-01-01', 5_000_000, undefined],
    ['2021-01-01', 5_000_001, 10_000],
  ];
  for (const [on, rupiah, expected] of steps) {
    test(`on ${rupiah} in all, first credit included, on ${on}: ${expected ?? 'none'}`, () => {
      assert.equal(duty(rupiah, on), expected);
    });
  }
});

describe('kinds', () => {
  const from = { tariff: 'R1', powerVa: 1300, product: 'postpaid' } as const;

  test('migration at the same power costs the first credit only', () => {
    const costs = costsOf({ kind: 'MIGRASI', from, ...nfc });
    assert.deepEqual(
      costs.lines.map(({ kind }) => kind),
      ['STROOM', 'PPJ'],
    );
    assert.equal(costs.totalCents, 20_000_00);
    assert.equal(lines({ kind: 'MIGRASI', from: { ...from, powerVa: 900 }, ...nfc }).BP, 375_000);
  });

  test('two-way registration costs nothing', () => {
    const was = { ...from, product: 'prepaid' } as const;
    for (const before of [was, null]) {
      const costs = costsOf({ kind: 'DUA_ARAH', from: before, product: 'prepaid-nfc' });
      assert.deepEqual(costs, { lines: [], totalCents: 0, firstCredit: null, energyDkwh: 0 });
    }
    refusal({ kind: 'DUA_ARAH', from: was, ...nfc }, 'SETRUM_FIRST_CREDIT_INVALID');
    refusal({ kind: 'DUA_ARAH', from, product: 'prepaid-nfc' }, 'SETRUM_PRODUCT_CHANGE_INVALID');
    refusal({ kind: 'DUA_ARAH', from: was, product: 'prepaid' }, 'SETRUM_PRODUCT_CHANGE_INVALID');
  });

  test('less power costs no fee, and none comes back', () => {
    const was = { tariff: 'R2', powerVa: 5500, product: 'prepaid' } as const;
    assert.equal(lines({ kind: 'PD', from: was, ...nfc }).BP, undefined);
  });

  test('re-installation is a new connection with its arrears', () => {
    const made = lines({ kind: 'PS', ...nfc, arrearsCents: 345_678_00 });
    assert.deepEqual([made.BP, made.TUNGGAKAN], [1_218_000, 345_678]);
    assert.equal(lines({ kind: 'PS', ...nfc }).TUNGGAKAN, undefined);
  });

  test('re-installation within a time may cost a share of the fee', () => {
    const steps = [
      { upToDays: 60, feeBp: 2_500 },
      { upToDays: null, feeBp: 10_000 },
    ];
    const rules = { ...defaultConnectionRules, reinstallation: [{ from: '2000-01-01', steps }] };
    const fee = (removedOn: string | null) => lines({ kind: 'PS', ...nfc, removedOn }, rules).BP;
    assert.equal(fee('2015-03-05'), 304_500); // 60 days before
    assert.equal(fee('2015-03-04'), 1_218_000);
    assert.equal(fee(null), 1_218_000);
  });

  test('VAT on the fee where a deployment asks for it, together with that of the credit', () => {
    const ppn = [{ from: '2000-01-01', on: ['BP' as const], rateBp: 1_000 }];
    const rules = { ...defaultConnectionRules, ppn };
    const made = costsOf({ tariff: 'R3', powerVa: 7700, ...nfc }, rules);
    const credit = made.firstCredit?.ppnCents ?? 0;
    assert.ok(credit > 0);
    const line = made.lines.find(({ kind }) => kind === 'PPN');
    assert.equal(line?.amountCents, 746_130_00 + credit);
  });
});

describe('refusals', () => {
  const prepaid = { tariff: 'R1', powerVa: 900, product: 'prepaid' } as const;
  const postpaid = { ...prepaid, product: 'postpaid' } as const;

  test('a first credit out of bounds, missing, or where there is none', () => {
    for (const firstCreditCents of [0, 4_999_00, 1_000_001_00, 20_000_50, -5_000_00, Number.NaN]) {
      refusal({ ...nfc, firstCreditCents }, 'SETRUM_FIRST_CREDIT_INVALID');
    }
    for (const firstCreditCents of [5_000_00, 1_000_000_00]) costsOf({ ...nfc, firstCreditCents });
    refusal({ firstCreditCents: 20_000_00 }, 'SETRUM_FIRST_CREDIT_INVALID');
  });

  test('a change that its kind does not make', () => {
    const code = 'SETRUM_PRODUCT_CHANGE_INVALID';
    refusal({ kind: 'PD', from: postpaid, ...nfc }, code);
    refusal({ kind: 'PD', from: prepaid }, code);
    refusal({ kind: 'MIGRASI', from: prepaid, ...nfc }, code);
    refusal({ kind: 'MIGRASI', from: postpaid }, code);
    refusal({ kind: 'PD', ...nfc }, 'SETRUM_PREVIOUS_SERVICE_MISSING');
    refusal({ kind: 'MIGRASI', ...nfc }, 'SETRUM_PREVIOUS_SERVICE_MISSING');
    refusal(
      { kind: 'PD', from: { ...postpaid, tariff: 'R1T', powerVa: 1300 } },
      'SETRUM_CONNECTION_UNCHANGED',
    );
  });

  test('arrears anywhere else than at a re-installation', () => {
    for (const kind of ['PB', 'PD', 'MIGRASI'] as const) {
      refusal(
        { kind, from: kind === 'PD' ? prepaid : postpaid, ...nfc, arrearsCents: 100 },
        'SETRUM_ARREARS_OPEN',
      );
    }
  });

  test('powers and money that mean nothing', () => {
    refusal({ powerVa: 200_001 }, 'SETRUM_CONNECTION_FEE_UNKNOWN');
    refusal({ powerVa: 0.5 }, 'SETRUM_BAD_REQUEST');
    refusal({ ujlHeldCents: -1 }, 'SETRUM_BAD_REQUEST');
    refusal({ on: '1999-12-31' }, 'SETRUM_TARIFF_RULE_MISSING');
  });
});
