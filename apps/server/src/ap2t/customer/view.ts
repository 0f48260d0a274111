import { Type } from 'typebox';
import { type Caller, type PersonalView, personalView } from '../../identity/index.ts';
import { products } from '../application/model.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import type { CustomerEntry, CustomerRecord } from './model.ts';

const Text = Type.String();
const State = OneOf(['active', 'removed'] as const, 'removed: the supply was taken away (bongkar)');

/** A customer as the API tells it. Personal data are masked for those who may not see them. */
export const CustomerView = Type.Object({
  idpel: Text,
  unit: Text,
  state: State,
  product: OneOf(products),
  tariff: Type.String({ description: 'As written for the product: R1T is prepaid' }),
  powerVa: Type.Integer(),
  name: Text,
  address: Text,
  identityNo: Nullable(Text),
  phone: Nullable(Text),
  email: Nullable(Text),
  rtRw: Nullable(Text),
  kddk: Nullable(Text),
  substation: Nullable(Text),
  pole: Nullable(Text),
  purpose: Nullable(Text),
  meterNo: Nullable(Text),
  meterMake: Nullable(Text),
  meterType: Nullable(Text),
  meterKind: Nullable(OneOf(['nfc', 'keypad', 'postpaid'] as const)),
  factoryNo: Nullable(Text),
  phases: Nullable(Type.Integer()),
  contractNo: Nullable(Text),
  contractOn: Nullable(Text),
  connectedOn: Nullable(Text),
  removedOn: Nullable(Text),
  ujlHeldCents: Type.Integer({ description: 'Security deposit held, rupiah x 100' }),
});

export function customerView(customer: CustomerRecord, caller: Caller) {
  const personal = personalView(caller, customer.unit);
  return {
    ...customer,
    address: personal.address(customer.address),
    identityNo: personal.identityNo(customer.identityNo),
    phone: personal.phone(customer.phone),
    email: personal.email(customer.email),
    rtRw: personal.mayContact ? customer.rtRw : null,
  };
}

/** An entry of a customer's history. */
export const EntryView = Type.Object({
  entry: Type.Integer(),
  effectiveFrom: Text,
  effectiveUntil: Nullable(
    Type.String({ description: 'The day from which the next entry holds; null: it holds now' }),
  ),
  agendaNo: Nullable(Text),
  mutationKind: Text,
  meterNo: Nullable(Text),
  profileHref: Nullable(
    Type.String({ description: 'Load profile of a prepaid meter, also of one that is gone' }),
  ),
  product: OneOf(products),
  tariff: Text,
  powerVa: Type.Integer(),
  name: Text,
  address: Text,
  unit: Text,
  state: State,
  postedBy: Text,
  postedAt: Text,
});

export function entryView({ idpel: _, ...entry }: CustomerEntry, personal: PersonalView) {
  const address = personal.address(entry.address);
  const { meterNo, product } = entry;
  const profileHref =
    meterNo === null || product === 'postpaid' ? null : `/api/v1/meters/${meterNo}/load-profile`;
  return { ...entry, address, profileHref, postedAt: entry.postedAt.toISOString() };
}
