import type { PriceSeries } from '../rules.ts';

/*
 * Certainty: [C] read in a public source or worked out from published numbers, [I] inferred.
 * A gap is a period for which only prices cut to whole rupiah, or none, were found. It stays a gap: a sale in it is
 * refused rather than priced wrongly. Known to be missing: households from 1300 VA before 2013; B2 in 2013, P1 and P3
 * before 2015; all but R1 450/900 and S2 450/900 in 2014; low voltage
 * August to November 2015 (about 1,523, 1,507, 1,533 from September) and February to October 2016; S2 above 900 VA
 * and B1 since 2013; L, T, C, S1, S3, I1, I2.
 */

const firstTariff = '2010-07-01'; // the basic tariff (TDL) of 2010; its first day [I]

/** Low voltage without subsidy, adjusted monthly: R2, R3, B2, P1, P3. [C] press lists of PLN's monthly announcements. */
const lowVoltageIn2015 = [
  { from: '2015-01-01', until: '2015-02-01', pricePerKwhCents: 149605 },
  { from: '2015-02-01', until: '2015-03-01', pricePerKwhCents: 146825 }, // liputan6, 2 March 2015
  { from: '2015-03-01', until: '2015-04-01', pricePerKwhCents: 142658 },
  { from: '2015-04-01', until: '2015-05-01', pricePerKwhCents: 146589 }, // antaranews 488737
  { from: '2015-05-01', until: '2015-06-01', pricePerKwhCents: 151481 }, // eramuslim
  { from: '2015-06-01', until: '2015-07-01', pricePerKwhCents: 152424 },
  { from: '2015-07-01', until: '2015-08-01', pricePerKwhCents: 154794 }, // detik d-2958386
];

/** From December 2015 R1 from 1300 VA follows the same adjustment. [C] at each change, [I] that nothing changed between. */
const lowVoltageSinceDecember2015 = [
  { from: '2015-12-01', until: '2016-01-01', pricePerKwhCents: 150938 }, // liputan6, 31 December 2015
  { from: '2016-01-01', until: '2016-02-01', pricePerKwhCents: 140916 },
  { from: '2016-11-01', until: '2016-12-01', pricePerKwhCents: 146180 }, // liputan6, 3 December 2016
  { from: '2016-12-01', until: '2017-01-01', pricePerKwhCents: 147272 },
  { from: '2017-01-01', until: '2020-10-01', pricePerKwhCents: 146728 }, // suaranusantara, 3 January 2017
  { from: '2020-10-01', pricePerKwhCents: 144470 }, // kompas, 1 October 2020; unchanged in November 2025
];

const lowVoltage = [...lowVoltageIn2015, ...lowVoltageSinceDecember2015];

/** The raise of July 2022, which B2 was spared. [C] tribunnews and okezone, June 2022; unchanged in November 2025. */
const lowVoltageRaised = [...lowVoltage, { from: '2022-07-01', pricePerKwhCents: 169953 }];

/** The four quarters of 2013 (Permen ESDM 30/2012). [C] press tables. */
function quartersOf2013(first: number, second: number, third: number, fourth: number) {
  return [
    { from: '2013-01-01', until: '2013-04-01', pricePerKwhCents: first },
    { from: '2013-04-01', until: '2013-07-01', pricePerKwhCents: second },
    { from: '2013-07-01', until: '2013-10-01', pricePerKwhCents: third },
    { from: '2013-10-01', until: '2014-01-01', pricePerKwhCents: fourth },
  ];
}

/** Prices of the tariff of 2010, for prepaid customers. [C] the prices, [I] that they held to the end of 2012. */
function in2010(
  classes: readonly string[],
  minVa: number,
  maxVa: number,
  pricePerKwhCents: number,
) {
  return {
    classes,
    minVa,
    maxVa,
    prices: [{ from: firstTariff, until: '2013-01-01', pricePerKwhCents }],
  };
}

/** Subsidised prices that never moved. [C] R1 in 2013, 2015 and 2025, S2 in 2010 and 2025; [I] between and before. */
function unmoved(
  classes: readonly string[],
  minVa: number,
  maxVa: number,
  pricePerKwhCents: number,
) {
  return { classes, minVa, maxVa, prices: [{ from: firstTariff, pricePerKwhCents }] };
}

