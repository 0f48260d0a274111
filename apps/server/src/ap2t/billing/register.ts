import { SetrumError } from '@setrum/errors';
import {
  type AnyTransaction,
  type Database,
  inTransaction,
  tables,
  tablesIn,
} from '../../platform/index.ts';
import type { PostpaidBill, PostpaidCustomer, RegistrationCharge } from './model.ts';
import type { BillingTables } from './tables.ts';

/**
 * Hands a registration to P2APST for collection; its total is the sum of its lines.
 *
 * @returns false when its number is registered already: then nothing is changed, a charge is frozen
 */
export function registerCharge(database: Database, charge: RegistrationCharge): Promise<boolean> {
  return inTransaction(database, (transaction) => registerChargeIn(transaction, charge));
}

/** The same, as a part of the caller's transaction. */
export async function registerChargeIn(
  transaction: AnyTransaction,
  charge: RegistrationCharge,
): Promise<boolean> {
  const { registrationNo: registration_no, lines } = charge;
  const ap2t = tablesIn<BillingTables>(transaction, 'ap2t');
  const inserted = await ap2t
    .insertInto('registration')
    .values({
      registration_no,
      kind: charge.kind,
      transaction_name: charge.transactionName,
      agenda_no: charge.agendaNo,
      idpel: charge.idpel,
      name: charge.name,
      unit: charge.unit,
      unit_address: charge.unitAddress,
      unit_phone: charge.unitPhone,
      registered_on: charge.registeredOn,
      expires_on: charge.expiresOn,
      total_cents: lines.reduce((sum, line) => sum + line.amountCents, 0),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('registration_no')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await ap2t
    .insertInto('registration_line')
    .values(
      lines.map(({ code, amountCents: amount_cents }, n) => ({
        registration_no,
        line: n + 1,
        code,
        amount_cents,
      })),
    )
    .execute();
  return true;
}

/** Hands a postpaid customer's bills over for collection. A month that is there already is not changed. */
export async function registerBills(
  database: Database,
  customer: PostpaidCustomer,
  bills: readonly PostpaidBill[],
): Promise<void> {
  await tables<BillingTables>(database, 'ap2t')
    .insertInto('bill')
    .values(
      bills.map((bill) => ({
        idpel: customer.idpel,
        month: bill.month,
        name: customer.name,
        unit: customer.unit,
        unit_phone: customer.unitPhone,
        tariff: customer.tariff,
        power_va: customer.powerVa,
        due_on: bill.dueOn,
        reading_on: bill.readingOn,
        bill_cents: bill.billCents,
        incentive_cents: bill.incentiveCents,
        tax_cents: bill.taxCents,
        penalty_cents: bill.penaltyCents,
        readings: JSON.stringify(bill.readings),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Withdraws a registration; withdrawing it again does nothing. Throws SETRUM_BILL_PAID when it has been paid (its payment must be
 * reversed first), SETRUM_REGISTRATION_UNKNOWN.
 */
export function cancelRegistration(database: Database, registrationNo: string): Promise<void> {
  return inTransaction(database, (transaction) =>
    cancelRegistrationIn(transaction, registrationNo),
  );
}

/** The same, as a part of the caller's transaction. */
export async function cancelRegistrationIn(
  transaction: AnyTransaction,
  registrationNo: string,
): Promise<void> {
  const ap2t = tablesIn<BillingTables>(transaction, 'ap2t');
  const { numUpdatedRows } = await ap2t
    .updateTable('registration')
    .set({ state: 'cancelled' })
    .where('registration_no', '=', registrationNo)
    .where('state', '<>', 'paid')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  const found = await ap2t
    .selectFrom('registration')
    .select('state')
    .where('registration_no', '=', registrationNo)
    .executeTakeFirst();
  throw found === undefined
    ? new SetrumError('SETRUM_REGISTRATION_UNKNOWN', { registrationNo })
    : new SetrumError('SETRUM_BILL_PAID', { subject: registrationNo });
}
