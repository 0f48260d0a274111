import type { MeterTest } from '@setrum/sts';
import { isSupplyOff } from './contactor.ts';
import { kwhText, powerText } from './quantity.ts';
import type { MeterState } from './state.ts';

type Shown = (state: MeterState) => string;

/** The tests and values of a class 1 token that this meter has. */
const shown: Partial<Readonly<Record<MeterTest, Shown>>> = {
  loadSwitch: (state) => (isSupplyOff(state) ? 'OFF' : 'ON'),
  display: () => '88888888',
  totalConsumption: ({ standWh }) => kwhText(standWh),
  keyRevisionAndType: ({ decoder }) => `${decoder.krn} ${decoder.keyType}`,
  tariffIndex: ({ decoder }) => decoder.ti,
  tokenReader: () => 'NFC',
  maximumPower: ({ config }) => (config.powerLimitW === null ? '-' : `${config.powerLimitW} W`),
  tamperStatus: ({ tamperCause }) => String(tamperCause ?? 0),
  presentPower: powerText,
  softwareVersion: ({ version }) => `SETRUM ${version}`,
  encryptionAlgorithm: ({ decoder }) => decoder.ea,
  keyChangeTokens: ({ decoder }) => (decoder.ea === '11' ? '4' : '3'),
  supplyGroupCode: ({ decoder }) => decoder.sgc,
  keyExpiryNumber: ({ decoder }) => String(decoder.ken),
  drn: ({ decoder }) => decoder.drn,
};

/** A value that a test token makes the display show. */
export interface ShownValue {
  readonly test: MeterTest;
  readonly text: string;
}

export function isMeterTest(test: MeterTest): boolean {
  return shown[test] !== undefined;
}

export function shownValues(state: MeterState, tests: readonly MeterTest[]): readonly ShownValue[] {
  return tests.flatMap((test) => {
    const text = shown[test]?.(state);
    return text === undefined ? [] : [{ test, text }];
  });
}
