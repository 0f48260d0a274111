/** A request that needs a person: its answer could not be delivered, or its partner asks for what was never sold. */
export interface ManualAdvice {
  readonly partnerId: string;
  readonly requestKey: string;
  /** `undelivered`: listed at once. `unknown`: no sale under this key; listed from the third advice on. */
  readonly kind: 'undelivered' | 'unknown';
  /** Meter number, IDPEL or registration number. */
  readonly subject: string;
  /** How often it happened, at most 1,000. */
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly state: 'open' | 'closed';
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly reason: string | null;
}

/** What stands on record under a request key now. */
export interface StandingRecord {
  readonly status: 'none' | 'sold' | 'declined' | 'refunded' | 'paid' | 'reversed';
  readonly at: Date | null;
  readonly amountCents: number | null;
  /** The catalogue's code of a decline. */
  readonly code: string | null;
}
