import {
  type ConnectionCosts,
  type ConnectionRules,
  checkService,
  connectionCosts,
} from '@setrum/tariff';
import type { ApplicationKind, PreviousService, ServiceAsked } from '../application/model.ts';

/** What the costs of an application depend on. */
export interface CostBasis {
  readonly kind: ApplicationKind;
  readonly unit: string;
  readonly asked: Pick<ServiceAsked, 'product' | 'tariff' | 'powerVa' | 'firstCreditCents'>;
  readonly previous: PreviousService | null;
  /** Security deposit that is held of the customer, rupiah x 100. */
  readonly ujlHeldCents: number;
  /** PS: the day of the removal, where it is known. */
  readonly removedOn: string | null;
}

/**
 * What an application costs by the rules of a day: shown while it is entered, frozen when it is approved. Throws the refusals of the tariff:
 * no such pair of tariff and power, no such product, a first credit that may not be.
 */
export function costsOn(basis: CostBasis, on: string, rules: ConnectionRules): ConnectionCosts {
  const { kind, unit, asked, previous, ujlHeldCents, removedOn } = basis;
  checkService(asked, on, rules);
  return connectionCosts(
    {
      ...asked,
      ...{ kind, unit, on, ujlHeldCents, removedOn, arrearsCents: 0 },
      from: kind === 'PB' ? null : previous,
    },
    rules,
  );
}