const heldIn2015 = { from: '2015-01-01', until: '2015-12-01', pricePerKwhCents: 135200 }; // [C] press

/** Medium and high voltage, above 200 kVA. Not sold prepaid; the peak-hour factor is left out. [C] the published months. */
const mediumVoltage = [
  { from: '2015-05-01', until: '2015-06-01', pricePerKwhCents: 110870 },
  { from: '2015-06-01', until: '2015-07-01', pricePerKwhCents: 111560 },
  { from: '2015-07-01', until: '2015-08-01', pricePerKwhCents: 113295 },
  { from: '2017-01-01', pricePerKwhCents: 111474 },
];
const highVoltage = [
  { from: '2015-05-01', until: '2015-06-01', pricePerKwhCents: 106380 },
  { from: '2015-06-01', until: '2015-07-01', pricePerKwhCents: 107042 },
  { from: '2015-07-01', until: '2015-08-01', pricePerKwhCents: 108707 },
  { from: '2017-01-01', pricePerKwhCents: 99674 },
];

export const defaultPrices: readonly PriceSeries[] = [
  unmoved(['R1'], 1, 450, 41500),
  unmoved(['R1'], 900, 900, 60500),
  unmoved(['S2'], 1, 450, 32500),
  unmoved(['S2'], 900, 900, 45500),
  in2010(['S2'], 1300, 1300, 60500),
  in2010(['S2'], 2200, 2200, 65000),
  in2010(['S2'], 3500, 3500, 75500),
  in2010(['B1'], 1, 450, 53500),
  in2010(['B1'], 900, 900, 63000),
  in2010(['B1'], 1300, 1300, 79500),
  in2010(['B1'], 2200, 2200, 90500),
  in2010(['B2'], 6600, 200_000, 110000),
  {
    // Households that lost the subsidy (RTM), Permen ESDM 28/2016. [C] okezone, 2 May 2017.
    classes: ['R1M'],
    minVa: 900,
    maxVa: 900,
    prices: [
      { from: '2017-01-01', until: '2017-03-01', pricePerKwhCents: 79100 },
      { from: '2017-03-01', until: '2017-05-01', pricePerKwhCents: 103400 },
      { from: '2017-05-01', pricePerKwhCents: 135200 },
    ],
  },
  {
    classes: ['R1'],
    minVa: 1300,
    maxVa: 1300,
    prices: [...quartersOf2013(83300, 87900, 92800, 97900), heldIn2015],
  },
  {
    classes: ['R1'],
    minVa: 2200,
    maxVa: 2200,
    prices: [...quartersOf2013(84300, 89300, 94700, 100400), heldIn2015],
  },
  { classes: ['R1'], minVa: 1300, maxVa: 2200, prices: lowVoltageSinceDecember2015 },
  {
    classes: ['R2'],
    minVa: 3500,
    maxVa: 5500,
    prices: [...quartersOf2013(94800, 100900, 107500, 114500), ...lowVoltageRaised],
  },
  {
    classes: ['R3'],
    minVa: 6600,
    maxVa: null,
    prices: [...quartersOf2013(133600, 134200, 134700, 135200), ...lowVoltageRaised],
  },
  { classes: ['B2'], minVa: 6600, maxVa: 200_000, prices: lowVoltage },
  { classes: ['P1'], minVa: 6600, maxVa: 200_000, prices: lowVoltageRaised },
  { classes: ['P3'], minVa: 1, maxVa: null, prices: lowVoltageRaised },
  { classes: ['B3', 'I3', 'P2'], minVa: 200_001, maxVa: null, prices: mediumVoltage },
  {
    classes: ['P2'],
    minVa: 200_001,
    maxVa: null,
    prices: [{ from: '2022-07-01', pricePerKwhCents: 152288 }], // [C] tribunnews, 15 June 2022
  },
  { classes: ['I4'], minVa: 30_000_000, maxVa: null, prices: highVoltage },
];
