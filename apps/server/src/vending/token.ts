import type { MeterKey, SecurityModule } from './security-module/port.ts';

/** A token as the database keeps it (`vending.token_json`). */
export interface StoredToken {
  readonly token_id: string;
  readonly request_id: string;
  readonly class: 0 | 2;
  readonly base_date: MeterKey['baseDate'];
  readonly tid: number;
  readonly sealed: string;
}

/** Where a token belongs; sealing binds it to this, so that one row's token cannot be put into another row. */
export function sealingContext(meterNo: string, baseDate: number, tid: number): string {
  return `${meterNo}/${baseDate}/${tid}`;
}

/** The 20 digits of a stored token. */
export function openToken(module: SecurityModule, meterNo: string, token: StoredToken): string {
  return module.open(token.sealed, sealingContext(meterNo, token.base_date, token.tid));
}
