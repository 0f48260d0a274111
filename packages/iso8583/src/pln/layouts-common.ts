import { defineLayout } from '../layout/layout.ts';
import { code, count, hundredths, literal, text, wholeRupiah } from '../layout/part.ts';

/**
 * Field 4: rupiah (360), decimals digit, 12 digits [confirmed]. Every sample has decimals 0, so that is
 * written, and an amount that is no whole rupiah is refused; any digit is read.
 */
export const amountLayout = defineLayout(4, 'amount', [
  literal('currency', '360'),
  hundredths('amountCents', 12, 0),
]);

/** Field 56 of a reversal: what is to be undone [confirmed]. */
export const originalLayout = defineLayout(56, 'original message', [
  code('mti', 4),
  code('traceNumber', 12),
  code('localDateTime', 14),
  code('bank', 7),
]);

/** Who asks, and for which meter: the first 31 characters of every prepaid field 48. */
export const customerParts = [
  code('switcherId', 7, 'an'),
  code('meterNo', 11),
  code('idpel', 12),
  /** 0: asked by meter number (customer number zeros); 1: by customer number (meter number zeros). */
  code('flag', 1),
] as const;

export const referenceParts = [text('plnRef', 32), text('switcherRef', 32)] as const;

export const supplyParts = [text('name', 25), text('tariff', 4), count('powerVa', 9)] as const;

/** Field 90 of the 1987 style [inferred: the layout of the standard]: date and time are MMDDhhmmss, institutions padded with zeros. */
export const originalLayout1987 = defineLayout(90, 'original message', [
  code('mti', 4),
  code('traceNumber', 6),
  code('transmissionDateTime', 10),
  code('acquirer', 11),
  code('forwarder', 11),
]);

/** Field 4 of the 1987 style: 12 digits of whole rupiah [inferred: as field 4 of the other style is written]. */
export const amountLayout1987 = defineLayout(4, 'amount', [wholeRupiah('amountCents', 12)]);
