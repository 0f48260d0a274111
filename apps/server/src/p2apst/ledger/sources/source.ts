/**
 * A kind of event that posts to the ledger, told from its own record: what the postings must be, and what a statement calls them. Who
 * makes a new kind of event adds its source; the postings of an event that no source tells of are found as unexpected.
 */
export interface EventSource {
  /** `lines` gives one row for each line: shard, event_id, at, account, amount_cents. */
  readonly lines: string;
  /**
   * `names` gives what a statement says of events: shard, event_id, kind, reference, subject. It reads the events from `wanted`
   * (shard, event_id). Null: its events touch no deposit, so no statement shows them.
   */
  readonly names: string | null;
}
