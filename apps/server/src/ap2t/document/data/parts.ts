import { type Static, type TSchema, Type } from 'typebox';
import { applicationKinds, products } from '../../application/model.ts';
import { choice, count, digits, money, nullable, power, record, text } from './vocabulary.ts';

/** The kind of application behind a document. */
export const application = () => choice('application', applicationKinds);

/** What every document of an application carries. */
export const reference = {
  application: application(),
  agendaNo: digits(18),
  idpel: digits(12),
};

/** A person or a body, as letters address it; never with an id number. */
export const Party = record({
  name: text(60),
  address: text(160),
  phone: nullable(text(20)),
});
export type Party = Static<typeof Party>;

/** Where the supply is, and where a fitter finds it. */
export const Site = record({
  address: text(160),
  rtRw: nullable(text(10)),
  /** Route code of meter reading. */
  kddk: nullable(text(20)),
  substation: nullable(text(20)),
  pole: nullable(text(20)),
});
export type Site = Static<typeof Site>;

/** What is supplied. `tariff` as it is written for the product: R1T for prepaid. */
export const Service = record({
  product: choice('product', products),
  tariff: text(6),
  powerVa: power(),
});
export type Service = Static<typeof Service>;

/** A meter as its nameplate says. */
export const Meter = record({
  meterNo: digits(11, 13),
  make: text(30),
  type: text(40),
  factoryNo: nullable(text(30)),
  phases: nullable(count(3)),
});
export type Meter = Static<typeof Meter>;

export const costItems = [
  'connection',
  'deposit',
  'stamp',
  'vat',
  'first-credit',
  'street-lighting-tax',
  'arrears',
  'instalment',
  'other',
] as const;

/** A line of what is to be paid; `note` stands in brackets behind its name. */
export const Cost = record({
  item: choice('cost', costItems),
  note: nullable(text(60)),
  amountCents: money(),
});
export type Cost = Static<typeof Cost>;

/** Who signs for the utility; the name is left open when it is not known. */
export const Signatory = record({ name: nullable(text(60)), position: text(60) });
export type Signatory = Static<typeof Signatory>;

/** A seal and where it sits. */
export const Seal = record({ place: text(40), number: text(30) });
export type Seal = Static<typeof Seal>;

/** Lists of documents are short: what goes on paper. */
export const listOf = <Schema extends TSchema>(schema: Schema, maxItems: number) =>
  Type.Array(schema, { maxItems });
