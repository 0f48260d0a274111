import { type Kysely, sql } from 'kysely';
import { openToken, type StoredToken } from '../issue/stored-token.ts';
import type { SecurityModule } from '../security-module/port.ts';

/** A token of an order, opened. */
export interface OpenedToken {
  readonly part: number;
  /** 20 digits. */
  readonly digits: string;
}

/**
 * The tokens of an order, in the order in which the meter takes them; none while it is not made. Whoever shows the digits to somebody
 * records that.
 */
export async function openOrder(
  store: Kysely<unknown>,
  module: SecurityModule,
  { meterNo, orderId }: { readonly meterNo: string; readonly orderId: string },
): Promise<readonly OpenedToken[]> {
  const { rows } = await sql<{ tokens: readonly StoredToken[] | null }>`
    select vending.tokens_of(${meterNo}, ${orderId}) as tokens`.execute(store);
  const tokens = rows[0]?.tokens ?? [];
  return tokens.map((token) => ({
    part: token.part,
    digits: openToken(module, meterNo, token),
  }));
}
