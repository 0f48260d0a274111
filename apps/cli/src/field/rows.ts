import type { HouseholdRecord } from '@setrum/field';
import {
  businessMonth,
  type CustomerRegistration,
  type PastMonth,
  type PastPurchase,
  type Place,
  type Sold,
} from '@setrum/server';
import { businessDay } from '@setrum/tariff';
import { meterKeyOf } from './meter-key.ts';
import { fieldChannel, fieldCounterId, fieldPartner, requestKeyOf } from './seller.ts';

/** A place that was there before the records begin. */
const ALWAYS = '2000-01-01';

export const fieldMeter = { make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' } as const;

/** A meter and all that AP2T, vending and the network are told of it. */
export type RegisteredMeter = Omit<HouseholdRecord, 'cardUid' | 'months' | 'visitedAt'>;

export function customerOf(household: RegisteredMeter): CustomerRegistration {
  const { idpel, name, address, unit, tariff, powerVa, meterNo } = household;
  return {
    ...{ idpel, name, address, unit, tariff, powerVa },
    meter: { meterNo, ...fieldMeter },
  };
}

export function placeOf(household: RegisteredMeter): Place {
  const { meterNo, unit, feeder, transformer, tariff, powerVa, since, removedOn } = household;
  return {
    ...{ meterNo, unit, feeder, transformer, tariff, powerVa },
    since: since === null ? ALWAYS : businessDay(since),
    removedOn: removedOn === null ? null : businessDay(removedOn),
  };
}

/** The purchase number n of a meter, from 0. */
export function purchaseOf(
  household: HouseholdRecord,
  n: number,
  region: string,
): PastPurchase | null {
  const purchase = household.purchases[n];
  if (purchase === undefined) return null;
  const { meterNo, idpel, name, unit, tariff, powerVa, cardUid } = household;
  return {
    request: {
      ...{ meterNo, partnerId: fieldPartner.partnerId, counterId: fieldCounterId },
      requestKey: requestKeyOf(meterNo, n),
      amountCents: purchase.amountCents,
      channel: fieldChannel,
      ...{ terminalId: null, plnRef: null, switcherRef: null, adminCents: null },
      buyingOption: 'new',
    },
    cardUid: purchase.byCard ? cardUid : null,
    at: purchase.at,
    place: {
      ...{ meter_no: meterNo, idpel, holder: name, unit, tariff },
      ...{ power_va: powerVa, sale_state: 'active' },
    },
    key: meterKeyOf(region, meterNo),
  };
}

export function monthsOf({ meterNo, cardUid, months }: HouseholdRecord): readonly PastMonth[] {
  return months.map(({ readAt, toldAt, ...month }) => ({
    ...month,
    ...{ meterNo, cardUid },
    toldAt: readAt.toISOString(),
    receivedAt: toldAt.toISOString(),
  }));
}

/** What was sold to a meter, month by month. */
export function soldOf({ meterNo, purchases }: RegisteredMeter): readonly Sold[] {
  const months = new Map<number, Sold>();
  for (const { at, energyDkwh, amountCents } of purchases) {
    const month = businessMonth(at);
    const before = months.get(month) ?? {
      meterNo,
      month,
      energyDkwh: 0,
      amountCents: 0,
      purchases: 0,
    };
    months.set(month, {
      ...before,
      energyDkwh: before.energyDkwh + energyDkwh,
      amountCents: before.amountCents + amountCents,
      purchases: before.purchases + 1,
    });
  }
  return [...months.values()];
}
