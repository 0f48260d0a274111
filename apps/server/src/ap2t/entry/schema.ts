import { type Static, Type } from 'typebox';
import { applicationKinds, channels, products } from '../application/model.ts';
import { Idpel, Line, Nullable, OneOf, Unit } from '../application/schema.ts';
import type { EntryChange, EntryOrder } from './model.ts';

export const ApplicantGiven = Type.Object(
  {
    name: Type.Optional(Line(60)),
    identityNo: Type.Optional(
      Nullable(Type.String({ pattern: '^[0-9]{16}$', description: 'NIK' })),
    ),
    phone: Type.Optional(Nullable(Type.String({ pattern: '^\\+?[0-9][0-9 -]{3,18}[0-9]$' }))),
    email: Type.Optional(
      Nullable(Type.String({ maxLength: 120, pattern: '^[^\\s\\p{C}@]+@[^\\s\\p{C}@]+$' })),
    ),
    address: Type.Optional(Line(160)),
    rtRw: Type.Optional(Nullable(Type.String({ pattern: '^[0-9]{1,3}/[0-9]{1,3}$' }))),
    kddk: Type.Optional(Nullable(Type.String({ pattern: '^[A-Z0-9]{1,20}$' }))),
    substation: Type.Optional(Nullable(Line(20))),
    pole: Type.Optional(Nullable(Line(20))),
    purpose: Type.Optional(Nullable(Line(60))),
  },
  { additionalProperties: false },
);

export const Service = Type.Object(
  {
    product: OneOf(products, 'prepaid: one-way; prepaid-nfc: Prabayar (Prepaid) Dua Arah - NFC'),
    tariff: Type.String({
      pattern: '^[A-Z][A-Z0-9]{0,3}$',
      description: 'Without the T of prepaid',
    }),
    powerVa: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
    meterChange: Type.Boolean({ description: 'PD: another meter is to be installed' }),
    firstCreditCents: Type.Integer({ minimum: 0, maximum: 5_000_000_000, multipleOf: 100 }),
  },
  { additionalProperties: false },
);

export const EntryBody = Type.Object(
  {
    kind: OneOf(applicationKinds),
    channel: OneOf(channels, '05 counter, 01 call centre, 99 web'),
    unit: Type.Optional(Unit),
    idpel: Type.Optional(Idpel),
    applicant: Type.Optional(ApplicantGiven),
    service: Service,
  },
  { additionalProperties: false },
);

export const ChangeBody = Type.Object(
  { applicant: Type.Optional(ApplicantGiven), service: Type.Optional(Service) },
  { additionalProperties: false },
);

export function orderOf(body: Static<typeof EntryBody>): EntryOrder {
  const { kind, channel, unit = null, idpel = null, applicant = {}, service } = body;
  return { kind, channel, unit, idpel, applicant: given(applicant), service };
}

export function changeOf({ applicant, service }: Static<typeof ChangeBody>): EntryChange {
  return {
    ...(applicant === undefined ? {} : { applicant: given(applicant) }),
    ...(service === undefined ? {} : { service }),
  };
}

/** Optional members that are there as `undefined` are not there. */
function given(applicant: Static<typeof ApplicantGiven>): EntryOrder['applicant'] {
  return Object.fromEntries(Object.entries(applicant).filter(([, value]) => value !== undefined));
}
