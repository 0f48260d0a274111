import type { Kind } from '../parts/model.ts';
import { faultsOf, hasCredit } from './checks.ts';
import { applicantFields, type EntryForm } from './form.ts';

/** The body of POST /api/v1/applications. */
export interface EntryOrder {
  readonly kind: Kind;
  readonly channel: string;
  readonly unit?: string;
  readonly idpel?: string;
  readonly applicant?: Readonly<Record<string, string>>;
  readonly service: {
    readonly product: string;
    readonly tariff: string;
    readonly powerVa: number;
    readonly meterChange: boolean;
    readonly firstCreditCents: number;
  };
}

/** What is applied for; null while it is not complete. */
export function serviceOf(kind: Kind, form: EntryForm): EntryOrder['service'] | null {
  const { product, tariff, powerVa } = form;
  if (product === '' || tariff === '' || !/^[1-9]\d{0,7}$/.test(powerVa)) return null;
  const rupiah = hasCredit(kind, product) ? Number(form.firstCredit || '0') : 0;
  return {
    ...{ product, tariff, powerVa: Number(powerVa) },
    meterChange: kind === 'PD' && form.meterChange,
    firstCreditCents: Number.isSafeInteger(rupiah) ? rupiah * 100 : 0,
  };
}

/** Who applies, as far as it was typed. */
export function applicantOf(form: EntryForm): Readonly<Record<string, string>> {
  return Object.fromEntries(
    applicantFields.map((field) => [field, form[field].trim()]).filter(([, value]) => value !== ''),
  );
}

/** What the costs are asked for with, as soon as it can be; null: not yet. */
export function costsOrder(kind: Kind, form: EntryForm): EntryOrder | null {
  const service = serviceOf(kind, form);
  const { idpel, unit } = faultsOf(kind, form);
  if (service === null || (kind === 'PB' ? unit : idpel) !== undefined) return null;
  return { kind, channel: form.channel, ...placeOf(kind, form), service };
}

/** The whole entry; null while something is missing. */
export function entryOrder(kind: Kind, form: EntryForm): EntryOrder | null {
  const order = costsOrder(kind, form);
  if (order === null || Object.keys(faultsOf(kind, form)).length > 0) return null;
  return { ...order, applicant: applicantOf(form) };
}

function placeOf(kind: Kind, { unit, idpel }: EntryForm) {
  return kind === 'PB' ? { unit } : { idpel: idpel.trim() };
}
