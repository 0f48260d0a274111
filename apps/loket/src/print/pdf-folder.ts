import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pdfBytes, type Receipt } from '@setrum/receipt';
import { printerFault } from './faults.ts';
import type { Printer } from './printer.ts';

/** A folder in place of a printer: each receipt a PDF, which only the counter's user can read, for it bears the token. */
export function pdfFolder(folder: string): Printer {
  return {
    name: folder,
    async print(receipt) {
      const path = join(folder, fileName(receipt));
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(`${path}.new`, await pdfBytes(receipt), { mode: 0o600 });
        await rename(`${path}.new`, path);
      } catch (error) {
        throw printerFault(folder, error);
      }
      return { where: path };
    },
  };
}

const wibOffsetMs = 7 * 3_600_000;

/** By day (WIB) and number; a copy has the moment of its print, so that it never takes the original's place. */
function fileName({ head }: Receipt): string {
  const number = head.receiptNo.replace(/[^0-9A-Za-z]/g, '');
  const copy = head.reprint === null ? '' : `-CU-${head.reprint.at.replace(/\D/g, '')}`;
  const day = new Date(Date.parse(head.paidAt) + wibOffsetMs).toISOString().slice(0, 10);
  return `struk-${day}-${number}${copy}.pdf`;
}
