import type { Static } from 'typebox';
import { Cost, listOf, Party, reference, Service, Signatory, Site } from './parts.ts';
import { date, digits, money, nullable, record, text } from './vocabulary.ts';

/** SIP: what is approved, what it costs, until when and how it is paid (figures 2-3, 2-8, 2-11). */
export const ConnectionApprovalData = record({
  ...reference,
  /** What the applicant pays by. */
  registrationNo: digits(13),
  appliedOn: date(),
  /** The last day on which it may be paid. */
  dueOn: date(),
  applicant: Party,
  site: Site,
  purpose: nullable(text(60)),
  asked: Service,
  /** What the customer has before; null for a new connection. */
  previous: nullable(Service),
  /** When the installation was taken away; null unless it comes back (PS). */
  removedOn: nullable(date()),
  /** They add up to `totalCents`. */
  costs: listOf(Cost, 20),
  totalCents: money(),
  signatory: Signatory,
});

export type ConnectionApprovalData = Static<typeof ConnectionApprovalData>;
