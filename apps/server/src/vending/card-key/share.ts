import { isMeterNo, type MeterShare } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { recordAct } from '../../identity/index.ts';
import {
  type AnyTransaction,
  type Database,
  inTransaction,
  tables,
  tablesIn,
} from '../../platform/index.ts';
import type { VendingTables } from '../tables.ts';
import type { CardSecurity } from './port.ts';

/**
 * The shares of a meter, for the tool that commissions it: of the current key and the next one. From now on the meter is known to have
 * them: what it reports later without a signature counts as forged. The caller wipes them; what `deliver` cannot hand over is not given.
 *
 * Throws SETRUM_METER_KEY_UNKNOWN for a meter that vending does not know, SETRUM_CARD_MASTER_KEY_NONE when no key is in use or the
 * meter number has not 11 digits.
 */
export async function issueMeterShares(
  parts: { readonly database: Database; readonly cards: CardSecurity },
  meterNo: string,
  by: {
    readonly actor: string;
    readonly at: Date;
    readonly deliver?: (shares: readonly MeterShare[]) => Promise<void>;
  },
): Promise<readonly MeterShare[]> {
  const { database, cards } = parts;
  await cards.refresh();
  const shares = isMeterNo(meterNo) ? cards.shares(meterNo) : [];
  if (shares.length === 0) throw new SetrumError('SETRUM_CARD_MASTER_KEY_NONE', { meterNo });
  const versions = shares.map(({ version }) => version);
  try {
    await inTransaction(database, async (transaction) => {
      await assertKnown(transaction, meterNo);
      await keepShares(transaction, { meterNo, versions, at: by.at });
      await by.deliver?.(shares);
      const act = { actor: by.actor, act: 'card-key.share', subject: meterNo };
      await recordAct(transaction, { ...act, detail: { versions: versions.join(',') } }, by.at);
    });
  } catch (error) {
    for (const { share } of shares) share.fill(0);
    throw error;
  }
  return shares;
}

/** The versions that a meter has its share of, in their order. */
export async function meterCardKeys(
  database: Database,
  meterNo: string,
): Promise<readonly number[]> {
  const rows = await tables<VendingTables>(database, 'vending')
    .selectFrom('meter_card_key')
    .select('version')
    .where('meter_no', '=', meterNo)
    .orderBy('version')
    .execute();
  return rows.map(({ version }) => version);
}

/** Keeps that a meter has its shares of these versions; since when, stays as it was for those that it had. */
export async function keepShares(
  transaction: AnyTransaction,
  of: { readonly meterNo: string; readonly versions: readonly number[]; readonly at: Date },
): Promise<void> {
  await tablesIn<VendingTables>(transaction, 'vending')
    .insertInto('meter_card_key')
    .values(of.versions.map((version) => ({ meter_no: of.meterNo, version, issued_at: of.at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function assertKnown(transaction: AnyTransaction, meterNo: string): Promise<void> {
  const key = await tablesIn<VendingTables>(transaction, 'vending')
    .selectFrom('meter_key')
    .select('version')
    .where('meter_no', '=', meterNo)
    .limit(1)
    .executeTakeFirst();
  if (key === undefined) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
}
