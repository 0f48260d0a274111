import type { Applicant, ApplicationKind, Channel, ServiceAsked } from '../application/model.ts';

/** What is entered (figures 2-2, 2-7, 2-10). */
export interface EntryOrder {
  readonly kind: ApplicationKind;
  readonly channel: Channel;
  /** PB: the unit of the site. Of a customer that is there already it is the customer's own. */
  readonly unit: string | null;
  /** The customer's; null for PB, which gets a number of its own. */
  readonly idpel: string | null;
  /** What is left out stays as the customer's record has it; PB must give name and address. */
  readonly applicant: Partial<Applicant>;
  readonly service: ServiceAsked;
}

/** What may be changed before approval; what is left out stays. */
export interface EntryChange {
  readonly applicant?: Partial<Applicant>;
  readonly service?: ServiceAsked;
}
