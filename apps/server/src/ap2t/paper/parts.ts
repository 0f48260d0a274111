import { type ConnectionRules, type CostKind, powerStepOf } from '@setrum/tariff';
import { type Application, tariffCode } from '../application/model.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { Cost, Meter, Party, Service, Site } from '../document/data/parts.ts';
import type { StockMeter } from '../meter-stock/model.ts';

export function referenceOf({ kind, agendaNo, idpel }: Application) {
  return { application: kind, agendaNo, idpel };
}

export function partyOf({ name, address, phone }: Application): Party {
  return { name, address, phone };
}

export function siteOf({ address, rtRw, kddk, substation, pole }: Application): Site {
  return { address, rtRw, kddk, substation, pole };
}

export function serviceOf(application: Application): Service {
  const { product, powerVa } = application;
  return { product, tariff: tariffCode(application), powerVa };
}

/** What the customer has before; null for a new connection. */
export function previousServiceOf({ previous }: Application): Service | null {
  if (previous === null) return null;
  const { product, powerVa } = previous;
  return { product, tariff: tariffCode(previous), powerVa };
}

export function meterPartOf({ meterNo, brand, type, factoryNo, phases }: StockMeter): Meter {
  return { meterNo, make: brand, type, factoryNo, phases };
}

/** The customer's own meter as a paper names it; null without one, or when its number is of no such form. */
export function customerMeterOf(customer: CustomerRecord | null): Meter | null {
  const { meterNo = null, meterMake, meterType, factoryNo, phases } = customer ?? {};
  if (meterNo === null || !/^\d{11,13}$/.test(meterNo)) return null;
  return {
    meterNo,
    make: meterMake ?? '-',
    type: meterType ?? '-',
    factoryNo: factoryNo ?? null,
    phases: phases ?? null,
  };
}

const items = {
  BP: 'connection',
  UJL: 'deposit',
  MATERAI: 'stamp',
  PPN: 'vat',
  STROOM: 'first-credit',
  PPJ: 'street-lighting-tax',
  TUNGGAKAN: 'arrears',
} as const satisfies Readonly<Record<CostKind, Cost['item']>>;

export function costsOf({ costs }: Application): Cost[] {
  return costs.lines.map(({ kind, amountCents }) => ({
    item: items[kind],
    note: null,
    amountCents,
  }));
}

/** Amperes of the limiter for a contracted power; null where it is agreed one by one. */
export function limiterOf(powerVa: number, rules: ConnectionRules): number | null {
  return powerStepOf(powerVa, rules)?.amperes ?? null;
}
