import type { ClassRange, PowerStep, ProductRule } from './rules.ts';

const always = '2000-01-01';
const lowVoltageVa = 200_000;
const mediumVoltageFromVa = 200_001;

/** [C] standard table, yumpu 63272874: single phase with its amperes; three phase, amperes worked out at 380 V (660 VA each) [I]. */
export const defaultPowerSteps: readonly PowerStep[] = [
  ...(
    [
      [450, 2],
      [900, 4],
      [1_300, 6],
      [2_200, 10],
      [3_500, 16],
      [4_400, 20],
      [5_500, 25],
      [7_700, 35],
      [11_000, 50],
      [13_900, 63],
      [17_600, 80],
      [22_000, 100],
    ] as const
  ).map(([powerVa, amperes]) => ({ powerVa, phases: 1 as const, amperes })),
  ...(
    [
      [3_900, 6],
      [6_600, 10],
      [10_600, 16],
      [13_200, 20],
      [16_500, 25],
      [23_000, 35],
      [33_000, 50],
      [41_500, 63],
      [53_000, 80],
      [66_000, 100],
      [82_500, 125],
      [105_000, 160],
      [131_000, 200],
      [147_000, 225],
      [164_000, 250],
      [197_000, 300],
    ] as const
  ).map(([powerVa, amperes]) => ({ powerVa, phases: 3 as const, amperes })),
];

/**
 * [C] the classes and R1, R1M, R2, R3, I4; [I] the other bounds, after Permen ESDM 31/2014. S1 (220 VA, without a meter) has no step of
 * power and is not offered. T (traction), C (bulk) and L (special) are contracted one by one.
 */
export const defaultClassRanges: readonly ClassRange[] = [
  { tariff: 'S1', from: always, minVa: 220, maxVa: 220 },
  { tariff: 'S2', from: always, minVa: 450, maxVa: lowVoltageVa },
  { tariff: 'S3', from: always, minVa: mediumVoltageFromVa, maxVa: null },
  { tariff: 'R1', from: always, minVa: 450, maxVa: 2_200 },
  { tariff: 'R1M', from: '2017-01-01', minVa: 900, maxVa: 900 },
  { tariff: 'R2', from: always, minVa: 3_500, maxVa: 5_500 },
  { tariff: 'R3', from: always, minVa: 6_600, maxVa: lowVoltageVa },
  { tariff: 'B1', from: always, minVa: 450, maxVa: 5_500 },
  { tariff: 'B2', from: always, minVa: 6_600, maxVa: lowVoltageVa },
  { tariff: 'B3', from: always, minVa: mediumVoltageFromVa, maxVa: null },
  { tariff: 'I1', from: always, minVa: 450, maxVa: 14_000 },
  { tariff: 'I2', from: always, minVa: 14_001, maxVa: lowVoltageVa },
  { tariff: 'I3', from: always, minVa: mediumVoltageFromVa, maxVa: null },
  { tariff: 'I4', from: always, minVa: 30_000_000, maxVa: null },
  { tariff: 'P1', from: always, minVa: 450, maxVa: lowVoltageVa },
  { tariff: 'P2', from: always, minVa: mediumVoltageFromVa, maxVa: null },
  { tariff: 'P3', from: always, minVa: 450, maxVa: null },
  { tariff: 'T', from: always, minVa: mediumVoltageFromVa, maxVa: null },
  { tariff: 'C', from: always, minVa: mediumVoltageFromVa, maxVa: null },
  { tariff: 'L', from: always, minVa: 450, maxVa: null },
];

const prepaidClasses = ['S2', 'R1', 'R1M', 'R2', 'R3', 'B1', 'B2', 'I1', 'P1', 'P3'];

/** [I] which classes may be prepaid and up to which power: keypad meters up to 63 A in three phases, the NFC meter (EM512) one phase of 100 A. */
export const defaultProducts: readonly ProductRule[] = [
  { product: 'postpaid', from: always, classes: 'all', maxVa: null },
  { product: 'prepaid', from: always, classes: prepaidClasses, maxVa: 41_500 },
  { product: 'prepaid-nfc', from: always, classes: prepaidClasses, maxVa: 22_000 },
];
