import type { KeyChangeSection } from './key-change-section.ts';
import type { ManagementCommand } from './management-command.ts';

/** Credit by quantity: 0 electricity (0.1 kWh), 1 water (0.1 m3), 2 gas (0.1 m3), 3 time (0.1 min). */
export type CreditSubclass = 0 | 1 | 2 | 3;

/** Credit by money: 4 electricity, 5 water, 6 gas, 7 time; in 0.00001 of the currency's unit. */
export type CurrencySubclass = 4 | 5 | 6 | 7;

/** What the tokens that a meter takes once have in common. */
export interface Identified {
  /** Token identifier: minutes since the base date, 24 bits. */
  readonly tid: number;
}

/** Class 0, subclasses 0-3. */
export interface CreditToken extends Identified {
  readonly kind: 'credit';
  readonly subclass: CreditSubclass;
  /** Tenths of a kWh, m3 or minute. */
  readonly units: number;
  /** Four bits that make tokens of one content differ. */
  readonly rnd: number;
}

/** Class 0, subclasses 4-7. */
export interface CurrencyToken extends Identified {
  readonly kind: 'currency';
  readonly subclass: CurrencySubclass;
  /** Signed, in 0.00001 of the currency unit. */
  readonly amount1e5: bigint;
}

/** Class 1, subclasses 0 (two-digit manufacturer codes) and 1 (four-digit codes): tests and displays. */
export interface MeterTestToken {
  readonly kind: 'test';
  readonly subclass: 0 | 1;
  /** One bit for each test: 36 bits in subclass 0, 28 in subclass 1. */
  readonly control: number;
  /** 0 for the meters of every manufacturer. */
  readonly manufacturerCode: number;
}

/** Class 1, subclass 2: the extended read of STS 202-5. Its 44 bits are carried, not interpreted. */
export interface ExtendedReadToken {
  readonly kind: 'extendedRead';
  readonly info: number;
}

/** Class 2 with an identifier: subclasses 0, 1, 2, 5, 6, 7 and 10. */
export interface ManagementToken extends Identified {
  readonly kind: 'management';
  readonly command: ManagementCommand;
  readonly rnd: number;
}

/** Everything that `readToken` can find in a token. */
export type StsToken =
  | CreditToken
  | CurrencyToken
  | MeterTestToken
  | ExtendedReadToken
  | ManagementToken
  | KeyChangeSection;

/** Why a token cannot be read, in the standard's words (IEC 62055-41, 7.2.2, 7.2.3). */
export type ReadError = 'FormatError' | 'CRCError' | 'FunctionError' | 'RangeError';

/** What reading gave. */
export type TokenReading =
  | { readonly ok: true; readonly token: StsToken }
  | { readonly ok: false; readonly error: ReadError };
