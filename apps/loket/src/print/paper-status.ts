import type { Socket } from 'node:net';
import { printerPaper } from './faults.ts';

/** ESC/POS, DLE EOT n: transmit status in real time. 2: why it is offline; 4: the paper sensor. */
const askOffline = Uint8Array.of(0x10, 0x04, 0x02);
const askPaper = Uint8Array.of(0x10, 0x04, 0x04);

/** Bits 2 (cover open) and 5 (stopped, no paper) of the first, bits 5 and 6 (paper end) of the second. */
const offlineBits = 0x04 | 0x20;
const paperBits = 0x60;
/** Bits 1 and 4 of an answer are always set, bits 0 and 7 never: anything else is no answer to this question. */
const fixedMask = 0x93;
const fixedBits = 0x12;

const answerWaitMs = 300;

/** SETRUM_PRINTER_PAPER when the printer says that it cannot print; else whether it has said anything. */
export async function assertReady(socket: Socket, printer: string): Promise<boolean> {
  for (const [question, bits] of [
    [askOffline, offlineBits],
    [askPaper, paperBits],
  ] as const) {
    const answer = await ask(socket, question);
    if (answer === null || (answer & fixedMask) !== fixedBits) return false;
    if ((answer & bits) !== 0) throw printerPaper(printer);
  }
  return true;
}

/** The byte that the printer answers with; null when it does not. */
function ask(socket: Socket, question: Uint8Array): Promise<number | null> {
  return new Promise((resolve) => {
    const finish = (answer: number | null): void => {
      clearTimeout(timer);
      socket.off('data', onData);
      resolve(answer);
    };
    const onData = (data: Buffer): void => finish(data[0] ?? null);
    const timer = setTimeout(() => finish(null), answerWaitMs);
    socket.on('data', onData);
    socket.write(question);
  });
}
