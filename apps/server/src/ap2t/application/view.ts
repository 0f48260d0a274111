import type { ConnectionCosts } from '@setrum/tariff';
import { Type } from 'typebox';
import { type Caller, personalView } from '../../identity/index.ts';
import type { Application } from './model.ts';
import { applicationKinds, applicationStates, channels, products, tariffCode } from './model.ts';
import { Nullable, OneOf } from './schema.ts';

const Text = Type.String();

export const CostsView = Type.Object({
  lines: Type.Array(Type.Object({ code: Text, kind: Text, amountCents: Type.Integer() })),
  totalCents: Type.Integer(),
  energyDkwh: Type.Integer({ description: 'Of the first stroom, tenths of a kWh' }),
});

/** An application as the API tells it. Personal data are masked for those who may not see them. */
export const ApplicationView = Type.Object({
  agendaNo: Text,
  kind: OneOf(applicationKinds),
  state: OneOf(applicationStates),
  step: Type.Integer(),
  channel: OneOf(channels),
  unit: Text,
  idpel: Text,
  name: Text,
  identityNo: Nullable(Text),
  phone: Nullable(Text),
  email: Nullable(Text),
  address: Text,
  rtRw: Nullable(Text),
  kddk: Nullable(Text),
  substation: Nullable(Text),
  pole: Nullable(Text),
  purpose: Nullable(Text),
  productAsked: OneOf(products),
  product: OneOf(products),
  tariff: Type.String({ description: 'As written for the product: R1T' }),
  powerVa: Type.Integer(),
  previous: Nullable(
    Type.Object({
      tariff: Text,
      powerVa: Type.Integer(),
      product: OneOf(products),
      meterNo: Nullable(Text),
    }),
  ),
  meterChange: Type.Boolean(),
  firstCreditCents: Type.Integer(),
  costs: CostsView,
  costsFrozenAt: Nullable(Text),
  registrationNo: Nullable(Text),
  sipExpiresOn: Nullable(Text),
  paidAt: Nullable(Text),
  meterNo: Nullable(Text),
  collectiveNo: Nullable(Text),
  madeBy: Text,
  madeAt: Text,
  changedAt: Text,
});

export function applicationView(application: Application, caller: Caller) {
  const personal = personalView(caller, application.unit);
  const { requestKey: _key, paymentId: _payment, costs, ...told } = application;
  return {
    ...told,
    identityNo: personal.identityNo(application.identityNo),
    phone: personal.phone(application.phone),
    email: personal.email(application.email),
    address: personal.address(application.address),
    tariff: tariffCode(application),
    costs: costsView(costs),
    costsFrozenAt: application.costsFrozenAt?.toISOString() ?? null,
    paidAt: application.paidAt?.toISOString() ?? null,
    madeAt: application.madeAt.toISOString(),
    changedAt: application.changedAt.toISOString(),
  };
}

export function costsView({ lines, totalCents, energyDkwh }: ConnectionCosts) {
  return { lines: lines.map((line) => ({ ...line })), totalCents, energyDkwh };
}
