import type { EventSource } from './source.ts';

/** A security deposit settled at a migration, and what became of a surplus that was wanted as cash: AP2T's events. */
export const ujlSource: EventSource = {
  lines: `
    select u.shard, u.event_id, u.at, u.account, u.amount_cents from ap2t.ujl_postings() u`,
  names: null,
};
