import { escPosBytes, pdfBytes, type Receipt, textLines } from '@setrum/receipt';

export const formats = ['text40', 'text80', 'escpos', 'pdf', 'json'] as const;
export type Format = (typeof formats)[number];
export type PaperColumns = 32 | 40 | 48;

/** A receipt in the form asked for, and its media type. */
export interface Printed {
  readonly type: string;
  readonly body: string | Buffer;
}

const text = 'text/plain; charset=utf-8';

/** @param columns of the thermal printer, for `escpos` only */
export async function print(
  receipt: Receipt,
  format: Format,
  columns: PaperColumns,
): Promise<Printed> {
  switch (format) {
    case 'text40':
      return { type: text, body: linesText(receipt, 40) };
    case 'text80':
      return { type: text, body: linesText(receipt, 80) };
    case 'escpos':
      return {
        type: 'application/octet-stream',
        body: Buffer.from(escPosBytes(receipt, { columns })),
      };
    case 'pdf':
      return { type: 'application/pdf', body: Buffer.from(await pdfBytes(receipt)) };
    case 'json':
      return { type: 'application/json; charset=utf-8', body: JSON.stringify(receipt) };
  }
}

function linesText(receipt: Receipt, columns: 40 | 80): string {
  return textLines(receipt, columns)
    .map((line) => `${line}\n`)
    .join('');
}
