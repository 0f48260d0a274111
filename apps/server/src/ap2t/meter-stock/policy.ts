import type { Product } from '../application/model.ts';
import type { MeterKind } from './model.ts';

/** What is done about a number that does not look right. */
export type Strictness = 'ignore' | 'warn' | 'refuse';

export interface StockPolicy {
  /** Kinds of meters that a product may be given without a word. */
  readonly fits: Readonly<Record<Product, readonly MeterKind[]>>;
  /** The SOP's way out (2.3): another kind where none that fits is in the unit's stock; the product becomes the other. */
  readonly exceptions: readonly {
    readonly product: Product;
    readonly kind: MeterKind;
    readonly becomes: Product;
  }[];
  /** Luhn; switch sandboxes use numbers that fail it. */
  readonly checkDigit: Strictness;
  /** Whether a number begins with the code of its model's maker; what the digits mean is inferred. */
  readonly makerCode: Strictness;
}

/** As the SOP has it. That a one-way product may not have an NFC meter is inferred. */
export const defaultStockPolicy: StockPolicy = {
  fits: { postpaid: ['postpaid'], prepaid: ['keypad'], 'prepaid-nfc': ['nfc'] },
  exceptions: [{ product: 'prepaid-nfc', kind: 'keypad', becomes: 'prepaid' }],
  checkDigit: 'warn',
  makerCode: 'warn',
};

/** Products as the entry screen names them, for messages in both languages. */
export const productNames: Readonly<Record<Product, string>> = {
  postpaid: 'Pascabayar (Postpaid)',
  prepaid: 'Prabayar (Prepaid) Satu Arah',
  'prepaid-nfc': 'Prabayar (Prepaid) Dua Arah - NFC',
};

export const kindNames: Readonly<Record<MeterKind, string>> = {
  postpaid: 'Pascabayar (Postpaid)',
  keypad: 'Prabayar Satu Arah (Keypad)',
  nfc: 'Prabayar Dua Arah (NFC Combo)',
};
