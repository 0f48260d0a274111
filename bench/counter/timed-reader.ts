import type { VirtualCard } from '@setrum/card';
import {
  createSimulatedSlot,
  openSimulatedReader,
  type Reader,
  type ReaderDriver,
} from '@setrum/loket';
import type { Stopwatch } from './stopwatch.ts';

export const readerName = 'Bench 00 00';

/** A driver with one emulated reader on which a card lies; what reader and card take is on the watch. */
export function timedDriver(card: VirtualCard, watch: Stopwatch): ReaderDriver {
  const slot = createSimulatedSlot();
  slot.insert(card.transmit, card.atr);
  return {
    name: 'bench',
    version: '1',
    list: async () => [readerName],
    watch(tell) {
      tell({ kind: 'appeared', reader: readerName });
      tell({ kind: 'laid', reader: readerName });
      return { close: async () => undefined };
    },
    open: async (name) => timed(openSimulatedReader(slot, name, 3_000), watch),
    close: async () => undefined,
  };
}

function timed(reader: Reader, watch: Stopwatch): Reader {
  return {
    ...reader,
    async connect(options) {
      const session = await watch.time(() => reader.connect(options));
      return {
        ...session,
        transmit: (apdu) => watch.time(() => session.transmit(apdu)),
        close: () => watch.time(() => session.close()),
      };
    },
  };
}
