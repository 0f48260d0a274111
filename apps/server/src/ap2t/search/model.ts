import type { Caller } from '../../identity/index.ts';

export const searchKinds = ['customer', 'application', 'meter'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What somebody typed, and whose eyes it is for. */
export interface SearchRequest {
  readonly q: string;
  /** Null: every kind. */
  readonly kind: SearchKind | null;
  /** At most {@link mostHits}. */
  readonly limit: number;
  readonly caller: Pick<Caller, 'units'>;
}

export const mostHits = 50;

/** Something that was found. What a kind does not have is null. */
export interface Found {
  readonly kind: SearchKind;
  /** IDPEL of a customer, agenda number of an application, meter number of a meter. */
  readonly id: string;
  readonly idpel: string | null;
  readonly agendaNo: string | null;
  readonly registrationNo: string | null;
  readonly meterNo: string | null;
  readonly name: string | null;
  readonly address: string | null;
  /** Null: a meter in the central store. */
  readonly unit: string | null;
  readonly state: string;
  readonly tariff: string | null;
  readonly powerVa: number | null;
}

export interface SearchAnswer {
  /** The best first. */
  readonly found: readonly Found[];
  /** There are more than were asked for. */
  readonly more: boolean;
  /** What was looked for instead, when nothing was found as it was typed. */
  readonly corrected: string | null;
}
