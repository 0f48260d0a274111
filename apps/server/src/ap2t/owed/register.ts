import { sql } from 'kysely';
import { type AnyTransaction, type Database, inTransaction } from '../../platform/index.ts';

/** Arrears that a customer pays off with each purchase (angsuran). Money is rupiah x 100, whole rupiah. */
export interface InstalmentRegistration {
  readonly meterNo: string;
  /** A UUID made by the caller: the same one again is the same instalment. */
  readonly instalmentId: string;
  readonly totalCents: number;
  /** What a purchase pays of it, and the last one what is left. */
  readonly perPurchaseCents: number;
  readonly at: Date;
}

/** Credit that is owed to a customer and delivered as a token of its own with the next purchase. */
export interface CompensationRegistration {
  readonly meterNo: string;
  /** A UUID made by the caller: the same one again is the same compensation. */
  readonly compensationId: string;
  /** As receipts name it: `UJL`, `TMP`. */
  readonly kind: string;
  /** An amount buys energy at the price of the day of delivery; PPJ and PPN are inside it. Energy is tenths of a kWh. */
  readonly owed:
    | { readonly amountCents: number; readonly ppjCents: number; readonly ppnCents: number }
    | { readonly energyDkwh: number };
  readonly at: Date;
}

/** The dearest purchase, Rp 50 million, and what it buys at the lowest price: no compensation is larger. */
const most = { amountCents: 5_000_000_000, energyDkwh: 1_300_000 } as const;

/** Registers an instalment; gives false when it was registered before. Throws RangeError for anything but whole rupiah above zero. */
export function registerInstalment(
  database: Database,
  instalment: InstalmentRegistration,
): Promise<boolean> {
  return inTransaction(database, (transaction) => registerInstalmentIn(transaction, instalment));
}

/** The same, as a part of the caller's transaction. */
export async function registerInstalmentIn(
  transaction: AnyTransaction,
  instalment: InstalmentRegistration,
): Promise<boolean> {
  const { meterNo, instalmentId, totalCents, perPurchaseCents, at } = instalment;
  for (const cents of [totalCents, perPurchaseCents]) {
    if (!Number.isSafeInteger(cents) || cents <= 0 || cents % 100 !== 0) {
      throw new RangeError(`${cents} is no amount of an instalment`);
    }
  }
  const { numAffectedRows } = await sql`
    insert into ap2t.instalment (meter_no, instalment_id, total_cents, per_purchase_cents, registered_at)
    values (${meterNo}, ${instalmentId}, ${totalCents}, ${perPurchaseCents}, ${at})
    on conflict (meter_no, instalment_id) do nothing`.execute(transaction);
  return numAffectedRows === 1n;
}

/** Registers a compensation; gives false when it was registered before. Throws RangeError when it is nothing, or more than a purchase. */
export function registerCompensation(
  database: Database,
  compensation: CompensationRegistration,
): Promise<boolean> {
  return inTransaction(database, (transaction) =>
    registerCompensationIn(transaction, compensation),
  );
}

/** The same, as a part of the caller's transaction. */
export async function registerCompensationIn(
  transaction: AnyTransaction,
  compensation: CompensationRegistration,
): Promise<boolean> {
  const { meterNo, compensationId, kind, owed, at } = compensation;
  const { amountCents, ppjCents, ppnCents, energyDkwh } = {
    ...{ amountCents: 0, ppjCents: 0, ppnCents: 0, energyDkwh: null },
    ...owed,
  };
  const [value, limit] =
    energyDkwh === null
      ? [amountCents - ppjCents - ppnCents, most.amountCents]
      : [energyDkwh, most.energyDkwh];
  if (!Number.isSafeInteger(value) || value <= 0 || value > limit || ppjCents < 0 || ppnCents < 0) {
    throw new RangeError(`${value} is no compensation`);
  }
  const { numAffectedRows } = await sql`
    insert into ap2t.compensation (meter_no, compensation_id, kind, amount_cents, ppj_cents, ppn_cents, energy_dkwh, registered_at)
    values (${meterNo}, ${compensationId}, ${kind}, ${amountCents}, ${ppjCents}, ${ppnCents}, ${energyDkwh}, ${at})
    on conflict (meter_no, compensation_id) do nothing`.execute(transaction);
  return numAffectedRows === 1n;
}
