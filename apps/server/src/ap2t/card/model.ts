import type { AnyTransaction } from '../../platform/index.ts';

export const cardStates = ['bound', 'lost', 'blocked', 'replaced', 'returned'] as const;
/** At its meter; reported lost; blocked; another card has its place; given back. Only a bound one buys. */
export type CardState = (typeof cardStates)[number];

/** Chips that there are drivers for, or may come to be. */
export const cardChips = [
  'NTAG216',
  'MIFARE-CLASSIC-1K',
  'DESFIRE-EV2',
  'DESFIRE-EV3',
  'ISO-7816-4',
  'OTHER',
] as const;
export type CardChip = (typeof cardChips)[number];

/** The UID of a chip: 4, 7 or 10 bytes, hexadecimal, upper case. */
export const cardUidPattern = '^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$';

/** Whose meter a card belongs to. */
export interface CardPlace {
  /** 11 digits. */
  readonly meterNo: string;
  readonly idpel: string;
  /** Service unit (ULP), 5 digits. */
  readonly unit: string;
}

/** A card that was given out. */
export interface Card extends CardPlace {
  readonly cardUid: string;
  /** The issuer's own number, 1 to 2^32 - 1; goes into the card's identity area. */
  readonly cardNo: number;
  readonly state: CardState;
  readonly chip: CardChip;
  /** Application or complaint by which it was given out; null: at the desk. */
  readonly agendaNo: string | null;
  readonly replacedBy: string | null;
  readonly issuedBy: string;
  readonly issuedAt: Date;
  /** Number of its last event, from 1. */
  readonly version: number;
  readonly changedAt: Date;
}

/** What happened to a card. */
export interface CardEvent {
  readonly version: number;
  readonly action: string;
  readonly fromState: CardState | null;
  readonly toState: CardState;
  readonly meterNo: string;
  readonly idpel: string;
  readonly agendaNo: string | null;
  readonly otherUid: string | null;
  readonly movedTokens: number | null;
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export interface CardRules {
  /** How many cards of a meter may be in use at a time. */
  readonly cardsPerMeter: number;
}

export const defaultCardRules: CardRules = { cardsPerMeter: 1 };

/** Keeps sales to a meter waiting until the transaction ends (`holdSales` of P2APST, which stands above AP2T). */
export type HoldSales = (transaction: AnyTransaction, meterNo: string, at: Date) => Promise<void>;

/** A UID as records write it, byte by byte: a long one without its colons could be taken for a token or a key. */
export function cardName(cardUid: string): string {
  return cardUid.match(/../g)?.join(':') ?? cardUid;
}
