import type { MeterKey } from '../../vending/index.ts';

/**
 * What tokens are asked for, in the order in which a meter takes them: KCT, maximum power, clear tamper, clear credit, stroom perdana,
 * compensation.
 */
export const tokenKinds = [
  'key-change',
  'max-power',
  'clear-tamper',
  'clear-credit',
  'first-stroom',
  'compensation',
] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** Whether a token is worth money. */
export function isCredit(kind: TokenKind): boolean {
  return kind === 'first-stroom' || kind === 'compensation';
}

/** Asked for; made; on its way to the meter; taken by it; could not be made or was refused; not wanted any more. */
export const tokenStates = [
  'requested',
  'generated',
  'delivered',
  'taken',
  'failed',
  'cancelled',
] as const;
export type TokenState = (typeof tokenStates)[number];

/** On the work order (PK), on the card, by a receipt. */
export const tokenMedia = ['pk', 'card', 'receipt'] as const;
export type TokenMedium = (typeof tokenMedia)[number];

/** Why a request failed, in the words of the catalogue. */
export interface TokenProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A token that somebody wants. */
export interface WantedToken {
  readonly kind: TokenKind;
  /** W for max-power, tenths of a kWh for credits, the register for clear-credit (65535: all), else 0. */
  readonly value: number;
  /** Whether the work order may go without it. */
  readonly mandatory: boolean;
}

/** To what a meter's key is to change. */
export type KeyTarget = Pick<MeterKey, 'sgc' | 'krn' | 'ti' | 'ken' | 'baseDate' | 'keyType'>;

/** A request for a token, as it stands. */
export interface TokenRequest extends WantedToken {
  readonly requestId: string;
  /** The tokens made together with it; also their request in vending. */
  readonly orderId: string;
  /** Its place in the order, from 0. */
  readonly position: number;
  readonly agendaNo: string;
  readonly idpel: string;
  readonly meterNo: string;
  readonly unit: string;
  readonly state: TokenState;
  /** Its tokens in vending: a key change has two to four. Null before they are made. */
  readonly firstPart: number | null;
  readonly partCount: number | null;
  /** The meter's key that it was made under; of a key change, the one that it leads to. */
  readonly keyVersion: number | null;
  readonly medium: TokenMedium | null;
  /** The card that it is on, or waits to go on. */
  readonly cardUid: string | null;
  readonly problem: TokenProblem | null;
  /** The request that the meter refused, in whose place this one is. */
  readonly retryOf: string | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly generatedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly cancelledAt: Date | null;
  readonly changedAt: Date;
}
