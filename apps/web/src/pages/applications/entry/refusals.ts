import type { EntryField } from './form.ts';

/** Beside which field a refusal of the server is told. */
const fieldOfCode: Readonly<Record<string, EntryField>> = {
  SETRUM_TARIFF_POWER_INVALID: 'powerVa',
  SETRUM_POWER_NOT_STANDARD: 'powerVa',
  SETRUM_CONNECTION_UNCHANGED: 'powerVa',
  SETRUM_CONNECTION_FEE_UNKNOWN: 'powerVa',
  SETRUM_TARIFF_UNKNOWN: 'tariff',
  SETRUM_PRODUCT_INVALID: 'product',
  SETRUM_PRODUCT_CHANGE_INVALID: 'product',
  SETRUM_FIRST_CREDIT_INVALID: 'firstCredit',
  SETRUM_APPLICATION_KIND: 'idpel',
  SETRUM_APPLICATION_OPEN: 'idpel',
  SETRUM_IDPEL_UNKNOWN: 'idpel',
  SETRUM_CUSTOMER_ARREARS: 'idpel',
  SETRUM_UNIT_FORBIDDEN: 'unit',
};

export function fieldOf(code: string): EntryField | null {
  return fieldOfCode[code] ?? null;
}
