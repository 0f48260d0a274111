import type { SecurityModule } from '../../vending/index.ts';

/** An endpoint's secrets as they are kept. */
export interface SealedSecrets {
  readonly endpoint_id: string;
  readonly secret_sealed: string;
  readonly previous_secret_sealed: string | null;
  readonly previous_until: Date | null;
}

/** Seals a secret to its endpoint, so that one endpoint's secret cannot be put into another's row. */
export function sealSecret(module: SecurityModule, endpointId: string, secret: string): string {
  return module.seal(secret, contextOf(endpointId));
}

/** The secrets that deliveries are signed with at this time: the newest first. */
export function secretsInForce(
  module: SecurityModule,
  row: SealedSecrets,
  at: Date,
): readonly string[] {
  const { secret_sealed, previous_secret_sealed: previous, previous_until: until } = row;
  const sealed =
    previous === null || until === null || until <= at
      ? [secret_sealed]
      : [secret_sealed, previous];
  return sealed.map((one) => module.open(one, contextOf(row.endpoint_id)));
}

function contextOf(endpointId: string): string {
  return `webhook/${endpointId}`;
}
