import type { SoldPurchase } from '../../purchase/model.ts';

/** Longest field 63. */
const mostCharacters = 999;

/**
 * Field 63 of a sale. Tokens that the meter must take before the one in field 48 stand in front of the usual text, numbered in the order in
 * which they are entered: every bank prints this field, so they reach the customer through any of them. Throws RangeError when they do
 * not fit, because a token that is left out locks the meter.
 */
export function infoText({ keyChange, compensations }: SoldPurchase, usual: string): string {
  const first = [
    ...keyChange.map((token) => `${grouped(token)} GANTI KUNCI`),
    ...compensations.map(
      ({ token, energyDkwh }) => `${grouped(token)} KOMPENSASI ${(energyDkwh / 10).toFixed(1)} KWH`,
    ),
  ];
  if (first.length === 0) return usual;
  const list = first.map((line, n) => `${n + 1}) ${line}`).join(' ');
  const text = `MASUKKAN DULU ${list} BARU TOKEN PEMBELIAN. `;
  if (text.length > mostCharacters) throw new RangeError('too many tokens for field 63');
  return (text + usual).slice(0, mostCharacters).trimEnd();
}

function grouped(token: string): string {
  return token.replace(/(\d{4})(?=\d)/g, '$1 ');
}
