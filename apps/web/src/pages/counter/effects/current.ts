import type { PaymentName, SaleName } from '../desk/model.ts';
import type { DeskState } from '../desk/state.ts';

const name = 'setrum.counter.current';

/** What the desk is in the middle of, by name: kept through a reload of the page. It holds no token. */
export type Current =
  | { readonly kind: 'sale'; readonly sale: SaleName }
  | { readonly kind: 'payment'; readonly payment: PaymentName };

export function currentOf({ phase }: Pick<DeskState, 'phase'>): Current | null {
  switch (phase.kind) {
    case 'selling':
      return { kind: 'sale', sale: phase.sale };
    case 'sold':
      return { kind: 'sale', sale: phase.sold.name };
    case 'paying':
      // What is being called off is not begun again.
      return phase.at === 'ending' ? null : { kind: 'payment', payment: phase.payment };
    case 'paid':
      return { kind: 'payment', payment: phase.payment };
    default:
      return null;
  }
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function keepCurrent(shelf: Shelf, current: Current | null): void {
  try {
    if (current === null) shelf.removeItem(name);
    else shelf.setItem(name, JSON.stringify(current));
  } catch {
    // The journals know it as well; it will stand in the list.
  }
}

/** Null: nothing was under way, or it cannot be read: then the journals have it. */
export function readCurrent(shelf: Shelf): Current | null {
  try {
    const found = JSON.parse(shelf.getItem(name) ?? 'null') as Current | null;
    const key = found?.kind === 'sale' ? found.sale.key : found?.payment.key;
    return typeof key === 'string' ? found : null;
  } catch {
    return null;
  }
}
