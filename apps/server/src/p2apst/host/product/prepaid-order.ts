import type { ReferencePair } from '../../reference/reference.ts';
import type { Case } from './desk.ts';
import type { CustomerHead } from './prepaid-parts.ts';

/** The request key of a bank's purchase: equal for equal purchases, another one for every other. */
export function purchaseKey(stan: string, { plnRef }: { readonly plnRef: string }): string {
  return `${stan}.${plnRef}`;
}

/** What purchase and advice say alike. */
export function orderOf({ ask }: Case, head: CustomerHead & ReferencePair) {
  return {
    meterNo: head.meterNo,
    partnerId: ask.bank,
    counterId: ask.terminal,
    requestKey: purchaseKey(ask.stan, head),
    channel: ask.channel,
    terminalId: ask.terminal,
    plnRef: head.plnRef,
    switcherRef: head.switcherRef,
  };
}
