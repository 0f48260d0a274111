import type { KeyType } from '../keys/parameters.ts';
import type { ManagementCommand } from '../tokens/management-command.ts';
import type { MeterTest } from '../tokens/meter-test.ts';
import type { BaseDate } from '../tokens/tid.ts';
import type { CreditSubclass, CurrencySubclass } from '../tokens/types.ts';

/** Credit to add to the register of `subclass`, in tenths of its unit. */
export interface CreditEffect {
  readonly kind: 'credit';
  readonly subclass: CreditSubclass;
  readonly units: number;
}

/** Money to add to (or, when negative, take from) the register of `subclass`. */
export interface CurrencyEffect {
  readonly kind: 'currency';
  readonly subclass: CurrencySubclass;
  /** Decimal text, signed, in 0.00001 of the currency unit: JSON has no number of this size. */
  readonly amount1e5: string;
}

/** Tests to run and values to show; only those that the meter has, in the order of their bits. */
export interface TestEffect {
  readonly kind: 'test';
  readonly tests: readonly MeterTest[];
}

/** The 44 bits of an extended read token. */
export interface ExtendedReadEffect {
  readonly kind: 'extendedRead';
  readonly info: number;
}

/** A setting to change. */
export interface ManagementEffect {
  readonly kind: 'management';
  readonly command: ManagementCommand;
}

/** The key was changed: the new state already holds it; this is for the display and the event log. */
export interface KeyChangeEffect {
  readonly kind: 'keyChange';
  readonly keyType: KeyType;
  readonly krn: number;
  readonly ken: number;
  readonly ti: string;
  readonly sgc: string;
  readonly baseDate: BaseDate;
  readonly rollover: boolean;
}

/** What the meter must do now that a token was taken. Plain data. */
export type TokenEffect =
  | CreditEffect
  | CurrencyEffect
  | TestEffect
  | ExtendedReadEffect
  | ManagementEffect
  | KeyChangeEffect;
