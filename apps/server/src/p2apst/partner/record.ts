import { SetrumError } from '@setrum/errors';
import { type Database, tables } from '../../platform/index.ts';
import type { Partner, Product } from './model.ts';
import type { PartnerTables } from './tables.ts';

/** A stretch of the day, WIB, `HH:MM`; half open, and it may pass midnight. */
export interface TimeWindow {
  readonly from: string;
  readonly until: string;
}

/** A fee other than the usual one; `mcc` empty: on every channel. */
export interface Fee {
  readonly product: Product;
  readonly mcc: string;
  readonly adminCents: number;
}

/** A partner as people see it: what it is, what it takes, and how its deposit stands. Money is rupiah x 100. */
export interface PartnerRecord {
  readonly partnerId: string;
  readonly name: string;
  readonly kind: Partner['kind'];
  readonly state: Partner['state'];
  /** Why it was blocked, deactivated or let in again; null as long as nobody did. */
  readonly stateReason: string | null;
  readonly adminCents: number;
  readonly anyTerminal: boolean;
  /** Null: day and night. */
  readonly serviceHours: TimeWindow | null;
  /** Nothing is sold in it, and the business day ends where it begins; null: at midnight. */
  readonly cutOff: TimeWindow | null;
  readonly fees: readonly Fee[];
  readonly balanceCents: number;
  readonly limitCents: number;
  readonly lowBalanceCents: number | null;
}

/** All partners, by their codes. */
export async function partnerRecords(database: Database): Promise<readonly PartnerRecord[]> {
  return read(database, null);
}

/** One partner. Throws SETRUM_PARTNER_NOT_FOUND. */
export async function partnerRecord(database: Database, partnerId: string): Promise<PartnerRecord> {
  const [record] = await read(database, partnerId);
  if (record === undefined) throw new SetrumError('SETRUM_PARTNER_NOT_FOUND', { partnerId });
  return record;
}

/** Where customers pay. */
export function channels(database: Database): Promise<readonly PartnerTables['channel'][]> {
  return tables<PartnerTables>(database, 'p2apst')
    .selectFrom('channel')
    .selectAll()
    .orderBy('mcc')
    .execute();
}

async function read(database: Database, partnerId: string | null) {
  const { rows } = await database.pool.query<PartnerRecord>(
    `select x.partner_id as "partnerId", x.name, x.kind, x.state, x.state_reason as "stateReason", x.admin_cents as "adminCents",
            x.any_terminal as "anyTerminal", p2apst.time_window_json(x.service_from, x.service_until) as "serviceHours",
            p2apst.time_window_json(x.cut_off_from, x.cut_off_until) as "cutOff",
            (select coalesce(jsonb_agg(jsonb_build_object('product', f.product, 'mcc', f.mcc, 'adminCents', f.admin_cents)
                                       order by f.product, f.mcc), '[]')
               from p2apst.partner_fee f where f.partner_id = x.partner_id) as fees,
            d.balance_cents as "balanceCents", d.limit_cents as "limitCents", d.low_balance_cents as "lowBalanceCents"
       from p2apst.partner x join p2apst.deposit d on d.partner_id = x.partner_id
      where $1::text is null or x.partner_id = $1 order by x.partner_id`,
    [partnerId],
  );
  return rows;
}
