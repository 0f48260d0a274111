/** As GET /api/v1/manual-advices tells it. */
export interface Advice {
  readonly partnerId: string;
  readonly requestKey: string;
  readonly kind: 'undelivered' | 'unknown';
  readonly subject: string;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly state: 'open' | 'closed';
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly reason: string | null;
}

/** What stands on record under its key now. */
export interface Standing {
  readonly status: 'none' | 'sold' | 'declined' | 'refunded' | 'paid' | 'reversed';
  readonly at: string | null;
  readonly amountCents: number | null;
  readonly code: string | null;
}

export const advicePath = ({ partnerId, requestKey }: Pick<Advice, 'partnerId' | 'requestKey'>) =>
  `/api/v1/manual-advices/${partnerId}/${encodeURIComponent(requestKey)}`;
