import { connect, type Socket } from 'node:net';
import { escPosBytes } from '@setrum/receipt';
import { settlesWithin, withWatchdog } from '../reader/watchdog.ts';
import { printerFault, printerSilent } from './faults.ts';
import { assertReady } from './paper-status.ts';
import { type PaperSettings, type Printer, usualPaper } from './printer.ts';

const hangUpMs = 200;

export interface NetworkPrinterOptions {
  readonly host: string;
  /** 9100 at nearly all printers. */
  readonly port: number;
  readonly paper?: PaperSettings;
  /** Whether the printer is asked for its paper first; some old ones print the question. */
  readonly askStatus?: boolean;
}

/** A printer in the network that takes ESC/POS as it comes ("raw", port 9100). */
export function networkPrinter(options: NetworkPrinterOptions): Printer {
  const { host, port, paper = usualPaper, askStatus = true } = options;
  const name = `${host}:${port}`;
  return {
    name,
    async print(receipt) {
      const socket = connect({ host, port, noDelay: true });
      const fault = Promise.withResolvers<never>();
      socket.on('error', fault.reject);
      // Whoever waits for nothing at the moment must not be surprised by it.
      fault.promise.catch(() => undefined);
      try {
        const work = Promise.race([
          send(socket, escPosBytes(receipt, paper), askStatus ? name : null),
          fault.promise,
        ]);
        await withWatchdog(work, paper.timeoutMs, () => printerSilent(name));
        return { where: name };
      } catch (error) {
        throw printerFault(name, error);
      } finally {
        socket.destroy();
      }
    },
  };
}

async function send(socket: Socket, bytes: Uint8Array, askStatusOf: string | null): Promise<void> {
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const isAlive = askStatusOf !== null && (await assertReady(socket, askStatusOf));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.resume().end(bytes);
  // Taken for sure once the printer hangs up, too. Some never do: one that has just answered is believed.
  if (isAlive) await settlesWithin(closed, hangUpMs);
  else await closed;
}
