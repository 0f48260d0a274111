import type { StaTables } from '../ciphers/sta-tables.ts';
import type { KeyType } from '../keys/parameters.ts';
import type { ManagementKind } from '../tokens/management-command.ts';
import { METER_TESTS, type MeterTest } from '../tokens/meter-test.ts';
import { DEFAULT_LOCKOUT, type LockoutPolicy } from './lockout.ts';

/**
 * What a meter can do, and how it guards itself. Everything may be left out; what is left out fits a single-phase or
 * three-phase electricity meter that counts energy.
 */
export interface DecoderLimits {
  /** The tables of EA07; the sample tables when left out. */
  readonly tables?: StaTables | undefined;
  /** Credit subclasses that the meter has a register for; electricity (0) when left out. */
  readonly creditSubclasses?: readonly number[] | undefined;
  /** How many tenths of a unit its credit register still has room for; no limit when left out. */
  readonly creditRoomUnits?: number | undefined;
  /** Currency subclasses (4-7) that the meter has a register for; none when left out. */
  readonly currencySubclasses?: readonly number[] | undefined;
  /** Room of its currency register in 0.00001 of the currency unit; no limit when left out. */
  readonly currencyRoom1e5?: bigint | undefined;
  /** Management commands that the meter has; see `DEFAULT_COMMANDS`. */
  readonly commands?: readonly ManagementKind[] | undefined;
  /** Tests that the meter has; all when left out. */
  readonly tests?: readonly MeterTest[] | undefined;
  /** Whether the meter knows the extended read token; false when left out. */
  readonly extendedRead?: boolean | undefined;
  /** How long an incomplete key change is kept; 10 minutes when left out. */
  readonly keyChangeTimeoutMs?: number | undefined;
  /** To which key types a meter may go from each; see `DEFAULT_KEY_TYPE_CHANGES`. */
  readonly keyTypeChanges?: KeyTypeChanges | undefined;
  /** The keypad's guard against guessing; null for none, as for tokens from an authenticated card. */
  readonly lockout?: LockoutPolicy | null | undefined;
}

export type KeyTypeChanges = Readonly<Record<KeyType, readonly KeyType[]>>;

/** The commands of the standard that have a settled meaning for an electricity meter. */
export const DEFAULT_COMMANDS: readonly ManagementKind[] = [
  'maximumPower',
  'clearCredit',
  'clearTamper',
  'phaseUnbalance',
];

/**
 * No meter goes back to an initialisation key, and common keys (3) are for erasable magnetic cards only, so nothing
 * leads to them. The standard has a table of its own, which is not public: hence the setting.
 */
export const DEFAULT_KEY_TYPE_CHANGES: KeyTypeChanges = {
  0: [1, 2],
  1: [1, 2],
  2: [1, 2],
  3: [1, 2, 3],
};

/** The limits with everything filled in. */
export type FullLimits = {
  readonly [Name in Exclude<keyof DecoderLimits, 'tables' | 'currencyRoom1e5'>]-?: Exclude<
    DecoderLimits[Name],
    undefined
  >;
} & Pick<DecoderLimits, 'tables' | 'currencyRoom1e5'>;

export function fullLimits(limits: DecoderLimits): FullLimits {
  return {
    tables: limits.tables,
    creditSubclasses: limits.creditSubclasses ?? [0],
    creditRoomUnits: limits.creditRoomUnits ?? Number.POSITIVE_INFINITY,
    currencySubclasses: limits.currencySubclasses ?? [],
    currencyRoom1e5: limits.currencyRoom1e5,
    commands: limits.commands ?? DEFAULT_COMMANDS,
    tests: limits.tests ?? METER_TESTS,
    extendedRead: limits.extendedRead ?? false,
    keyChangeTimeoutMs: limits.keyChangeTimeoutMs ?? 600_000,
    keyTypeChanges: limits.keyTypeChanges ?? DEFAULT_KEY_TYPE_CHANGES,
    lockout: limits.lockout === undefined ? DEFAULT_LOCKOUT : limits.lockout,
  };
}
