import { randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { ConfirmedVisit, NumberVisit, Visit } from '../sale/model.ts';
import { BoundedMap } from './bounded-map.ts';

/** A visit that a sale can be begun with: by a card at a reader, by a number, or by a number whose name was confirmed. */
export type OpenVisit =
  | { readonly kind: 'card'; readonly reader: string; readonly visit: Visit }
  | { readonly kind: 'number'; readonly visit: NumberVisit }
  | { readonly kind: 'confirmed'; readonly visit: ConfirmedVisit };

const mostVisits = 32;
/** A customer who comes back after this long taps again. */
const keepMs = 15 * 60_000;

/** Visits between the tap and the sale. */
export class OpenVisits {
  readonly #visits = new BoundedMap<OpenVisit>(mostVisits, keepMs);

  add(visit: OpenVisit): string {
    const visitId = randomUUID();
    this.#visits.set(visitId, visit);
    return visitId;
  }

  /** SETRUM_VISIT_OVER when it was sold for, is being sold for, or has been forgotten. */
  get(visitId: string): OpenVisit {
    const visit = this.#visits.get(visitId);
    if (visit === undefined) throw new SetrumError('SETRUM_VISIT_OVER');
    return visit;
  }

  /** The same, and nobody else gets it meanwhile: a second click must not sell twice. */
  take(visitId: string): OpenVisit {
    const visit = this.get(visitId);
    this.#visits.delete(visitId);
    return visit;
  }

  putBack(visitId: string, visit: OpenVisit): void {
    this.#visits.set(visitId, visit);
  }
}
