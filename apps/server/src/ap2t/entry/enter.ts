import { SetrumError } from '@setrum/errors';
import type { ConnectionRules } from '@setrum/tariff';
import { assertUnit, type Caller, callerMay, recordAct, unitOf } from '../../identity/index.ts';
import { type AnyTransaction, businessDay } from '../../platform/index.ts';
import { digestOf } from '../application/digest.ts';
import type { Applicant, Application } from '../application/model.ts';
import {
  applicationByKey,
  insertApplication,
  insertStep,
  openApplicationOf,
  stepByKey,
} from '../application/store.ts';
import { type CustomerRecord, customerOf } from '../customer/find.ts';
import { allotNumber, type NumberRules } from '../number/allot.ts';
import { announceStep } from '../workflow/announce-step.ts';
import { costsOn } from './costs.ts';
import { assertFits, needsAnotherMeter, previousOf } from './customer-fit.ts';
import type { EntryOrder } from './model.ts';

export interface EntryRules {
  readonly connection: ConnectionRules;
  readonly numbers: NumberRules;
}

export interface Entry {
  readonly order: EntryOrder;
  /** Makes a repeated entry the same application. */
  readonly requestKey: string;
  readonly caller: Caller;
  readonly at: Date;
  /** Of the collective request that it is a line of. */
  readonly collectiveNo: string | null;
}

/** What tells that somebody was faster with an application for the same customer: then enter it anew. */
export const entryTakenBy: readonly string[] = ['application_open'];

/**
 * Enters an application, or finds the one that this request key made: checked, costed, numbered, its first step on record. Throws
 * SETRUM_FORBIDDEN, SETRUM_UNIT_FORBIDDEN, SETRUM_UNIT_UNKNOWN, SETRUM_IDPEL_UNKNOWN, SETRUM_APPLICATION_KIND, SETRUM_APPLICATION_OPEN,
 * SETRUM_REQUEST_KEY_REUSED, SETRUM_BAD_REQUEST, and the refusals of the tariff (entry/costs.ts).
 */
export async function enterApplication(
  transaction: AnyTransaction,
  rules: EntryRules,
  entry: Entry,
): Promise<Application> {
  const { order, requestKey, caller, at } = entry;
  if (!callerMay(caller, 'application.enter')) throw new SetrumError('SETRUM_FORBIDDEN');
  const known = await applicationByKey(transaction, requestKey);
  if (known !== null) return sameEntry(transaction, known, entry);
  const draft = await draftOf(transaction, rules, entry);
  await insertApplication(transaction, draft);
  await insertStep(transaction, {
    ...{ agendaNo: draft.agendaNo, step: 1, action: 'enter', fromState: null, toState: 'entered' },
    ...{ requestKey, actor: caller.label, source: caller.source, reason: null, at },
    input: { digest: digestOf(order) },
  });
  await announceStep(transaction, draft, 'enter', at);
  const detail = { kind: order.kind, unit: draft.unit, totalCents: draft.costs.totalCents };
  const act = { actor: caller.label, act: 'application.enter', subject: draft.agendaNo };
  await recordAct(transaction, { ...act, source: caller.source, detail }, at);
  return draft;
}

async function draftOf(
  transaction: AnyTransaction,
  rules: EntryRules,
  entry: Entry,
): Promise<Application> {
  const { order, requestKey, caller, at } = entry;
  const customer = await customerFor(transaction, order, caller);
  const unit = customer?.unit ?? order.unit ?? '';
  await unitOf(transaction, unit);
  assertUnit(caller, unit);
  const { service, kind, channel } = order;
  const previous = customer === null ? null : previousOf(customer);
  const costs = costsOn(
    {
      ...{ kind, unit, asked: service, previous },
      ujlHeldCents: customer?.ujlHeldCents ?? 0,
      removedOn: customer?.removedOn ?? null,
    },
    businessDay(at, null),
    rules.connection,
  );
  const day = businessDay(at, null);
  const type = rules.numbers.types[kind] ?? '0';
  const agendaNo = await allotNumber(transaction, rules.numbers, 'agenda', {
    unit,
    day,
    channel,
    type,
  });
  const idpel =
    customer?.idpel ?? (await allotNumber(transaction, rules.numbers, 'idpel', { unit, day }));
  return {
    ...applicantOf(order.applicant, customer),
    ...{ agendaNo, kind, state: 'entered', step: 1, requestKey, channel, unit, idpel },
    ...{ productAsked: service.product, product: service.product },
    ...{ tariff: service.tariff, powerVa: service.powerVa },
    ...{ previous, meterChange: needsAnotherMeter(kind, customer, service) },
    ...{ firstCreditCents: service.firstCreditCents, costs, costsFrozenAt: null },
    ...{ registrationNo: null, sipExpiresOn: null, paymentId: null, paidAt: null, meterNo: null },
    ...{ collectiveNo: entry.collectiveNo, madeBy: caller.label, madeAt: at, changedAt: at },
  };
}

/** The customer whose supply is changed, checked against the kind of application; null for a new connection. */
async function customerFor(
  transaction: AnyTransaction,
  order: EntryOrder,
  caller: Caller,
): Promise<CustomerRecord | null> {
  if (order.kind === 'PB') {
    if (order.idpel !== null || order.unit === null)
      throw new SetrumError('SETRUM_BAD_REQUEST', {
        detail: 'PB: unit, dan tanpa idpel / unit, and no idpel',
      });
    return null;
  }
  if (order.idpel === null)
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${order.kind}: idpel` });
  const customer = await customerOf(transaction, order.idpel);
  if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel: order.idpel });
  // What a customer has is told to nobody else.
  assertUnit(caller, customer.unit);
  assertFits(order.kind, customer, order.service);
  const open = await openApplicationOf(transaction, order.idpel);
  if (open !== null)
    throw new SetrumError('SETRUM_APPLICATION_OPEN', { idpel: order.idpel, agendaNo: open });
  return customer;
}

/** What was given, and what the customer's record has where nothing was. */
export function applicantOf(given: Partial<Applicant>, record: Applicant | null): Applicant {
  const name = given.name ?? record?.name;
  const address = given.address ?? record?.address;
  if (name === undefined || address === undefined)
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'name, address' });
  const optional = <Name extends keyof Applicant>(field: Name) =>
    given[field] ?? record?.[field] ?? null;
  return {
    ...{ name, address },
    identityNo: optional('identityNo'),
    phone: optional('phone'),
    email: optional('email'),
    rtRw: optional('rtRw'),
    kddk: optional('kddk'),
    substation: optional('substation'),
    pole: optional('pole'),
    purpose: optional('purpose'),
  };
}

async function sameEntry(
  transaction: AnyTransaction,
  known: Application,
  { order, requestKey, caller }: Entry,
): Promise<Application> {
  const made = await stepByKey(transaction, known.agendaNo, requestKey);
  const same = made?.input['digest'] === digestOf(order) && made.actor === caller.label;
  if (!same) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
  return known;
}
