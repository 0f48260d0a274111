import type { Pool, PoolClient } from 'pg';
import { businessDay, businessDayWindow, nextDay } from '../../platform/index.ts';
import { lastClosing } from './closings.ts';
import type { ClosingWindow } from './model.ts';

/**
 * The next day of a partner to be closed: the one after its last closing, or the day of its first sale. It begins where the last closing
 * ended, so a cut-off that is moved makes one day longer or shorter and leaves neither gap nor overlap.
 *
 * @param now as long as nothing is closed, only sales of days that were over by then are looked for, which spares a reading of all of
 * today's; null: all
 * @returns null when the partner has not sold anything (by then)
 */
export async function nextWindow(
  client: Pool | PoolClient,
  partnerId: string,
  now: Date | null = null,
): Promise<ClosingWindow | null> {
  const cutOff = await cutOffOf(client, partnerId);
  const last = await lastClosing(client, partnerId);
  if (last === null) return firstWindow(client, partnerId, cutOff, now);
  const day = nextDay(last.day);
  const { until } = businessDayWindow(day, cutOff);
  return { partnerId, day, from: last.until, until: until < last.until ? last.until : until };
}

async function firstWindow(
  client: Pool | PoolClient,
  partnerId: string,
  cutOff: string | null,
  now: Date | null,
): Promise<ClosingWindow | null> {
  const before =
    now === null
      ? 'infinity'
      : businessDayWindow(businessDay(now, cutOff), cutOff).from.toISOString();
  const { rows } = await client.query<{ first: Date | null }>(
    `select least((select min(at) from p2apst.purchase where partner_id = $1 and at < $2 and status = 'sold'),
                  (select min(at) from p2apst.payment where partner_id = $1 and at < $2 and status = 'paid')) as first`,
    [partnerId, before],
  );
  const first = rows[0]?.first ?? null;
  if (first === null) return null;
  const day = businessDay(first, cutOff);
  return { partnerId, day, ...businessDayWindow(day, cutOff) };
}

async function cutOffOf(client: Pool | PoolClient, partnerId: string): Promise<string | null> {
  const { rows } = await client.query<{ cut_off: string | null }>(
    'select cut_off_from::text as cut_off from p2apst.partner where partner_id = $1',
    [partnerId],
  );
  return rows[0]?.cut_off ?? null;
}
