import type { ManagementCommand, TokenReading } from '@setrum/sts';
import type { CardSecurity } from '../card-key/port.ts';

/** The attributes of a meter's decoder key (IEC 62055-41 clause 6.5), as vending registers them; never the key itself. */
export interface MeterKey {
  readonly meterNo: string;
  readonly version: number;
  readonly pan: string;
  readonly dkga: '02' | '03' | '04';
  readonly ea: '07' | '09' | '11';
  readonly keyType: 0 | 1 | 2 | 3;
  readonly sgc: string;
  readonly krn: number;
  readonly ti: string;
  readonly ken: number;
  readonly baseDate: 1993 | 2014 | 2035;
}

/** One credit token to be made: `units` in tenths of a kWh, `tid` in minutes since the base date, `rnd` 0 to 15. */
export interface CreditOrder {
  readonly key: MeterKey;
  readonly units: number;
  readonly tid: number;
  readonly rnd: number;
}

/** One management token to be made (class 2, all but key changes). */
export interface ManagementOrder {
  readonly key: MeterKey;
  readonly command: ManagementCommand;
  readonly tid: number;
  readonly rnd: number;
}

/** One key change set to be made, under the key `from`. */
export interface KeyChangeOrder {
  readonly from: MeterKey;
  readonly to: MeterKey;
  readonly count: 2 | 3 | 4;
}

/**
 * The port to whatever guards the vending keys. Above it no vending key and no decoder key is ever seen.
 * Whole batches go in, because a round trip to hardware costs more than its work.
 */
export interface SecurityModule {
  /** True when the keys are test keys: tokens then fit no real meter. */
  readonly testKeys: boolean;
  /** Makes class 0, subclass 0 tokens: 20 digits each, in the order of `orders`. */
  issueCredits(orders: readonly CreditOrder[]): Promise<readonly string[]>;
  /** Makes class 2 tokens, in the order of `orders`. */
  issueManagement(orders: readonly ManagementOrder[]): Promise<readonly string[]>;
  /** Makes key change sets, each in the order of its sections; with the roll-over bit when the base date moves on. */
  issueKeyChanges(orders: readonly KeyChangeOrder[]): Promise<readonly (readonly string[])[]>;
  /** What tokens say under a meter's key, in the order of `requests`. */
  read(
    requests: readonly { readonly key: MeterKey; readonly token: string }[],
  ): Promise<readonly TokenReading[]>;
  /** Encrypts a token for the database. `context` must be given again to open it, and binds it to its row. */
  seal(digits: string, context: string): string;
  /** The 20 digits of a sealed token. */
  open(sealed: string, context: string): string;
  /** Finds a stored token by its digits without telling them: a keyed digest, base64. */
  digest(digits: string): string;
  /** HMAC-SHA-256 of a text, base64. The same text has another answer for another `purpose`, and none is a token's digest. */
  authenticate(purpose: string, text: string): string;
  /** What it does for cards, under a hierarchy of keys of their own. */
  readonly cards: CardSecurity;
  /** Tells sealing keys apart without telling them. */
  readonly sealingKeyCheckValue: string;
}
