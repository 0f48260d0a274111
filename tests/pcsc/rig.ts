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
  /** The service itself, to end it, freeze it and start it again; null when it is the machine's own. */
  readonly service: PcscService | null;
  /** Lays a card on the reader in place of the one that is there; pcscd sees it within some 400 ms. */
  insert(card: Transmit, atr?: Uint8Array): Promise<void>;
  /** Takes the card away at once, also in the middle of a command. */
  remove(): void;
  /** Ends everything that was started. Rejects when a card function threw meanwhile. */
  stop(): Promise<void>;
}

/** What may happen to a service. The reader comes back under its name; a card that lay there is gone. */
export interface PcscService {
  stop(): Promise<void>;
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

/** Starts the rig; see `requirements` for where it can run. One at a time: others are waited for. */
export async function startPcscRig(): Promise<PcscRig> {
  const release = await holdRigLock(LOCK_WAIT_MS);
  try {
    const isOwn = !(await canConnect(PCSCD_SOCKET));
    let pcscd = isOwn ? await startPcscd() : stockPcscd();
    let slot = createVirtualSlot(pcscd.port);
    const stop = async (): Promise<void> => {
      try {
        await slot.close();
      } finally {
        await pcscd.stop();
      }
    };
    const service: PcscService = {
      stop,
      async start() {
        pcscd = await startPcscd();
        slot = createVirtualSlot(pcscd.port);
      },
      freeze: () => pcscd.freeze(),
      thaw: () => pcscd.thaw(),
    };
    return {
      readerName: pcscd.readerName,
      service: isOwn ? service : null,
      insert: (card, atr) => slot.insert(card, atr),
      remove: () => slot.remove(),
      async stop() {
        try {
          await stop();
        } finally {
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
  const leave = (): void => undefined;
  const stop = (): Promise<void> => Promise.resolve();
  return { readerName: STOCK_READER, port: STOCK_PORT, stop, freeze: leave, thaw: leave };
}
