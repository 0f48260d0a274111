import type { MeterKey, SecurityModule } from '../security-module/port.ts';

/** A token as the database keeps it (`vending.token_json`). */
export interface StoredToken {
  readonly token_id: string;
  readonly request_id: string;
  readonly part: number;
  readonly key_version: number;
  readonly class: 0 | 2;
  readonly subclass: number;
  readonly base_date: MeterKey['baseDate'];
  /** Null for a section of a key change. */
  readonly tid: number | null;
  readonly units: number;
  readonly sealed: string;
  /** Of a token that waits on a card: it lies in the mailbox that was made for the card last. */
  readonly in_mailbox?: boolean;
}

/** A stored token and what finds it by its digits, as `vending.record_tokens` takes it. */
export interface NewToken extends StoredToken {
  /** Base64. */
  readonly digest: string;
}

/** Where a token belongs; sealing binds it to this, so that one row's token cannot be put into another row. */
export function sealingContext(meterNo: string, tokenId: string): string {
  return `${meterNo}/${tokenId}`;
}

/** The 20 digits of a stored token. */
export function openToken(module: SecurityModule, meterNo: string, token: StoredToken): string {
  return module.open(token.sealed, sealingContext(meterNo, token.token_id));
}
