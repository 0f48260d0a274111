import { defaultRules } from '../defaults/rules.ts';
import { defaultClassRanges, defaultPowerSteps, defaultProducts } from './default-services.ts';
import type { ConnectionRules, FirstCreditRule, PowerCharge, ReinstallationRule } from './rules.ts';

/* Certainty: [C] read in a public source or worked out from published numbers, [S] the SOP, [I] inferred. */

const always = '2000-01-01';

/**
 * BP. [C] Permen ESDM 27/2017, antara, kompas, orasi.id; press of 2015 and 2016 has the same for Permen ESDM 33/2014, so [I] that they held
 * before. Above 200 kVA (medium voltage) no figure was found: refused.
 */
export const defaultConnectionFees: readonly PowerCharge[] = [
  {
    from: always,
    bands: [
      { upToVa: 450, charge: { fixedCents: 421_000_00 } },
      { upToVa: 900, charge: { fixedCents: 843_000_00 } },
      { upToVa: 1_300, charge: { fixedCents: 1_218_000_00 } },
      { upToVa: 2_200, charge: { fixedCents: 2_062_000_00 } },
      { upToVa: 100_000, charge: { perVaCents: 969_00 } },
      { upToVa: 200_000, charge: { perVaCents: 775_00 } },
    ],
  },
];

/** UJL, postpaid only. PLN's whole table is not public; what a customer holds is on record and counts, not this table. */
export const defaultDeposits: readonly PowerCharge[] = [
  {
    // [C] 101 per VA for R1/2200 in 2010 (republika, 9 December 2010); [I] for all others and before.
    from: always,
    until: '2011-01-01',
    bands: [{ upToVa: null, charge: { perVaCents: 101_00 } }],
  },
  {
    // [C] New customers paid none from 2011 to the middle of 2013 (antar-langit, November 2013).
    from: '2011-01-01',
    until: '2013-07-01',
    bands: [{ upToVa: null, charge: { fixedCents: 0 } }],
  },
  {
    // [C] from 900 to 3,500 VA, as differences of published totals; [I] 450 VA, above 3,500 VA, and since when these sums.
    from: '2013-07-01',
    bands: [
      { upToVa: 450, charge: { fixedCents: 62_400_00 } },
      { upToVa: 900, charge: { fixedCents: 124_800_00 } },
      { upToVa: 1_300, charge: { fixedCents: 267_900_00 } },
      { upToVa: 2_200, charge: { fixedCents: 420_200_00 } },
      { upToVa: null, charge: { perVaCents: 187_00 } },
    ],
  },
];

/** [C] A connection that was removed is treated as a new one (detik d-5084481), however long ago: the whole fee. */
const defaultReinstallation: readonly ReinstallationRule[] = [
  { from: always, steps: [{ upToDays: null, feeBp: 10_000 }] },
];

/** [C] SPJBTL: compulsory at PB, PD and migration; [S] SOP 2.3 and 1.5: PS pays it too. */
const defaultFirstCredit: readonly FirstCreditRule[] = [
  { from: always, compulsory: ['PB', 'PD', 'PS', 'MIGRASI'] },
];

/** The rules that ship; `docs/money-rules.md` says what is published and what is not. */
export const defaultConnectionRules: ConnectionRules = {
  money: defaultRules,
  fees: defaultConnectionFees,
  deposits: defaultDeposits,
  ppn: [], // [C] the bill of 2020 has none on BP
  stampedLines: ['BP', 'UJL', 'PPN', 'STROOM', 'PPJ', 'TUNGGAKAN'], // [I] one receipt, one duty, on all of it
  reinstallation: defaultReinstallation,
  firstCredit: defaultFirstCredit,
  powerSteps: defaultPowerSteps,
  freePowerFromVa: 200_001,
  classRanges: defaultClassRanges,
  products: defaultProducts,
};
