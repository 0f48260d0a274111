export { listPcscReaders, openPcscReader, type PcscReaderOptions } from './pcsc.ts';
export {
  loadPcscBinding,
  type PcscBinding,
  type PcscCard,
  type PcscContext,
  type ReaderState,
} from './pcsc-binding.ts';
export type { CardSession, Reader, WaitOptions } from './reader.ts';
export {
  createSimulatedReader,
  type SimulatedReader,
  type SimulatedReaderOptions,
} from './simulated.ts';
