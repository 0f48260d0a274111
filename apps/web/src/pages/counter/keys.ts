import type { ClerkEvent } from './desk/events.ts';
import type { DeskState } from './desk/state.ts';

/** What a key of the desk does: something at the desk, or the focus goes to a field of it. */
export type KeyAct = { readonly act: ClerkEvent } | { readonly focus: 'other-amount' | 'received' };

export interface KeyContext {
  /** Rupiah. */
  readonly amounts: readonly number[];
  readonly newKey: () => string;
}

/** What a key means at the desk as it is; null: nothing. While the desk rests nothing is begun by a key: an Enter too many must not sell. */
export function keyAct(state: DeskState, key: string, context: KeyContext): KeyAct | null {
  if (key === 'Escape') return { act: { kind: 'leave' } };
  const { phase } = state;
  const isEnter = key === 'Enter';
  switch (phase.kind) {
    case 'choice':
      if (key === '1') return { act: { kind: 'choose', what: 'power' } };
      return key === '2' ? { act: { kind: 'choose', what: 'bill' } } : null;
    case 'name':
      return isEnter ? { act: { kind: 'confirm-name' } } : null;
    case 'customer':
      return customerKey(key, context);
    case 'selling':
      if (isEnter) return { act: { kind: 'again' } };
      if (/^k$/i.test(key)) return { act: { kind: 'on-paper' } };
      return /^b$/i.test(key) ? { act: { kind: 'call-off' } } : null;
    case 'sold':
    case 'paid':
      return isEnter ? { act: { kind: 'print' } } : null;
    case 'bill':
      if (isEnter) return { act: { kind: 'pay', key: context.newKey() } };
      return /^[1-9]$/.test(key) ? { act: { kind: 'bill-count', count: Number(key) } } : null;
    case 'paying':
      if (isEnter) return { act: { kind: 'again' } };
      return /^b$/i.test(key) ? { act: { kind: 'call-off' } } : null;
    default:
      return null;
  }
}

function customerKey(key: string, { amounts, newKey }: KeyContext): KeyAct | null {
  if (key === 'Enter') return { act: { kind: 'pay', key: newKey() } };
  if (key === '0') return { focus: 'other-amount' };
  if (key === '+') return { focus: 'received' };
  const rupiah = /^[1-9]$/.test(key) ? amounts[Number(key) - 1] : undefined;
  return rupiah === undefined ? null : { act: { kind: 'amount', amountCents: rupiah * 100 } };
}
