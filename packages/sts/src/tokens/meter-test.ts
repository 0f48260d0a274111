import { assertInteger } from '../check.ts';
import { seal } from './seal.ts';
import type { ExtendedReadToken, MeterTestToken } from './types.ts';

/** The test that each bit of a control field asks for (bit 0 is the least significant). */
export const METER_TESTS = [
  'loadSwitch',
  'display',
  'totalConsumption',
  'keyRevisionAndType',
  'tariffIndex',
  'tokenReader',
  'maximumPower',
  'tamperStatus',
  'presentPower',
  'softwareVersion',
  'phaseUnbalance',
  'waterFactor',
  'tariffRate',
  'encryptionAlgorithm',
  'keyChangeTokens',
  'supplyGroupCode',
  'keyExpiryNumber',
  'drn',
] as const;

export type MeterTest = (typeof METER_TESTS)[number];

/** "Test 0": every test that the meter has. Subclass 0 has 36 control bits, subclass 1 has 28. */
export const ALL_TESTS: Readonly<Record<0 | 1, number>> = { 0: 2 ** 36 - 1, 1: 2 ** 28 - 1 };

/** What a test token is made of. */
export type MeterTestInput = Omit<MeterTestToken, 'kind'>;

/**
 * A test or display token of class 1 (IEC 62055-41, 6.2.3): in clear, for any meter of the manufacturer, or of all
 * (code 0). Gives 20 digits. Throws STS_RANGE.
 */
export function makeTestToken(input: MeterTestInput): string {
  const { subclass, control, manufacturerCode } = input;
  assertInteger('A test subclass', subclass, 0, 1);
  assertInteger('A control field', control, 0, ALL_TESTS[subclass]);
  assertInteger('A manufacturer code', manufacturerCode, 0, subclass === 0 ? 99 : 9999);
  return sealInfo(subclass, control * codeSpan(subclass) + manufacturerCode);
}

/** An extended read token (class 1, subclass 2; STS 202-5) of 44 bits. Gives 20 digits. Throws STS_RANGE. */
export function makeExtendedReadToken(info: number): string {
  assertInteger('An extended read field', info, 0, 2 ** 44 - 1);
  return sealInfo(2, info);
}

/** The control field that asks for one test. */
export function controlOf(meterTest: MeterTest): number {
  return 2 ** METER_TESTS.indexOf(meterTest);
}

/** The tests that a control field asks for, in the order of their bits; bits without a name are left out. */
export function testsOf(control: number): MeterTest[] {
  return METER_TESTS.filter((_, bit) => Math.floor(control / 2 ** bit) % 2 === 1);
}

/** The fields of a class 1 block, or null when its subclass is reserved. */
export function testOfBlock(high: number, low: number): MeterTestToken | ExtendedReadToken | null {
  const subclass = high >>> 28;
  const info = (high & 0xfff_ffff) * 65536 + (low >>> 16);
  if (subclass === 2) return { kind: 'extendedRead', info };
  if (subclass !== 0 && subclass !== 1) return null;
  const span = codeSpan(subclass);
  return {
    kind: 'test',
    subclass,
    control: Math.floor(info / span),
    manufacturerCode: info % span,
  };
}

/** The manufacturer code takes 8 bits in subclass 0 and 16 in subclass 1. */
function codeSpan(subclass: 0 | 1): number {
  return subclass === 0 ? 256 : 65536;
}

function sealInfo(subclass: number, info: number): string {
  const lowBits = info % 65536;
  return seal(null, 1, (subclass << 28) | ((info - lowBits) / 65536), lowBits << 16);
}
