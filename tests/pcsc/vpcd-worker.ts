/**
 * The card's side of the vpcd protocol, in a thread of its own: PC/SC's disconnect blocks the thread that calls it, and
 * waits for the reader, which may at that moment be asking the card whether it is there.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { createFrameParser, frame } from './frames.ts';
import type { FromWorker, ToWorker } from './vpcd-messages.ts';

const CONTROL_ATR = 4;
const CONNECT_ATTEMPTS = 20;
const CONNECT_PAUSE_MS = 50;

let current: { readonly tap: number; readonly socket: Socket } | undefined;
/** One message at a time: a removal must not overtake the insertion before it. */
let queue: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: ToWorker) => {
  queue = queue.then(() => handle(message));
});

async function handle(message: ToWorker): Promise<void> {
  if (message.kind === 'remove') remove();
  else if (message.kind === 'insert') await insert(message.tap, message.port, message.atr);
  else if (message.tap === current?.tap) answer(current.socket, message.bytes);
}

/** Fewer than two bytes: the card has left by itself. */
function answer(socket: Socket, bytes: Uint8Array): void {
  if (bytes.length < 2) remove();
  else socket.write(frame(bytes));
}

function remove(): void {
  current?.socket.destroy();
  current = undefined;
}

async function insert(tap: number, port: number, atr: Uint8Array): Promise<void> {
  remove();
  try {
    const socket = await connectToReader(port);
    current = { tap, socket };
    serve(tap, socket, atr);
    send({ kind: 'inserted', tap });
  } catch (error) {
    send({
      kind: 'refused',
      tap,
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
}

function serve(tap: number, socket: Socket, atr: Uint8Array): void {
  const parse = createFrameParser((payload) => {
    // Of the one-byte messages, off (0), on (1) and reset (2) expect no answer.
    if (payload.length > 1) send({ kind: 'apdu', tap, bytes: Uint8Array.from(payload) });
    else if (payload[0] === CONTROL_ATR) socket.write(frame(atr));
  });
  socket.on('data', parse);
  // A reader that ends resets the connection; the test sees that through PC/SC.
  socket.on('error', () => socket.destroy());
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

/** vpcd opens its ports a moment after pcscd has answered its first client. */
async function connectToReader(port: number): Promise<Socket> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await open(port);
    } catch (error) {
      if (attempt === CONNECT_ATTEMPTS) throw error;
    }
    await pause(CONNECT_PAUSE_MS);
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
