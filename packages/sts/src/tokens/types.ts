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

/** Everything that `readToken` can find in a token. */
export type StsToken = CreditToken;

/** Why a token cannot be read, in the standard's words (IEC 62055-41, 7.2.2, 7.2.3). */
export type ReadError = 'FormatError' | 'CRCError' | 'FunctionError' | 'RangeError';

/** What reading gave. */
export type TokenReading =
  | { readonly ok: true; readonly token: StsToken }
  | { readonly ok: false; readonly error: ReadError };
