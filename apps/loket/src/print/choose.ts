import { devicePrinter } from './device.ts';
import { networkPrinter } from './network.ts';
import { pdfFolder } from './pdf-folder.ts';
import type { PaperSettings, Printer } from './printer.ts';

export interface PrinterChoice {
  /** `tcp://HOST:PORT`, `pdf:FOLDER` or the path of a device; null: PDF. */
  readonly printer: string | null;
  readonly paper: PaperSettings;
  readonly askStatus: boolean;
  /** Where PDFs go when there is no printer. */
  readonly pdfFolder: string;
}

/** The printer that the settings name. Throws with what is wrong with the name. */
export function choosePrinter(choice: PrinterChoice): Printer {
  const { printer, paper, askStatus } = choice;
  if (printer === null) return pdfFolder(choice.pdfFolder);
  if (printer.startsWith('pdf:')) return pdfFolder(printer.slice('pdf:'.length));
  if (!printer.includes('://')) return devicePrinter(printer, paper);
  const url = URL.canParse(printer) ? new URL(printer) : null;
  if (url?.protocol !== 'tcp:' || url.hostname === '' || url.pathname.length > 1) {
    throw new Error('a printer is tcp://HOST:PORT, pdf:FOLDER or the path of a device');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return networkPrinter({ host, port: Number(url.port || 9100), paper, askStatus });
}
