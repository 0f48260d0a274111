import type { Static } from 'typebox';
import { Meter, reference, Service, Signatory, Site } from './parts.ts';
import { count, date, energy, money, nullable, record, text } from './vocabulary.ts';

/** SPJBTL: who, where, what; the articles are the template's. */
export const ContractData = record({
  ...reference,
  customer: record({
    name: text(60),
    address: text(160),
    phone: nullable(text(20)),
    /** For whom the customer signs, when it is a body. */
    onBehalfOf: nullable(text(60)),
    /** NIK with all but its ends hidden, as `maskedIdentityNo` writes it; the number itself is never kept here. */
    identityNoMasked: nullable(text(20)),
  }),
  site: Site,
  purpose: nullable(text(60)),
  service: Service,
  meter: nullable(Meter),
  limiterAmpere: nullable(count(10_000)),
  /** As it is written on the card; null without one. */
  cardNo: nullable(text(30)),
  /** What a postpaid customer leaves as a security (UJL); 0: none. */
  depositCents: money(),
  /** Stroom perdana; 0: none. */
  firstCreditCents: money(),
  /** Stroom darurat: how far the meter lets its credit fall below zero; null: not given. */
  emergencyCreditDkwh: nullable(energy()),
  /** Null: the day is written in by hand. */
  signedOn: nullable(date()),
  signatory: Signatory,
});

export type ContractData = Static<typeof ContractData>;
