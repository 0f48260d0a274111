import type { Seat } from '@setrum/cli';
import { openPcscReader } from '@setrum/loket';
import { startPcscRig } from '../pcsc/rig.ts';

/** A counter's seat whose reader is a real PC/SC reader, behind which our emulated card is laid. */
export async function pcscSeat(): Promise<{ readonly seat: Seat; stop(): Promise<void> }> {
  const rig = await startPcscRig();
  const reader = await openPcscReader({ nameContains: rig.readerName });
  const seat: Seat = {
    reader,
    lay: async (card) => {
      card.tap();
      await rig.insert(card.transmit, card.atr);
    },
    lift: async () => {
      rig.remove();
      await reader.waitForRemoval({ waitMs: 3_000 });
    },
  };
  const stop = async (): Promise<void> => {
    await reader.close();
    await rig.stop();
  };
  return { seat, stop };
}
