export { type EscPosOptions, escPosBytes } from './escpos.ts';
export type {
  Compensation,
  NonTaglisReceipt,
  PaidMonth,
  PostpaidReceipt,
  PrepaidReceipt,
  PrepaidSale,
  Receipt,
  SlipHead,
} from './model.ts';
export { pdfBytes } from './pdf.ts';
export { usualInfoText } from './slip.ts';
export { textLines } from './text.ts';
export { grouped, kwh, rupiah } from './words.ts';
