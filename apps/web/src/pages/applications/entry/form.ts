import type { Kind } from '../parts/model.ts';

/** What a clerk has typed, as it was typed. */
export interface EntryForm {
  readonly channel: string;
  readonly unit: string;
  readonly idpel: string;
  readonly product: string;
  readonly tariff: string;
  readonly powerVa: string;
  /** Whole rupiah, digits. */
  readonly firstCredit: string;
  readonly meterChange: boolean;
  readonly name: string;
  readonly identityNo: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly rtRw: string;
  readonly kddk: string;
  readonly substation: string;
  readonly pole: string;
  readonly purpose: string;
}

export type EntryField = keyof EntryForm;

/** Who applies and where: fields that are sent as they are. */
export const applicantFields = [
  ...(['name', 'identityNo', 'phone', 'email', 'address', 'rtRw', 'kddk'] as const),
  ...(['substation', 'pole', 'purpose'] as const),
] as const;

export const emptyForm: EntryForm = {
  ...{ channel: '05', unit: '', idpel: '', product: '', tariff: '', powerVa: '' },
  ...{ firstCredit: '', meterChange: false, name: '', identityNo: '', phone: '', email: '' },
  ...{ address: '', rtRw: '', kddk: '', substation: '', pole: '', purpose: '' },
};

/** Of a customer, what an application begins with. */
export interface CustomerNow {
  readonly idpel: string;
  readonly product: string;
  /** As written for the product: R1T. */
  readonly tariff: string;
  readonly powerVa: number;
}

/** The class without the T of prepaid. */
export const baseClass = ({ product, tariff }: Pick<CustomerNow, 'product' | 'tariff'>): string =>
  product !== 'postpaid' && tariff.endsWith('T') ? tariff.slice(0, -1) : tariff;

/** Whether tariff and power stay as the customer has them. */
export const keepsService = (kind: Kind): boolean => kind === 'DUA_ARAH';

/** Products that may be chosen for a kind of application. */
export function productsFor(kind: Kind): readonly string[] {
  if (kind === 'DUA_ARAH') return ['prepaid-nfc'];
  if (kind === 'MIGRASI') return ['prepaid-nfc', 'prepaid'];
  return ['prepaid-nfc', 'prepaid', 'postpaid'];
}

/** The form with what stands to reason where nothing was chosen: the only unit, the customer's own tariff and power, the two-way product. */
export function completed(
  kind: Kind,
  form: EntryForm,
  customer: CustomerNow | undefined,
  units: readonly string[],
): EntryForm {
  const [first = ''] = productsFor(kind);
  const now = customer === undefined ? null : customer;
  const product = kind === 'PD' && now !== null ? now.product : first;
  const filled = {
    ...form,
    unit: form.unit === '' && units.length === 1 ? (units[0] ?? '') : form.unit,
    product: form.product === '' ? product : form.product,
  };
  if (now === null) return filled;
  const own = { tariff: baseClass(now), powerVa: String(now.powerVa) };
  if (keepsService(kind)) return { ...filled, ...own };
  return {
    ...filled,
    tariff: form.tariff === '' ? own.tariff : form.tariff,
    powerVa: form.powerVa === '' && form.tariff === '' ? own.powerVa : form.powerVa,
  };
}
