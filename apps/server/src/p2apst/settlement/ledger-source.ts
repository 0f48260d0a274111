import type { EventSource } from '../ledger/sources/source.ts';

/** A confirmed transfer: PLN, a region or the state gets what was collected for it, out of the bank account of the partners' money. */
export const transferSource: EventSource = {
  lines: `
    select t.partner_id as shard, t.transfer_id as event_id, t.confirmed_at as at, l.account, l.amount_cents
      from p2apst.transfer t,
           lateral (values (t.account, t.amount_cents), ('bank:clearing', -t.amount_cents)) as l(account, amount_cents)
     where t.state = 'transferred'`,
  names: null,
};
