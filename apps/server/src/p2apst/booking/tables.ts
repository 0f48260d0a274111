import type { BookingOrder } from './model.ts';

/** What orders are kept in and checked against, as everyday queries see it. */
export interface BookingTables {
  readonly booking_order: BookingOrder;
  readonly account: { readonly pattern: string };
  readonly deposit: { readonly partner_id: string };
  readonly posting: { readonly shard: string; readonly event_id: string; readonly line: number };
}
