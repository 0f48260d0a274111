import { SetrumError } from '@setrum/errors';
import type { PoolClient } from 'pg';
import { recordAct } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { wib } from '../ledger/statement-text.ts';
import { closingOf, findClosing, lastClosing } from './closings.ts';
import { instruct, type UnitTax, unitTaxes } from './instruct.ts';
import type { Closing, ClosingWindow } from './model.ts';
import { closingDigest, depositBefore, figuresOf, genesis } from './totals.ts';
import { inTransaction } from './transaction.ts';
import { nextWindow } from './window.ts';

/** A sale bears the time at which it was decided and is committed a little later; after this long no sale of the day can still come. */
const graceMs = 5 * 60_000;

/** Who closes when nobody does. */
export const scheduler = 'scheduler';

/** When a day that ends at `until` may be closed. */
export function closableFrom(until: Date): Date {
  return new Date(until.getTime() + graceMs);
}

/**
 * Closes a business day of a partner, or gives its closing when it has one: then nothing is done. Safe with any number of servers.
 * Throws SETRUM_DAY_NOT_OVER, SETRUM_CLOSING_ORDER, SETRUM_CLOSING_NOTHING; SETRUM_CLOSING_DIFFERS when the records of the day and
 * the ledger do not say the same; SETRUM_PAYEE_MISSING.
 *
 * @param by a person, for the audit trail; or {@link scheduler}
 */
export async function closeDay(
  database: Database,
  { partnerId, day }: { readonly partnerId: string; readonly day: string },
  by: string,
  now: Date,
): Promise<Closing> {
  const closed = await findClosing(database.pool, partnerId, day);
  if (closed !== null) return closed;
  const window = await nextWindow(database.pool, partnerId);
  if (window === null) throw new SetrumError('SETRUM_CLOSING_NOTHING', { partnerId });
  if (window.day !== day) {
    // Another server may have closed it between the two looks.
    const meanwhile = await findClosing(database.pool, partnerId, day);
    if (meanwhile !== null) return meanwhile;
    throw new SetrumError('SETRUM_CLOSING_ORDER', { day, next: window.day });
  }
  const from = closableFrom(window.until);
  if (now < from) throw new SetrumError('SETRUM_DAY_NOT_OVER', { day, from: `${wib(from)} WIB` });
  const worked = await inTransaction(database, (client) => workOut(client, window), 'snapshot');
  return inTransaction(database, (client) => record(client, window, worked, by, now));
}

type Worked = Awaited<ReturnType<typeof workOut>>;

async function workOut(client: PoolClient, window: ClosingWindow) {
  const { partnerId, day } = window;
  const last = await lastClosing(client, partnerId, day);
  const openingCents = last?.closingCents ?? (await depositBefore(client, partnerId, window.from));
  const { recordsCents, ledgerCents, ...figures } = await figuresOf(client, window);
  if (recordsCents !== ledgerCents) {
    throw new SetrumError('SETRUM_CLOSING_DIFFERS', {
      day,
      recordsRupiah: recordsCents / 100,
      ledgerRupiah: ledgerCents / 100,
      differenceRupiah: (recordsCents - ledgerCents) / 100,
    });
  }
  const { postings, totals } = figures;
  const closing = { ...window, openingCents, closingCents: openingCents + ledgerCents, postings };
  const digest = closingDigest(last?.digest ?? genesis, closing, figures.digest);
  const taxes: readonly UnitTax[] = await unitTaxes(client, window);
  return { closing, totals, digest, taxes };
}

async function record(
  client: PoolClient,
  window: ClosingWindow,
  { closing, totals, digest, taxes }: Worked,
  by: string,
  now: Date,
): Promise<Closing> {
  const { partnerId, day, from, until, openingCents, closingCents, postings } = closing;
  const inserted = await client.query(
    `insert into p2apst.closing (partner_id, day, from_at, until_at, opening_cents, closing_cents, postings, totals, digest, closed_by,
                                 closed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      ...[partnerId, day, from.toISOString(), until.toISOString(), openingCents, closingCents],
      ...[postings, JSON.stringify(totals), digest, by, now.toISOString()],
    ],
  );
  if (inserted.rowCount === 1) {
    await instruct(client, window, totals, taxes, now);
    const detail = { day, openingCents, closingCents };
    const act = { actor: by, act: 'settlement.close', subject: partnerId, detail };
    if (by !== scheduler) await recordAct(client, act, now);
  }
  return closingOf(client, partnerId, day);
}
