import type { ReaderWatch, SimulatedSlot, TellReaderEvent } from '../../reader/index.ts';

/** Tells what happens to emulated readers. */
export function watchSlots(
  slots: ReadonlyMap<string, SimulatedSlot>,
  tell: TellReaderEvent,
): ReaderWatch {
  const ends = [...slots].map(([reader, slot]) => watchSlot(reader, slot, tell));
  return {
    async close() {
      for (const end of ends) end();
    },
  };
}

function watchSlot(reader: string, slot: SimulatedSlot, tell: TellReaderEvent): () => void {
  let isThere = false;
  let hasCard = false;
  const look = (): void => {
    const [there, card] = [slot.isPlugged(), slot.tap() !== undefined];
    if (there && !isThere) tell({ kind: 'appeared', reader });
    if (hasCard && !card && there) tell({ kind: 'lifted', reader });
    if (!hasCard && card) tell({ kind: 'laid', reader });
    if (!there && isThere) tell({ kind: 'vanished', reader });
    isThere = there;
    hasCard = card;
  };
  // As with hardware: what is there already is told after the watch was set up, not while.
  queueMicrotask(look);
  return slot.onChange(look);
}
