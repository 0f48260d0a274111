import type { Application } from '../../records/application/model.ts';
import { applicantFields, type EntryForm, emptyForm } from './form.ts';

/** An application as the form that it was entered with. What is masked stays masked, and is sent only when it is typed anew. */
export function formOf(application: Application): EntryForm {
  const applicant = Object.fromEntries(
    applicantFields.map((field) => [field, application[field] ?? '']),
  );
  const { channel, unit, idpel, product, tariff, powerVa, firstCreditCents } = application;
  const base = product !== 'postpaid' && tariff.endsWith('T') ? tariff.slice(0, -1) : tariff;
  return {
    ...{ ...emptyForm, ...applicant, channel, unit, idpel, product },
    ...{ tariff: base, powerVa: String(powerVa), meterChange: application.meterChange },
    firstCredit: firstCreditCents === 0 ? '' : String(firstCreditCents / 100),
  };
}

/** What of the applicant was typed otherwise; what was emptied is null. */
export function changesOf(
  before: EntryForm,
  after: EntryForm,
): { readonly applicant?: Readonly<Record<string, string | null>> } {
  const changed = applicantFields.filter((field) => before[field] !== after[field].trim());
  if (changed.length === 0) return {};
  return {
    applicant: Object.fromEntries(changed.map((field) => [field, after[field].trim() || null])),
  };
}
