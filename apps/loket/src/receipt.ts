import type { Purchase } from './centre.ts';

const columns = 40;
const labelColumns = 14;

/** The struk of a purchase for a 40-column printer, line by line; every deduction is shown. */
export function receiptLines(purchase: Purchase): readonly string[] {
  return [
    centred('STRUK PEMBELIAN LISTRIK PRABAYAR'),
    '',
    row('NO METER', purchase.meterNo),
    row('IDPEL', purchase.idpel),
    row('NAMA', purchase.holder),
    row('TRF/DAYA', `${purchase.tariff}/${purchase.powerVa} VA`),
    row('NO REF', purchase.reference.slice(0, 16)),
    row('', purchase.reference.slice(16)),
    row('RP BAYAR', rupiah(purchase.totalCents)),
    row('ADMIN BANK', rupiah(purchase.adminCents)),
    row('MATERAI', rupiah(purchase.stampCents)),
    row('PPN', rupiah(purchase.ppnCents)),
    row('PPJ', rupiah(purchase.ppjCents)),
    row('ANGSURAN', rupiah(purchase.instalmentCents)),
    row('RP STROOM', rupiah(purchase.tokenCents)),
    row('JML KWH', kwh(purchase.energyDkwh)),
    '',
    ...keyChangeLines(purchase.keyChange),
    centred('STROOM/TOKEN'),
    centred(grouped(purchase.token)),
  ];
}

/** A key change comes first, numbered, because the meter wants it before the token. */
function keyChangeLines(tokens: readonly string[]): readonly string[] {
  if (tokens.length === 0) return [];
  return [
    centred('GANTI KUNCI METER (KCT): MASUKKAN DULU'),
    ...tokens.map((token, n) => centred(`${n + 1}) ${grouped(token)}`)),
    '',
  ];
}

/** The 20 digits as people read them: five groups of four. */
export function grouped(token: string): string {
  return token.match(/\d{4}/g)?.join(' ') ?? token;
}

/** Rupiah as written in Indonesia: `Rp 50.000,00`. */
export function rupiah(cents: number): string {
  const text = (cents / 100).toLocaleString('id-ID', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `Rp ${text}`;
}

/** Tenths of a kWh as written in Indonesia: `33,6 kWh`. */
export function kwh(dkwh: number): string {
  return `${(dkwh / 10).toLocaleString('id-ID', { minimumFractionDigits: 1 })} kWh`;
}

function row(label: string, value: string): string {
  return `${label.padEnd(labelColumns)}${label === '' ? '  ' : ': '}${value}`.slice(0, columns);
}

function centred(text: string): string {
  return ' '.repeat(Math.max(0, Math.floor((columns - text.length) / 2))) + text;
}
