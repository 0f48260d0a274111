/**
 * Between a virtual slot and the thread that speaks for it. `tap` numbers the cards laid on the slot, so that what
 * belongs to one that was taken away is told apart.
 */
export type ToWorker =
  | {
      readonly kind: 'insert';
      readonly tap: number;
      readonly port: number;
      readonly atr: Uint8Array;
    }
  | { readonly kind: 'answer'; readonly tap: number; readonly bytes: Uint8Array }
  | { readonly kind: 'remove' };

export type FromWorker =
  | { readonly kind: 'inserted'; readonly tap: number }
  | { readonly kind: 'refused'; readonly tap: number; readonly error: Error }
  | { readonly kind: 'apdu'; readonly tap: number; readonly bytes: Uint8Array };
