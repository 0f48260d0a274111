import { SetrumError } from '@setrum/errors';
import type { StsToken } from '@setrum/sts';
import { type Database, tables } from '../../platform/index.ts';
import { openToken, type StoredToken } from '../issue/stored-token.ts';
import { meterKeyOf } from '../meter-key/model.ts';
import { meterKeys } from '../meter-key/plan-change.ts';
import type { MeterKey, SecurityModule } from '../security-module/port.ts';
import type { VendingTables } from '../tables.ts';

/** What is known of a token by its digits. */
export interface TokenInspection {
  /** The meter it fits; null when nothing is known of it. */
  readonly meterNo: string | null;
  /** What it says when the meter's key opens it; null when no known key does. */
  readonly content: StsToken | null;
  /** The key version it was made under. */
  readonly keyVersion: number | null;
  /** The purchase or order that it was issued for; null for a token that we did not issue. */
  readonly reference: string | null;
  readonly issuedAt: string | null;
  /** What the meter said of it (docs/card.md §6); null while the centre has not heard. */
  readonly result: number | null;
}

const nothing: TokenInspection = {
  meterNo: null,
  content: null,
  keyVersion: null,
  reference: null,
  issuedAt: null,
  result: null,
};

/**
 * Whose token is this, and what does it hold? Found by its digits among those issued; a token that was not issued here is tried
 * under every key of the meter that is asked about.
 */
export async function inspectToken(
  database: Database,
  module: SecurityModule,
  asked: { readonly token: string; readonly meterNo: string | null },
): Promise<TokenInspection> {
  const row = await tables<VendingTables>(database, 'vending')
    .selectFrom('token')
    .select(['meter_no', 'request_id', 'key_version', 'issued_at', 'result'])
    .where('digest', '=', Buffer.from(module.digest(asked.token), 'base64'))
    .executeTakeFirst();
  const meterNo = row?.meter_no ?? asked.meterNo;
  if (meterNo === null) return nothing;
  const keys = (await meterKeys(database, meterNo)).map(meterKeyOf);
  const tried = row === undefined ? keys : keys.filter((key) => key.version === row.key_version);
  const opened = await firstOpened(module, tried, asked.token);
  if (row === undefined && opened === null) return nothing;
  return {
    meterNo,
    content: opened?.content ?? null,
    keyVersion: opened?.key.version ?? row?.key_version ?? null,
    reference: row === undefined ? null : referenceOf(row.request_id),
    issuedAt: row?.issued_at.toISOString() ?? null,
    result: row?.result ?? null,
  };
}

async function firstOpened(
  module: SecurityModule,
  keys: readonly MeterKey[],
  token: string,
): Promise<{ readonly key: MeterKey; readonly content: StsToken } | null> {
  const readings = await module.read(keys.map((key) => ({ key, token })));
  for (const [n, reading] of readings.entries()) {
    const key = keys[n];
    if (key !== undefined && reading.ok) return { key, content: reading.token };
  }
  return null;
}

/** A token of a request, as it is reprinted. */
export interface ReprintedToken {
  /** 20 digits; null for whoever may not see them, and of tokens that are not wanted any more. */
  readonly token: string | null;
  readonly class: number;
  readonly subclass: number;
  readonly units: number;
}

/**
 * The tokens of a purchase or an order again, in the order in which the meter takes them.
 *
 * @param reference 32 hex digits
 * @param showDigits whether the caller may see them
 */
export async function reprint(
  database: Database,
  module: SecurityModule,
  asked: { readonly meterNo: string; readonly reference: string; readonly showDigits: boolean },
): Promise<readonly ReprintedToken[]> {
  const { rows } = await database.pool.query<{
    tokens: readonly StoredToken[] | null;
    is_void: boolean;
  }>('select vending.tokens_of($1, $2) as tokens, vending.is_void($1, $2) as is_void', [
    asked.meterNo,
    asked.reference,
  ]);
  const tokens = rows[0]?.tokens ?? null;
  if (tokens === null) throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
  const isShown = asked.showDigits && rows[0]?.is_void === false;
  return tokens.map((token) => ({
    token: isShown ? openToken(module, asked.meterNo, token) : null,
    class: token.class,
    subclass: token.subclass,
    units: token.units,
  }));
}

function referenceOf(requestId: string): string {
  return requestId.replaceAll('-', '').toUpperCase();
}
