import { SetrumError } from '@setrum/errors';
import type { Pool, PoolClient } from 'pg';
import type { Closing } from './model.ts';

type Client = Pool | PoolClient;

const columns = `
  partner_id as "partnerId", day::text, from_at as "from", until_at as "until", opening_cents as "openingCents",
  closing_cents as "closingCents", postings, totals, digest, closed_by as "closedBy", closed_at as "closedAt"`;

/** The closing of a day; null when the day is still open. */
export async function findClosing(
  client: Client,
  partnerId: string,
  day: string,
): Promise<Closing | null> {
  const { rows } = await client.query<Closing>(
    `select ${columns} from p2apst.closing where partner_id = $1 and day = $2`,
    [partnerId, day],
  );
  return rows[0] ?? null;
}

/** The closing of a day. Throws SETRUM_DAY_NOT_CLOSED. */
export async function closingOf(client: Client, partnerId: string, day: string): Promise<Closing> {
  const closing = await findClosing(client, partnerId, day);
  if (closing === null) throw new SetrumError('SETRUM_DAY_NOT_CLOSED', { partnerId, day });
  return closing;
}

/** A partner's latest closing before a day, or of all; null when there is none. */
export async function lastClosing(
  client: Client,
  partnerId: string,
  before: string | null = null,
): Promise<Closing | null> {
  const { rows } = await client.query<Closing>(
    `select ${columns} from p2apst.closing where partner_id = $1 and ($2::date is null or day < $2)
      order by closing.day desc limit 1`,
    [partnerId, before],
  );
  return rows[0] ?? null;
}

/** Which closings are asked for; what is null does not narrow. Days are inclusive. */
export interface ClosingQuery {
  readonly partnerId: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly limit: number;
}

/** Closings, the newest first. */
export async function closings(client: Client, query: ClosingQuery): Promise<readonly Closing[]> {
  const { rows } = await client.query<Closing>(
    `select ${columns} from p2apst.closing
      where ($1::text is null or partner_id = $1) and ($2::date is null or day >= $2) and ($3::date is null or day <= $3)
      order by closing.day desc, partner_id limit $4`,
    [query.partnerId, query.from, query.until, query.limit],
  );
  return rows;
}
