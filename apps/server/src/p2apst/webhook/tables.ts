import type { Generated } from 'kysely';
import type { DeliveryState, WebhookEvent } from './model.ts';

/** The tables of webhooks as everyday queries see them. */
export interface WebhookTables {
  readonly webhook_endpoint: {
    readonly partner_id: string;
    readonly endpoint_id: string;
    readonly url: string;
    readonly events: readonly WebhookEvent[];
    readonly secret_sealed: string;
    readonly previous_secret_sealed: string | null;
    readonly previous_until: Date | null;
    readonly created_at: Date;
    readonly collected_until: Date;
    readonly deposit_low_told: Generated<boolean>;
    readonly failures: Generated<number>;
    readonly paused_until: Date | null;
  };
  readonly webhook_delivery: {
    readonly partner_id: string;
    readonly endpoint_id: string;
    readonly event_id: string;
    readonly event: string;
    readonly subject: string;
    readonly occurred_at: Date;
    readonly data: Readonly<Record<string, string | number | null>>;
    readonly state: Generated<DeliveryState>;
    readonly attempts: Generated<number>;
    readonly next_attempt_at: Date;
    readonly last_status: number | null;
    readonly last_problem: string | null;
    readonly delivered_at: Date | null;
  };
}
