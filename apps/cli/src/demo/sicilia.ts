import type { LoadProfileRecord } from '@setrum/card';

/** The SOP's own customer, meter and card (figure 2-4, table 3-2). */
export const sicilia = {
  idpel: '534252904966',
  name: 'SICILIA NFC',
  address: 'DK. SELATAN No.12 RT.4/5',
  unit: '53425',
  tariff: 'R1T',
  powerVa: 2200,
  meter: { meterNo: '32031017679', make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
} as const;

export const siciliaCardUid = '04A1B2C3D4E580';

/** Table 3-2 of the SOP, newest first: month, stand, kWh left, voltage; every month has tamper status 8. */
const table32 = [
  ['201212', 5700, 6, 220],
  ['201211', 5210, 21, 210],
  ['201210', 4889, 16, 220],
  ['201209', 4765, 9, 210],
  ['201208', 4322, 11, 220],
  ['201207', 4011, 18, 210],
  ['201206', 3765, 34, 220],
  ['201205', 3409, 8, 210],
  ['201204', 2998, 24, 200],
  ['201203', 2553, 17, 190],
  ['201202', 2012, 48, 205],
  ['201201', 1654, 5, 200],
] as const;

const notKnown = 255;

export const siciliaRecords: readonly LoadProfileRecord[] = table32.map(
  ([month, standKwh, remainingKwh, voltageV]) => ({
    month,
    standKwh,
    remainingKwh,
    voltageV,
    tamper: 8,
    // The table has neither current nor cause: figures that nobody measured are not invented.
    currentDa: null,
    tamperCause: notKnown,
    outages: 0,
    lowVoltageEvents: 0,
    overloads: 0,
    tamperEvents: 0,
  }),
);
