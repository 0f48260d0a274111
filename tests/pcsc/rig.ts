import type { Transmit } from '@setrum/card';
import { canConnect, holdRigLock } from './lock.ts';
import { type Pcscd, startPcscd } from './pcscd.ts';
import { PCSCD_SOCKET, STOCK_PORT, STOCK_READER } from './requirements.ts';
import { createVirtualSlot } from './vpcd.ts';

const LOCK_WAIT_MS = 120_000;

/** A real PC/SC service with a virtual reader, on which a test lays its cards. */
export interface PcscRig {
  /** The reader's full name, for `openPcscReader({ nameContains })`. */
  readonly readerName: string;
  /** Lays a card on the reader in place of the one that is there; pcscd sees it within some 400 ms. */
  insert(card: Transmit, atr?: Uint8Array): Promise<void>;
  /** Takes the card away at once, also in the middle of a command. */
  remove(): void;
  /** Ends everything that was started. Rejects when a card function threw meanwhile. */
  stop(): Promise<void>;
}

/** Starts the rig; see `requirements` for where it can run. One at a time: others are waited for. */
export async function startPcscRig(): Promise<PcscRig> {
  const release = await holdRigLock(LOCK_WAIT_MS);
  try {
    const pcscd = (await canConnect(PCSCD_SOCKET)) ? stockPcscd() : await startPcscd();
    const slot = createVirtualSlot(pcscd.port);
    return {
      readerName: pcscd.readerName,
      insert: slot.insert,
      remove: slot.remove,
      async stop() {
        try {
          await slot.close();
        } finally {
          await pcscd.stop();
          await release();
        }
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The machine's own pcscd: it is not ours, so it stays. */
function stockPcscd(): Pcscd {
  return { readerName: STOCK_READER, port: STOCK_PORT, stop: () => Promise.resolve() };
}
