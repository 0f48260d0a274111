import type { Kind } from '../parts/model.ts';
import type { EntryField, EntryForm } from './form.ts';

/** What is wrong with a field: it is empty, or not of the form that the example shows. */
export type Fault = 'required' | { readonly example: string };

export type Faults = Readonly<Partial<Record<EntryField, Fault>>>;

const forms: Readonly<Partial<Record<EntryField, readonly [RegExp, string]>>> = {
  idpel: [/^\d{12}$/, '534252904966'],
  identityNo: [/^\d{16}$/, '3273010101010002'],
  phone: [/^\+?\d[\d -]{3,18}\d$/, '0812 3456 7890'],
  email: [/^[^\s@]+@[^\s@]+$/, 'nama@contoh.id'],
  rtRw: [/^\d{1,3}\/\d{1,3}$/, '004/005'],
  kddk: [/^[A-Z0-9]{1,20}$/, '534SA0120045'],
  firstCredit: [/^\d{1,8}$/, '50.000'],
};

const service: readonly EntryField[] = ['product', 'tariff', 'powerVa'];

function requiredOf(kind: Kind, { product }: EntryForm): readonly EntryField[] {
  const credit: readonly EntryField[] = hasCredit(kind, product) ? ['firstCredit'] : [];
  return kind === 'PB'
    ? ['unit', 'name', 'address', ...service, ...credit]
    : ['idpel', ...service, ...credit];
}

/** Whether a first stroom is bought with it: wherever there is a meter to take one. */
export function hasCredit(kind: Kind, product: string): boolean {
  return product !== 'postpaid' && kind !== 'DUA_ARAH';
}

/** Everything that keeps an entry from being sent. The server looks again, and at more. */
export function faultsOf(kind: Kind, form: EntryForm): Faults {
  const faults: Partial<Record<EntryField, Fault>> = {};
  for (const [field, [pattern, example]] of Object.entries(forms)) {
    const value = String(form[field as EntryField]).trim();
    if (value !== '' && !pattern.test(value)) faults[field as EntryField] = { example };
  }
  for (const field of requiredOf(kind, form))
    if (String(form[field]).trim() === '') faults[field] = 'required';
  return faults;
}
