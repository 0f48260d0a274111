import { assertInteger } from '../check.ts';
import { StsError } from '../error.ts';
import { decodeAmount, encodeAmount } from './amount.ts';

/** What a class 2 token tells a meter (IEC 62055-41, 6.2.4; STS 202-5 for flags and controls). */
export type ManagementCommand =
  /** The load limit, in W. */
  | { readonly kind: 'maximumPower'; readonly watts: number }
  /** 0-3 quantity registers, 4-7 currency registers in the order of the credit subclasses; 65535 all. */
  | { readonly kind: 'clearCredit'; readonly register: number }
  /** Reserved by the standard: 16 bits without a meaning yet. */
  | { readonly kind: 'tariffRate'; readonly rate: number }
  | { readonly kind: 'clearTamper' }
  /** The limit of unbalance between phases, in W. */
  | { readonly kind: 'phaseUnbalance'; readonly watts: number }
  /** Reserved by the standard: 16 bits without a meaning yet. */
  | { readonly kind: 'waterFactor'; readonly factor: number }
  /** Extended set, index 63. */
  | { readonly kind: 'setFlag'; readonly flag: number; readonly on: boolean }
  /** Extended set, index 0-62. */
  | { readonly kind: 'setControl'; readonly index: number; readonly value: number };

export type ManagementKind = ManagementCommand['kind'];

/** The register number that stands for all of them. */
export const ALL_REGISTERS = 0xffff;

const SUBCLASSES: Readonly<Record<ManagementKind, number>> = {
  maximumPower: 0,
  clearCredit: 1,
  tariffRate: 2,
  clearTamper: 5,
  phaseUnbalance: 6,
  waterFactor: 7,
  setFlag: 10,
  setControl: 10,
};

const FLAG_INDEX = 63;

/** The subclass of a command. */
export function subclassOf(kind: ManagementKind): number {
  return SUBCLASSES[kind];
}

/** The 16 bits that carry a command's value; a power is rounded up as an amount is. Throws STS_RANGE. */
export function codedValueOf(command: ManagementCommand): number {
  switch (command.kind) {
    case 'maximumPower':
    case 'phaseUnbalance':
      return encodeAmount(command.watts);
    case 'clearCredit':
      if (command.register !== ALL_REGISTERS) assertInteger('A register', command.register, 0, 7);
      return command.register;
    case 'tariffRate':
      return sixteenBits('A tariff rate', command.rate);
    case 'clearTamper':
      return 0;
    case 'waterFactor':
      return sixteenBits('A water factor', command.factor);
    case 'setFlag':
      assertInteger('A flag', command.flag, 0, 511);
      return (FLAG_INDEX << 10) | (command.flag << 1) | (command.on ? 1 : 0);
    case 'setControl':
      assertInteger('A control index', command.index, 0, FLAG_INDEX - 1);
      assertInteger('A control value', command.value, 0, 1023);
      return (command.index << 10) | command.value;
  }
}

/** The command of a subclass and its 16 bits; null for a reserved subclass, 'range' for a value that has no sense. */
export function commandOf(subclass: number, value: number): ManagementCommand | 'range' | null {
  switch (subclass) {
    case 0:
      return { kind: 'maximumPower', watts: decodeAmount(value) };
    case 1:
      return value > 7 && value !== ALL_REGISTERS
        ? 'range'
        : { kind: 'clearCredit', register: value };
    case 2:
      return { kind: 'tariffRate', rate: value };
    case 5:
      return value === 0 ? { kind: 'clearTamper' } : 'range';
    case 6:
      return { kind: 'phaseUnbalance', watts: decodeAmount(value) };
    case 7:
      return { kind: 'waterFactor', factor: value };
    case 10:
      return extendedOf(value);
    default:
      return null;
  }
}

/**
 * The command of a subclass and a plain number: W for 0 and 6, otherwise the 16 bits themselves.
 * Throws STS_UNSUPPORTED for a reserved subclass, STS_RANGE for a number that has no sense there.
 */
export function managementCommand(subclass: number, value: number): ManagementCommand {
  const inWatts = subclass === SUBCLASSES.maximumPower || subclass === SUBCLASSES.phaseUnbalance;
  const bits = inWatts ? encodeAmount(value) : sixteenBits('A value', value);
  const command = commandOf(subclass, bits);
  if (command === null) {
    throw new StsError('STS_UNSUPPORTED', `Class 2 has no command in subclass ${subclass}`);
  }
  if (command === 'range') {
    throw new StsError('STS_RANGE', `The value does not fit subclass ${subclass}`);
  }
  return 'watts' in command ? { ...command, watts: value } : command;
}

function extendedOf(value: number): ManagementCommand {
  const index = value >>> 10;
  const data = value & 1023;
  return index === FLAG_INDEX
    ? { kind: 'setFlag', flag: data >>> 1, on: (data & 1) === 1 }
    : { kind: 'setControl', index, value: data };
}

function sixteenBits(what: string, value: number): number {
  assertInteger(what, value, 0, 0xffff);
  return value;
}
