import { api } from '../../../api/client.ts';
import { printText } from './print-text.ts';

/** The original the first time it is asked for, a copy marked CU afterwards: 40 columns of text. */
async function textOf(kind: 'purchases' | 'payments', key: string): Promise<string> {
  const query = { format: 'text40', original: true };
  return api.get<string>(`/api/v1/receipts/${kind}/${encodeURIComponent(key)}`, { query });
}

/** Prints the receipt of a sale through the browser. */
export async function printPurchase(key: string): Promise<void> {
  await printText(await textOf('purchases', key));
}

/** Prints the receipt of a bill or a registration through the browser. */
export async function printPayment(key: string): Promise<void> {
  await printText(await textOf('payments', key));
}

/** Prints what this counter has sold once more, marked CU. */
export async function printAgain(kind: 'purchases' | 'payments', key: string): Promise<void> {
  const query = { format: 'text40' };
  const path = `/api/v1/receipts/${kind}/${encodeURIComponent(key)}`;
  await printText(await api.get<string>(path, { query }));
}

/** Prints a copy of a sale of any counter, by its reference. */
export async function printCopy(meterNo: string, reference: string): Promise<void> {
  const query = { format: 'text40', meterNo };
  await printText(await api.get<string>(`/api/v1/receipts/purchases/${reference}`, { query }));
}
