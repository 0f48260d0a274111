import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { escPosBytes } from '@setrum/receipt';
import { monotonicMs, pause, withWatchdog } from '../reader/watchdog.ts';
import { printerFault, printerSilent } from './faults.ts';
import { type PaperSettings, type Printer, usualPaper } from './printer.ts';

const retryMs = 50;
/** A write that does not block gives up by itself; one that hangs in the system is given up a little later. */
const graceMs = 500;

/** A printer at a device file: `/dev/usb/lp0`, a serial line, a FIFO. */
export function devicePrinter(path: string, paper: PaperSettings = usualPaper): Printer {
  let stuck: Promise<unknown> | null = null;
  return {
    name: path,
    async print(receipt) {
      // A write that hangs in the system holds the device; another one would only hang as well.
      if (stuck !== null) throw printerSilent(path);
      const work = send(path, escPosBytes(receipt, paper), paper.timeoutMs);
      stuck = work;
      const free = (): void => {
        stuck = null;
      };
      work.then(free, free);
      try {
        await withWatchdog(work, paper.timeoutMs + graceMs, () => printerSilent(path));
      } catch (error) {
        throw printerFault(path, error);
      }
      return { where: path };
    },
  };
}

async function send(path: string, bytes: Uint8Array, timeoutMs: number): Promise<void> {
  // Never creates: a printer that is not there is no new file. Never blocks a thread where the system lets us say so.
  const { O_WRONLY, O_APPEND, O_NONBLOCK = 0 } = constants;
  const device = await open(path, O_WRONLY | O_APPEND | O_NONBLOCK);
  try {
    await writeAll(device, bytes, path, monotonicMs() + timeoutMs);
  } finally {
    await device.close();
  }
}

async function writeAll(
  device: FileHandle,
  bytes: Uint8Array,
  path: string,
  deadlineMs: number,
): Promise<void> {
  const running = new AbortController();
  for (let sent = 0; sent < bytes.length; ) {
    if (monotonicMs() > deadlineMs) throw printerSilent(path);
    try {
      sent += (await device.write(bytes.subarray(sent))).bytesWritten;
    } catch (error) {
      if (!isFull(error)) throw error;
      await pause(retryMs, running.signal);
    }
  }
}

/** The device's buffer takes no more at the moment. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
