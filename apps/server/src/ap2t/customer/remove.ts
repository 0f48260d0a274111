import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import {
  type AnyTransaction,
  businessDay,
  type Database,
  inRetriedTransaction,
} from '../../platform/index.ts';
import { openApplicationOf } from '../application/store.ts';
import { blockCardsOf } from '../card/block-of-removed.ts';
import type { HoldSales } from '../card/model.ts';
import { customerChange } from './audit.ts';
import { customerOf, lockCustomer } from './find.ts';
import type { CustomerRecord } from './model.ts';
import { postCustomer } from './post.ts';
import { type Removal, type RemovalReadings, recordRemoval, removalByKey } from './removal.ts';
import { sellsTo } from './supply.ts';

/** The supply of a customer, taken away for good (bongkar rampung): it comes back by an application PS only. */
export interface SupplyRemoval {
  readonly idpel: string;
  /** `YYYY-MM-DD`, not later than today. */
  readonly removedOn: string;
  readonly fitter: string;
  readonly readings: RemovalReadings;
  /** Makes a repeated removal the same removal. */
  readonly requestKey: string;
  readonly caller: Caller;
  readonly at: Date;
}

/**
 * Takes a customer's supply away: removal, master register, history, the end of sales and of the customer's cards, and the audit trail in
 * one commit; a security deposit stays on record. A sale at that moment is on record before, or finds the meter gone. Throws SETRUM_IDPEL_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_CUSTOMER_REMOVED, SETRUM_APPLICATION_OPEN,
 * SETRUM_CUSTOMER_EFFECTIVE_EARLY, SETRUM_BAD_REQUEST (a day to come), SETRUM_REQUEST_KEY_REUSED.
 */
export function removeSupply(
  database: Database,
  removal: SupplyRemoval,
  holdSales: HoldSales,
): Promise<CustomerRecord> {
  return inRetriedTransaction(database, async (transaction) => {
    const { idpel, caller, requestKey } = removal;
    const customer = await lockCustomer(transaction, idpel);
    if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
    assertUnit(caller, customer.unit);
    const known = await removalByKey(transaction, requestKey);
    if (known === null) await remove(transaction, customer, removal, holdSales);
    else if (!isDeepStrictEqual(known, recordOf(removal, known.meterNo)))
      throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    return (await customerOf(transaction, idpel)) ?? customer;
  });
}

async function remove(
  transaction: AnyTransaction,
  customer: CustomerRecord,
  removal: SupplyRemoval,
  holdSales: HoldSales,
): Promise<void> {
  const { idpel, meterNo } = customer;
  const { removedOn, caller, at, requestKey } = removal;
  if (removedOn > businessDay(at, null))
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `removedOn = ${removedOn}` });
  if (customer.state === 'removed') throw new SetrumError('SETRUM_CUSTOMER_REMOVED', { idpel });
  const agendaNo = await openApplicationOf(transaction, idpel);
  if (agendaNo !== null) throw new SetrumError('SETRUM_APPLICATION_OPEN', { idpel, agendaNo });
  const by = caller.label;
  if (meterNo !== null) {
    if (sellsTo(customer)) await holdSales(transaction, meterNo, at);
    await recordRemoval(transaction, recordOf(removal, meterNo), { by, at, requestKey });
    await blockCardsOf(transaction, { meterNo, idpel, by, at });
  }
  const record = { ...customer, ...withoutMeter, state: 'removed', removedOn } as const;
  await postCustomer(transaction, {
    ...{ record, effectiveFrom: removedOn, mutationKind: 'K', agendaNo: null, by, at },
  });
  const { before, after } = customerChange(customer, record);
  const act = { actor: by, act: 'customer.remove', subject: idpel, source: caller.source };
  await recordAct(transaction, { ...act, before, after }, at);
}

const withoutMeter = {
  meterNo: null,
  meterMake: null,
  meterType: null,
  meterKind: null,
  factoryNo: null,
  phases: null,
} as const;

function recordOf(removal: SupplyRemoval, meterNo: string): Removal {
  const { idpel, removedOn, fitter, readings } = removal;
  return { idpel, agendaNo: null, cause: 'termination', meterNo, removedOn, fitter, ...readings };
}
