/** What a partner can be told of. */
export const webhookEvents = [
  'purchase.sold',
  'purchase.refunded',
  'payment.paid',
  'payment.reversed',
  'deposit.low',
  'settlement.closed',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** A partner's endpoint as its partner sees it: never with the secret. */
export interface Endpoint {
  readonly endpointId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: string;
  /** Until when deliveries are signed with the secret before this one as well; null when there is none. */
  readonly previousSecretUntil: string | null;
  /** Attempts that failed since the last that did not. */
  readonly failures: number;
}

export type DeliveryState = 'waiting' | 'delivered' | 'parked';

/** How the telling of an event went. */
export interface Delivery {
  readonly eventId: string;
  readonly event: string;
  /** Meter number, IDPEL, registration number, or the partner: deliveries about the same one come in order. */
  readonly subject: string;
  readonly occurredAt: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastProblem: string | null;
  readonly deliveredAt: string | null;
}

/** Which addresses a webhook may have, beyond https to the public internet. */
export interface AddressPolicy {
  /** This machine, also over plain http: for tests and demonstrations. */
  readonly allowLoopback: boolean;
  /** Private networks: where partners come over leased lines. */
  readonly allowPrivate: boolean;
}

export const strictPolicy: AddressPolicy = { allowLoopback: false, allowPrivate: false };
