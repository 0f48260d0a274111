import type { ManagementName } from '../engineering/command.ts';
import type { KeyChangeTarget, MeterKeyRow } from '../meter-key/model.ts';
import type { MeterKey } from '../security-module/port.ts';

/** A token of an order. */
export type OrderedToken =
  /** To what, the order says. Two to four tokens, and only in front of all others. */
  | { readonly kind: 'key-change' }
  /** Tenths of a kWh; what no token carries is rounded up to the next amount that one does. */
  | { readonly kind: 'credit'; readonly units: number }
  /** `value`: W, the register (65535: all), or 0; see EngineeringCommand. */
  | { readonly kind: 'management'; readonly command: ManagementName; readonly value: number };

/** Tokens for one meter, made at once and taken by it in their order. */
export interface TokenOrder {
  readonly meterNo: string;
  /** The request that its tokens are made for: made twice, it is recorded once. */
  readonly orderId: string;
  /** What the meter's key is to become; null without a key change. */
  readonly target: KeyChangeTarget | null;
  /** In the order in which the meter takes them. */
  readonly tokens: readonly OrderedToken[];
}

/** What is known of a meter when an order is planned. */
export interface OrderContext {
  /** All keys of the meter, the oldest first. */
  readonly keys: readonly (MeterKeyRow & { readonly issued_at: Date | null })[];
  /** The last identifier under each base date. */
  readonly lastTids: ReadonlyMap<number, number>;
}

/** An order decided and not made yet. */
export interface OrderPlan {
  /** The meter's key at this moment, and the one it is to change to: what the record is checked against. */
  readonly current: MeterKey;
  readonly pendingVersion: number | null;
  /** The key of its tokens: the new one where there is a key change. */
  readonly key: MeterKey;
  readonly keyChange: {
    readonly from: MeterKey;
    readonly to: MeterKey;
    readonly count: 2 | 3 | 4;
    /** Whether it is planned with this order, or was before. */
    readonly isNew: boolean;
  } | null;
  /** The identifier of each token; null for a key change. */
  readonly tids: readonly (number | null)[];
}

/** Where the tokens of one `OrderedToken` are among those of the request. */
export interface OrderedParts {
  readonly firstPart: number;
  readonly partCount: number;
  /** The key that it was made under; of a key change, the one that it leads to. */
  readonly keyVersion: number;
}
