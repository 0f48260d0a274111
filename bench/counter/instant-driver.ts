// A reader driver as a plug-in: its one reader always has a card on it, and answers as fast as the emulation does.
import { createVirtualNtag216 } from '@setrum/card';
import { READER_PORT, type ReaderDriver } from '@setrum/loket';

export const readerPort = READER_PORT;

export function createReaderDriver(): ReaderDriver {
  const card = createVirtualNtag216();
  return {
    name: 'instant',
    version: '1',
    list: async () => ['Instant 00 00'],
    watch: () => ({ close: async () => undefined }),
    async open(name) {
      return {
        name,
        connect: async () => ({
          atr: card.atr,
          transmit: card.transmit,
          close: async () => undefined,
        }),
        waitForRemoval: async () => false,
        close: async () => undefined,
      };
    },
    close: async () => undefined,
  };
}
