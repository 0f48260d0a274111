import { SetrumError } from '@setrum/errors';

export function printerMissing(printer: string, detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_PRINTER_MISSING', { printer, detail }, { cause });
}

export function printerSilent(printer: string): SetrumError {
  return new SetrumError('SETRUM_PRINTER_SILENT', { printer });
}

export function printerPaper(printer: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_PRINTER_PAPER', { printer }, { cause });
}

const missing: readonly string[] = [
  'ENOENT',
  'ENXIO',
  'ENODEV',
  'EACCES',
  'EPERM',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
];

/** The catalogue's error for what the operating system said of a printer. */
export function printerFault(printer: string, error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (missing.includes(code)) return printerMissing(printer, detail, error);
  // What the driver of USB printers says when the paper is out (Linux, usblp).
  if (code === 'ENOSPC') return printerPaper(printer, error);
  if (code === 'ETIMEDOUT') return printerSilent(printer);
  return new SetrumError('SETRUM_PRINTER_FAILED', { printer, detail }, { cause: error });
}
