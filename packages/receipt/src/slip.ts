import type { SlipHead } from './model.ts';
import { printable, wibText } from './words.ts';

/** A slip before it has a form: what stands on it, in which order. All texts are printable ASCII. */
export type Slip = readonly Block[];

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'fields'; readonly left: readonly Field[]; readonly right: readonly Field[] }
  | TokenBlock
  | { readonly kind: 'note'; readonly text: string };

export interface Field {
  readonly label: string;
  readonly value: string;
  /** Never broken into two lines: a sum of money. */
  readonly whole: boolean;
}

/** Tokens to be typed, under a heading. */
export interface TokenBlock {
  readonly kind: 'tokens';
  readonly heading: string;
  readonly advice: string | null;
  /** Five groups of four, numbered when there is more than one on the slip. */
  readonly tokens: readonly string[];
}

/** The text at the foot when no other came with the answer. */
export const usualInfoText =
  'Informasi dan pengaduan: Call Center 123, PLN Mobile, kantor PLN terdekat';

export const proofText = 'PLN menyatakan struk ini sebagai bukti pembayaran yang sah';

export function field(label: string, value: string): Field {
  return { label, value: printable(value), whole: false };
}

export function money(label: string, value: string): Field {
  return { label, value, whole: true };
}

/** The title, and whether this is a reprint. */
export function top(title: string, { reprint }: SlipHead): readonly Block[] {
  if (reprint === null) return [{ kind: 'title', text: title }];
  const mark = `CETAK ULANG (CU) ${wibText(reprint.at)} WIB - ${printable(reprint.by)}`;
  return [
    { kind: 'title', text: title },
    { kind: 'note', text: mark },
  ];
}

/** Number, counter, time and where to ask. The call centre is named even when the text that came does not name it. */
export function foot({ receiptNo, reprint, soldBy, paidAt, infoText }: SlipHead): readonly Block[] {
  const number = printable(`${reprint === null ? '' : 'CU-'}${receiptNo}`);
  const info = printable(infoText ?? '') || usualInfoText;
  return [
    {
      kind: 'fields',
      left: [field('NO STRUK', number), field('WAKTU BAYAR', `${wibText(paidAt)} WIB`)],
      right: soldBy === null ? [] : [field('LOKET', soldBy)],
    },
    { kind: 'note', text: info },
    ...(/\b123\b/.test(info) ? [] : [{ kind: 'note', text: 'Call Center PLN 123' } as const]),
  ];
}
