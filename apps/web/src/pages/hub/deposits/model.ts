export type BookingKind = 'top-up' | 'withdrawal' | 'limit' | 'correction';

export interface BookingLine {
  readonly account: string;
  readonly amountCents: number;
}

export interface BookingCommand {
  readonly kind: BookingKind;
  readonly partnerId?: string;
  readonly amountCents?: number;
  readonly reference?: string;
  readonly limitCents?: number;
  readonly lines?: readonly BookingLine[];
  readonly corrects?: { readonly shard: string; readonly eventId: string } | null;
}

/** As GET /api/v1/booking-orders tells it. */
export interface BookingOrder {
  readonly orderId: string;
  readonly command: BookingCommand;
  readonly reason: string;
  readonly state: 'requested' | 'approved' | 'rejected';
  readonly madeBy: string;
  readonly madeAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** What an order is about in rupiah: the amount, the limit, or the debits of a correction. */
export function centsOf({ amountCents, limitCents, lines }: BookingCommand): number {
  if (lines !== undefined)
    return lines.reduce((sum, { amountCents: cents }) => sum + Math.max(cents, 0), 0);
  return amountCents ?? limitCents ?? 0;
}

/** The event that an approval books: where it is posted, and its number as 32 hex digits. */
export function eventPath({ orderId, command }: BookingOrder): string {
  return `/ledger/events/${command.partnerId ?? 'correction'}/${orderId.replaceAll('-', '').toUpperCase()}`;
}
