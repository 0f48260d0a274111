/** A line of an event: debit positive, credit negative, rupiah x 100. */
export interface BookingLine {
  readonly account: string;
  readonly amountCents: number;
}

/** What one of the finance staff asks to be booked, and another decides. Amounts are rupiah x 100. */
export type BookingCommand =
  /** Money that has come in from, or goes out to, the partner's bank. `reference` is the bank's own of the transfer. */
  | {
      readonly kind: 'top-up' | 'withdrawal';
      readonly partnerId: string;
      readonly amountCents: number;
      readonly reference: string;
    }
  /** The balance that the deposit may not fall below; negative is credit granted. */
  | { readonly kind: 'limit'; readonly partnerId: string; readonly limitCents: number }
  /** New postings that put right what older ones got wrong. `corrects` names the event, where it is one. */
  | {
      readonly kind: 'correction';
      readonly lines: readonly BookingLine[];
      readonly corrects: { readonly shard: string; readonly eventId: string } | null;
    };

/** An order and what became of it. */
export interface BookingOrder {
  /** Also the number of the event that its approval books. */
  readonly order_id: string;
  readonly request_key: string;
  readonly kind: BookingCommand['kind'];
  readonly partner_id: string | null;
  readonly command: BookingCommand;
  readonly reason: string;
  readonly state: 'requested' | 'approved' | 'rejected';
  readonly made_by: string;
  readonly made_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
}

/** The shard of corrections, which belong to no one partner. */
export const correctionShard = 'correction';

/** Where an order's event is posted. */
export function shardOf(order: Pick<BookingOrder, 'partner_id'>): string {
  return order.partner_id ?? correctionShard;
}

/** The lines that an approved order is booked as; none for a limit. */
export function linesOf(command: BookingCommand): readonly BookingLine[] {
  if (command.kind === 'correction') return command.lines;
  if (command.kind === 'limit') return [];
  const { kind, partnerId } = command;
  const amountCents = kind === 'top-up' ? command.amountCents : -command.amountCents;
  return [
    { account: 'bank:clearing', amountCents },
    { account: `deposit:${partnerId}`, amountCents: -amountCents },
  ];
}

/** Which orders are asked for; what is null does not narrow. */
export interface OrderQuery {
  readonly state: BookingOrder['state'] | null;
  readonly partnerId: string | null;
  readonly limit: number;
}
