import type { Transmit } from '@setrum/card';

/** One card from its tap to its removal. */
export interface Tap {
  readonly transmit: Transmit;
  readonly atr: Uint8Array | null;
  readonly lifted: PromiseWithResolvers<void>;
}

/** Where a card lies without hardware: what a reader sees of it, and the hand that lays it there. */
export interface SimulatedSlot {
  /** The card that lies there; undefined: none, or the cable is pulled. */
  tap(): Tap | undefined;
  /** Whether the reader's cable is plugged in. */
  isPlugged(): boolean;
  /** Taps a card; one that lies there is taken away first. */
  insert(transmit: Transmit, atr?: Uint8Array | null): void;
  /** Takes the card away: its session gives answers without bytes from now on, for good. */
  remove(): void;
  /** Pulls the reader's cable, or puts it back. A card in the field of a reader without power is gone. */
  plug(plugged: boolean): void;
  /** Calls back at every change until the function that it gives is called. */
  onChange(look: () => void): () => void;
}

export function createSimulatedSlot(): SimulatedSlot {
  const watchers = new Set<() => void>();
  let tap: Tap | undefined;
  let plugged = true;
  const put = (next: Tap | undefined): void => {
    tap?.lifted.resolve();
    tap = next;
    for (const look of [...watchers]) look();
  };
  return {
    tap: () => tap,
    isPlugged: () => plugged,
    insert(transmit, atr = null) {
      if (tap !== undefined) put(undefined);
      if (plugged) put({ transmit, atr, lifted: Promise.withResolvers<void>() });
    },
    remove: () => put(undefined),
    plug(wanted) {
      plugged = wanted;
      put(undefined);
    },
    onChange(look) {
      watchers.add(look);
      return () => void watchers.delete(look);
    },
  };
}
