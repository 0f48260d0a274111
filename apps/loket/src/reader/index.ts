export { codedError } from './coded-error.ts';
export { guardReader, type ReaderGuard } from './guard.ts';
export { listPcscReaders, openPcscReader, type PcscReaderOptions } from './pcsc.ts';
export {
  loadPcscBinding,
  type PcscBinding,
  type PcscCard,
  type PcscContext,
  type ReaderState,
  type SeenReader,
} from './pcsc-binding.ts';
export { messageOf, readerFault, readerMissing, serviceDown } from './pcsc-errors.ts';
export { watchPcscReaders } from './pcsc-watch.ts';
export type { CardSession, Reader, WaitOptions } from './reader.ts';
export type { ReaderEvent, ReaderWatch, TellReaderEvent } from './reader-events.ts';
export {
  createSimulatedReader,
  openSimulatedReader,
  type SimulatedReader,
  type SimulatedReaderOptions,
} from './simulated.ts';
export { createSimulatedSlot, type SimulatedSlot } from './simulated-slot.ts';
