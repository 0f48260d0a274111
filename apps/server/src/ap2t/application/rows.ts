import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Application, ApplicationStep } from './model.ts';
import type { ApplicationTables } from './tables.ts';

type Row = ApplicationTables['application'];

export function applicationOf(row: Selectable<Row>): Application {
  return {
    agendaNo: row.agenda_no,
    kind: row.kind,
    state: row.state,
    step: row.step,
    requestKey: row.request_key,
    channel: row.channel,
    unit: row.unit,
    idpel: row.idpel,
    name: row.name,
    identityNo: row.identity_no,
    phone: row.phone,
    email: row.email,
    address: row.address,
    rtRw: row.rt_rw,
    kddk: row.kddk,
    substation: row.substation,
    pole: row.pole,
    purpose: row.purpose,
    productAsked: row.product_asked,
    product: row.product,
    tariff: row.tariff,
    powerVa: row.power_va,
    previous: row.previous,
    meterChange: row.meter_change,
    firstCreditCents: row.first_credit_cents,
    costs: row.costs,
    costsFrozenAt: row.costs_frozen_at,
    registrationNo: row.registration_no,
    sipExpiresOn: row.sip_expires_on,
    paymentId: row.payment_id,
    paidAt: row.paid_at,
    meterNo: row.meter_no,
    collectiveNo: row.collective_no,
    madeBy: row.made_by,
    madeAt: row.made_at,
    changedAt: row.changed_at,
  };
}

export function rowOf(application: Application): Insertable<Row> {
  return {
    agenda_no: application.agendaNo,
    kind: application.kind,
    request_key: application.requestKey,
    channel: application.channel,
    unit: application.unit,
    idpel: application.idpel,
    previous: application.previous === null ? null : JSON.stringify(application.previous),
    collective_no: application.collectiveNo,
    made_by: application.madeBy,
    made_at: application.madeAt,
    ...changeableOf(application),
  };
}

/** The columns that steps may change. */
export function changeableOf(application: Application) {
  return {
    state: application.state,
    step: application.step,
    name: application.name,
    identity_no: application.identityNo,
    phone: application.phone,
    email: application.email,
    address: application.address,
    rt_rw: application.rtRw,
    kddk: application.kddk,
    substation: application.substation,
    pole: application.pole,
    purpose: application.purpose,
    product_asked: application.productAsked,
    product: application.product,
    tariff: application.tariff,
    power_va: application.powerVa,
    meter_change: application.meterChange,
    first_credit_cents: application.firstCreditCents,
    costs: JSON.stringify(application.costs),
    costs_frozen_at: application.costsFrozenAt,
    registration_no: application.registrationNo,
    sip_expires_on: application.sipExpiresOn,
    payment_id: application.paymentId,
    paid_at: application.paidAt,
    meter_no: application.meterNo,
    changed_at: application.changedAt,
  } satisfies Updateable<Row>;
}

export function stepOf(row: Selectable<ApplicationTables['application_step']>): ApplicationStep {
  return {
    agendaNo: row.agenda_no,
    step: row.step,
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    requestKey: row.request_key,
    actor: row.actor,
    source: row.source,
    reason: row.reason,
    input: row.input,
    at: row.at,
  };
}
