import { once } from 'node:events';
import type { Socket } from 'node:net';
import { SetrumError } from '@setrum/errors';
import {
  type Codec,
  createCodec,
  FrameReader,
  frame,
  Iso8583Error,
  type IsoMessage,
  plnDialect2003,
  requireField,
} from '@setrum/iso8583';
import { systemTimers } from '../timers.ts';
import type { BankLinkOptions, LinkEvent, Patience } from './model.ts';
import { Outstanding } from './outstanding.ts';
import { openSocket } from './socket.ts';

/** Bytes that may lie unsent because the host does not read. */
const mostUnsentBytes = 1 << 20;

/**
 * A partner's link to the host: many requests at the same time, answers in any order, matched by message type and trace
 * number. It answers the host's own network messages. Bounded: outstanding requests, unsent bytes, message size.
 */
export class BankLink {
  readonly codec: Codec;
  readonly #options: BankLinkOptions;
  readonly #outstanding: Outstanding;
  #socket: Socket | null = null;
  /** A connection that was silent for too long; it is still read, for late answers. */
  #silent: Socket | null = null;
  #opening: Promise<Socket> | null = null;
  #isOver = false;
  #hasBeenOpen = false;
  #isCorked = false;
  #received = 0;

  private constructor(options: BankLinkOptions) {
    this.#options = options;
    this.codec = createCodec(options.dialect ?? plnDialect2003);
    const timers = options.timers ?? systemTimers;
    this.#outstanding = new Outstanding(timers, options.maxOutstanding ?? 1024);
  }

  /** SETRUM_BANK_UNREACHABLE when the host does not take the connection. */
  static async connect(options: BankLinkOptions): Promise<BankLink> {
    const link = new BankLink(options);
    await link.#open();
    return link;
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  get outstanding(): number {
    return this.#outstanding.size;
  }

  /** Messages that have come so far, whatever they are: signs of life. */
  get received(): number {
    return this.#received;
  }

  /**
   * Sends a request and gives its answer, whatever its response code. SETRUM_BANK_NO_ANSWER after `timeoutMs` (the
   * answer is then reported as late, should it come), SETRUM_BANK_LINK_CLOSED when the link breaks: in both cases the
   * host may have acted. SETRUM_BANK_UNREACHABLE, _LINK_BUSY, _TRACE_IN_USE and Iso8583Error: nothing was sent.
   */
  async request(message: IsoMessage, patience: Patience): Promise<IsoMessage> {
    return this.requestBy(message, patience, (bytes, socket) => this.#write(socket, bytes));
  }

  /** A request whose framed bytes are put on the line by the caller: in pieces, together with others, or spoiled. */
  async requestBy(
    message: IsoMessage,
    { timeoutMs }: Patience,
    put: (bytes: Uint8Array, socket: Socket) => void,
  ): Promise<IsoMessage> {
    const bytes = this.#framed(message);
    const type = this.codec.messageType(message.mti);
    const stan = requireField(message, 11, 'trace number');
    if (type?.direction !== 'request') throw new RangeError(`${message.mti} is no request`);
    const socket = this.#socket ?? (await this.#open());
    if (socket.writableLength > mostUnsentBytes) throw new SetrumError('SETRUM_BANK_LINK_BUSY');
    const answer = this.#outstanding.expect(type.counterpart, stan, timeoutMs);
    put(bytes, socket);
    this.#options.onTraffic?.('sent', message);
    return answer;
  }

  /** Sends a message without waiting for anything. */
  async send(message: IsoMessage): Promise<void> {
    await this.sendBytes(this.#framed(message));
    this.#options.onTraffic?.('sent', message);
  }

  /** Puts bytes on the line as they are, to show a host what banks send on bad days. */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    const socket = this.#socket ?? (await this.#open());
    await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  }

  /** Stops reading, so that the host's answers pile up; `resumeReading` goes on. */
  pauseReading(): void {
    this.#socket?.pause();
  }

  resumeReading(): void {
    this.#socket?.resume();
  }

  /**
   * Leaves a connection that may be dead without anybody having said so (half open): the next request opens another. What waits on the old
   * one goes on waiting, and its late answers are heard, until the next renewal.
   */
  renew(): void {
    if (this.#socket === null || this.#options.reconnects === false) return;
    this.#silent?.destroy();
    this.#silent = this.#socket;
    this.#socket = null;
    this.#isCorked = false;
  }

  /** Breaks the line at once, without a goodbye. */
  cut(): void {
    this.#socket?.resetAndDestroy();
  }

  /** Resolves when the link is not open, whoever closed it. */
  async closed(): Promise<void> {
    if (this.#socket !== null) await once(this.#socket, 'close');
  }

  /** Ends the link; it is not opened again. Requests without an answer fail as closed. */
  async close(): Promise<void> {
    this.#isOver = true;
    this.#silent?.destroy();
    const socket = this.#socket;
    if (socket === null) {
      this.#outstanding.failAll();
      return;
    }
    const ended = once(socket, 'close');
    socket.end();
    // A host that does not close its side must not hold us.
    const impatience = setTimeout(() => socket.destroy(), 1_000);
    await ended;
    clearTimeout(impatience);
  }

  #framed(message: IsoMessage): Uint8Array {
    return frame(this.codec.pack(message), this.#options.framing);
  }

  #open(): Promise<Socket> {
    if (this.#isOver || (this.#opening === null && this.#wasLostForGood())) {
      throw new SetrumError('SETRUM_BANK_LINK_CLOSED');
    }
    this.#opening ??= this.#connect().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  #wasLostForGood(): boolean {
    return this.#hasBeenOpen && this.#options.reconnects === false;
  }

  async #connect(): Promise<Socket> {
    const { host, port, tls = null, connectTimeoutMs = 5_000, framing } = this.#options;
    const socket = await openSocket({ host, port, tls, connectTimeoutMs });
    const reader = new FrameReader(framing);
    this.#socket = socket;
    this.#hasBeenOpen = true;
    socket.on('data', (chunk) => {
      const { frames, fault } = reader.push(chunk);
      for (const bytes of frames) this.#receive(bytes);
      if (fault === null) return;
      this.#tell({ kind: 'unreadable', error: fault });
      socket.destroy();
    });
    // What ends a socket with an error ends it with `close` too.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#silent === socket) this.#silent = null;
      // What waits on a connection that was left is not lost by another's end: its time will tell.
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#isCorked = false;
      this.#outstanding.failAll();
      this.#tell({ kind: 'closed' });
    });
    this.#tell({ kind: 'opened' });
    return socket;
  }

