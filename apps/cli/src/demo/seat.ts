import type { VirtualNtag216 } from '@setrum/card';
import { createSimulatedReader, type Reader } from '@setrum/loket';

/** The counter's reader, and the hand that lays a card on it. */
export interface Seat {
  readonly reader: Reader;
  lay(card: VirtualNtag216): Promise<void>;
  lift(): Promise<void>;
}

/** A seat without hardware. */
export function simulatedSeat(): Seat {
  const reader = createSimulatedReader();
  return {
    reader,
    lay: async (card) => reader.insert(card.transmit),
    lift: async () => reader.remove(),
  };
}
