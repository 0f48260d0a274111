/** What of a sale somebody has typed. */
export type SaleKey =
  | { readonly by: 'reference'; readonly id: string; readonly at: Date }
  | { readonly by: 'subject'; readonly digits: string }
  | { readonly by: 'request-key'; readonly key: string };

const hexId = /^[0-9a-f]{32}$/i;

/**
 * Reads what was typed: 32 hex digits are a reference, 11 to 13 digits (in groups, too) a meter number, IDPEL or registration number, and
 * what remains of 8 to 64 printable characters is a request key. Null: nothing of a sale.
 */
export function readSaleKey(typed: string): SaleKey | null {
  const text = typed.trim();
  const digits = text.replaceAll(/[\s.-]/g, '');
  const id = text.replaceAll('-', '');
  if (hexId.test(id)) return referenceKey(id);
  if (/^[0-9]{11,13}$/.test(digits)) return { by: 'subject', digits };
  return /^[\x21-\x7e]{8,64}$/.test(text) ? { by: 'request-key', key: text } : null;
}

/** A reference is a UUID version 7: its first 48 bits are the instant of the sale, by which the sale is found without an index of its own. */
export function referenceKey(reference: string): SaleKey & { readonly by: 'reference' } {
  const at = new Date(Number.parseInt(reference.slice(0, 12), 16));
  return { by: 'reference', id: reference, at };
}
