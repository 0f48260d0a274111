import { Worker } from 'node:worker_threads';
import { NTAG216_ATR, type Transmit } from '@setrum/card';
import type { FromWorker, ToWorker } from './vpcd-messages.ts';

/** The card's side of a virtual reader: where a test lays cards and takes them away. */
export interface VirtualSlot {
  /** Lays a card on the reader; one that lies there is taken away first. Rejects when the reader does not listen. */
  insert(card: Transmit, atr?: Uint8Array): Promise<void>;
  /** Takes the card away at once, whatever it is doing: it is asked nothing more. */
  remove(): void;
  /** Ends the slot's thread. Rejects with what a card function threw, if one did: a fault of the test. */
  close(): Promise<void>;
}

/** The slot that vpcd offers on this TCP port of this machine. */
export function createVirtualSlot(port: number): VirtualSlot {
  const worker = new Worker(new URL('./vpcd-worker.ts', import.meta.url));
  const failures: unknown[] = [];
  let taps = 0;
  let lying: { readonly tap: number; readonly card: Transmit } | undefined;
  let inserting = Promise.withResolvers<void>();
  const send = (message: ToWorker): void => worker.postMessage(message);

  const ask = async (tap: number, bytes: Uint8Array): Promise<void> => {
    if (lying?.tap !== tap) return;
    try {
      const answer = await lying.card(bytes);
      if (lying?.tap === tap) send({ kind: 'answer', tap, bytes: answer });
    } catch (error) {
      failures.push(error);
      remove();
    }
  };
  const remove = (): void => {
    lying = undefined;
    send({ kind: 'remove' });
  };

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'apdu') void ask(message.tap, message.bytes);
    else if (message.tap !== taps) return;
    else if (message.kind === 'inserted') inserting.resolve();
    else inserting.reject(message.error);
  });
  worker.on('error', (error) => {
    failures.push(error);
    inserting.reject(error);
  });

  return {
    remove,
    async insert(card, atr = NTAG216_ATR) {
      taps += 1;
      lying = { tap: taps, card };
      // Whoever still waits for an earlier card to be laid: it is replaced by this one.
      inserting.resolve();
      inserting = Promise.withResolvers();
      send({ kind: 'insert', tap: taps, port, atr });
      await inserting.promise;
    },
    async close() {
      await worker.terminate();
      if (failures.length > 0) throw failures[0];
    },
  };
}
