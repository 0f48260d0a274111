import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { FrameReader, type Framing, frame } from '@setrum/iso8583';

/** A message on its way through a faulty line. */
export interface LineMessage {
  /** From the bank, or from the host. */
  readonly from: 'bank' | 'host';
  readonly mti: string;
  /** Without framing, one character a byte. */
  readonly text: string;
}

/**
 * What the line does with a message. `cut-…`: breaks the connection before, in the middle of, or after it. `freeze`: from now on neither
 * side hears anything of the other on this connection, and it stays open (half open).
 */
export type LineFault =
  | 'pass'
  | 'drop'
  | 'twice'
  | 'cut-before'
  | 'cut-in'
  | 'cut-after'
  | 'freeze'
  | { readonly delayMs: number };

export interface FaultyLineOptions {
  readonly host: string;
  readonly port: number;
  readonly framing: Framing;
  /** Asked for every message, in the order in which they come. */
  readonly plan: (message: LineMessage) => LineFault;
}

export interface FaultyLine {
  /** Where the bank connects to instead of the host. */
  readonly port: number;
  stop(): Promise<void>;
}

/** A line between bank and host that breaks, stalls and repeats as planned. On the loopback address. */
export async function startFaultyLine(options: FaultyLineOptions): Promise<FaultyLine> {
  const open = new Set<Pair>();
  const server = createServer((bank) => {
    const pair = new Pair(bank, options, () => open.delete(pair));
    open.add(pair);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: async () => {
      for (const pair of open) pair.cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One connection of the bank and its other half. */
class Pair {
  readonly #bank: Socket;
  readonly #host: Socket;
  readonly #options: FaultyLineOptions;
  #isFrozen = false;

  constructor(bank: Socket, options: FaultyLineOptions, onEnd: () => void) {
    this.#bank = bank;
    this.#options = options;
    this.#host = connect(options.port, options.host);
    this.#carry('bank', this.#bank, this.#host);
    this.#carry('host', this.#host, this.#bank);
    this.#bank.on('close', onEnd);
  }

  cut(): void {
    this.#bank.resetAndDestroy();
    this.#host.resetAndDestroy();
  }

  #carry(from: 'bank' | 'host', source: Socket, sink: Socket): void {
    const reader = new FrameReader(this.#options.framing, { maxBytes: 0xffff });
    source.setNoDelay(true);
    source.on('data', (chunk) => {
      for (const bytes of reader.push(chunk).frames) this.#pass(from, bytes, sink);
    });
    source.on('error', () => undefined);
    source.on('close', () => {
      if (!this.#isFrozen) sink.destroy();
    });
  }

  #pass(from: 'bank' | 'host', bytes: Uint8Array, sink: Socket): void {
    if (this.#isFrozen) return;
    const text = Buffer.from(bytes).toString('latin1');
    const fault = this.#options.plan({ from, mti: text.slice(0, 4), text });
    const framed = frame(bytes, this.#options.framing);
    if (typeof fault === 'object') {
      setTimeout(() => this.#write(sink, framed), fault.delayMs);
      return;
    }
    if (fault === 'freeze') this.#isFrozen = true;
    if (fault === 'cut-before') this.cut();
    if (fault === 'cut-in') this.#writeAndCut(sink, framed.subarray(0, framed.length >> 1));
    if (fault === 'cut-after') this.#writeAndCut(sink, framed);
    if (fault === 'pass' || fault === 'twice') this.#write(sink, framed);
    if (fault === 'twice') this.#write(sink, framed);
  }

  #write(sink: Socket, framed: Uint8Array): void {
    if (!sink.destroyed && !this.#isFrozen) sink.write(framed);
  }

  /** The receiving side gets the bytes and then the end; the sending side is cut off at once. */
  #writeAndCut(sink: Socket, bytes: Uint8Array): void {
    this.#isFrozen = true;
    sink.end(bytes);
    const source = sink === this.#host ? this.#bank : this.#host;
    source.resetAndDestroy();
    sink.on('finish', () => setImmediate(() => sink.destroy()));
  }
}
