/** Whether a clerk has said yes: y(a), in either language; everything else is no. */
export function isYes(typed: string | null): boolean {
  return typed !== null && /^(?:y|ya|yes)$/i.test(typed);
}

/** An amount in cents: the number of an amount key, or whole rupiah as people write them. Null: neither. */
export function parseAmount(typed: string, amounts: readonly number[]): number | null {
  if (/^[1-9]$/.test(typed)) {
    const amount = amounts[Number(typed) - 1];
    return amount === undefined ? null : amount * 100;
  }
  const plain = typed.replace(/^rp\.?\s*/i, '').replace(/\.(?=\d{3}(?:\D|$))/g, '');
  return /^[1-9]\d{2,9}$/.test(plain) ? Number(plain) * 100 : null;
}

/** A number that a customer has: of the meter (11 or 13 digits) or of the customer (12). Null: neither. */
export function parseNumber(typed: string): { meterNo: string } | { idpel: string } | null {
  const digits = typed.replace(/[\s.-]/g, '');
  if (/^\d{12}$/.test(digits)) return { idpel: digits };
  return /^(?:\d{11}|\d{13})$/.test(digits) ? { meterNo: digits } : null;
}
