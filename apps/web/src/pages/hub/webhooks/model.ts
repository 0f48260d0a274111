/** What a partner can be told of. */
export const webhookEvents = [
  ...(['purchase.sold', 'purchase.refunded', 'payment.paid', 'payment.reversed'] as const),
  ...(['deposit.low', 'settlement.closed'] as const),
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** As GET /api/v1/webhooks tells it. */
export interface Endpoint {
  readonly endpointId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: string;
  readonly previousSecretUntil: string | null;
  /** Attempts that failed since the last that did not. */
  readonly failures: number;
}

/** An endpoint as it is told once: when it is registered, and when its secret is changed. */
export type EndpointWithSecret = Endpoint & { readonly secret: string };

/** As GET …/deliveries tells it. */
export interface Delivery {
  readonly eventId: string;
  readonly event: string;
  readonly subject: string;
  readonly occurredAt: string;
  readonly state: 'waiting' | 'delivered' | 'parked';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastProblem: string | null;
  readonly deliveredAt: string | null;
}

export const webhooksPath = '/api/v1/webhooks';
