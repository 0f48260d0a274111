import type { PpjRule, PpnRule, StampRule } from '../rules.ts';

const always = '2000-01-01';
const households = ['R1', 'R1M', 'R2', 'R3'];

/** Every region sets its own rate between 3 and 10 % (Jakarta below that for small power); a deployment adds its own. */
export const defaultPpj: readonly PpjRule[] = [
  // Elsewhere: the lowest rate in use. [I]
  { unitPrefix: '', from: always, bands: [{ upToVa: null, rateBp: 300 }] },
  // The unit of the demonstration. [I]
  { unitPrefix: '53425', from: always, bands: [{ upToVa: null, rateBp: 300 }] },
  {
    // Jakarta. [C] the rates; [I] that its units begin with 54, and since when.
    unitPrefix: '54',
    from: always,
    bands: [
      { upToVa: 2200, rateBp: 240 },
      { upToVa: 5500, rateBp: 300 },
      { upToVa: null, rateBp: 400 },
    ],
  },
];

/** Households from 7,700 VA. [C] PLN's spokesman citing PMK 31/PMK.03/2008, lampung.wahananews.co; 10 % before 2022 [I]. */
export const defaultPpn: readonly PpnRule[] = [
  { from: always, until: '2022-04-01', classes: households, minVa: 7700, rateBp: 1000 },
  { from: '2022-04-01', classes: households, minVa: 7700, rateBp: 1100 },
];

/** [C] eplik.net 2018, jambiindependent; other sources put the first step before 2021 at 200,000 or 300,000. */
export const defaultStamp: readonly StampRule[] = [
  {
    from: always,
    until: '2021-01-01',
    steps: [
      { aboveCents: 250_000_00, dutyCents: 3_000_00 },
      { aboveCents: 1_000_000_00, dutyCents: 6_000_00 },
    ],
  },
  { from: '2021-01-01', steps: [{ aboveCents: 5_000_000_00, dutyCents: 10_000_00 }] },
];
