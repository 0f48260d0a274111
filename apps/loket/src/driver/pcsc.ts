import {
  listPcscReaders,
  loadPcscBinding,
  openPcscReader,
  type PcscBinding,
  watchPcscReaders,
} from '../reader/index.ts';
import type { DriverOptions, ReaderDriver } from './driver.ts';

/**
 * Every reader that the operating system knows by PC/SC. `driverSettings`: `share` (exclusive unless said). SETRUM_DRIVER_UNUSABLE when the
 * package `smartcard` is missing; a service that is down is told by the watch, and may come up later.
 */
export async function createPcscDriver(
  options: DriverOptions,
  given?: PcscBinding,
): Promise<ReaderDriver> {
  const binding = given ?? (await loadPcscBinding());
  const share = options.settings['share'] === 'shared' ? 'shared' : 'exclusive';
  return {
    name: 'pcsc',
    version: '1.0.0',
    list: () => listPcscReaders(binding),
    watch: (tell) => watchPcscReaders(binding, tell),
    open: (name) => openPcscReader({ binding, name, share, timeoutMs: options.timeoutMs }),
    // Readers hold contexts of their own, and close them.
    close: async () => undefined,
  };
}