  #receive(bytes: Uint8Array): void {
    this.#received += 1;
    let message: IsoMessage;
    try {
      message = this.codec.unpack(bytes);
    } catch (error) {
      if (!(error instanceof Iso8583Error)) throw error;
      this.#tell({ kind: 'unreadable', error });
      return;
    }
    this.#options.onTraffic?.('received', message);
    const type = this.codec.messageType(message.mti);
    if (type?.direction === 'request') {
      const answered = type.use === 'network';
      if (answered) this.#acknowledge(message, type.counterpart);
      this.#tell({ kind: 'request', message, answered });
      return;
    }
    const fate = this.#outstanding.take(message);
    if (fate !== 'answered') this.#tell({ kind: fate, message });
  }

  #acknowledge(message: IsoMessage, mti: string): void {
    const done = this.codec.dialect.fields.find(({ bit }) => bit === 39)?.maxLength === 2;
    const answer = { mti, fields: { ...message.fields, 39: done ? '00' : '0000' } };
    if (this.#socket !== null) this.#write(this.#socket, this.#framed(answer));
    this.#options.onTraffic?.('sent', answer);
  }

  /** What is sent in one turn of the event loop leaves as one write. */
  #write(socket: Socket, bytes: Uint8Array): void {
    if (!this.#isCorked) {
      this.#isCorked = true;
      socket.cork();
      setImmediate(() => {
        this.#isCorked = false;
        socket.uncork();
      });
    }
    socket.write(bytes);
  }

  #tell(event: LinkEvent): void {
    this.#options.onEvent?.(event);
  }
}
