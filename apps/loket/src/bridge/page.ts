import type { RawData, WebSocket } from 'ws';
import type { BridgeLimits } from './protocol.ts';
import { BridgeSession, type SessionRoom } from './session.ts';

/** A page that has so many times more messages on the way than requests may be under way is out of its mind. */
const floodFactor = 4;

/** A page's connection: its bounds, its signs of life, and its session. */
export class Page {
  readonly session: BridgeSession;
  readonly #socket: WebSocket;
  readonly #limits: BridgeLimits;
  #alive = true;
  #unanswered = 0;

  /** `gone` is called once, when the connection has ended. */
  constructor(socket: WebSocket, room: SessionRoom, gone: () => void) {
    const { limits } = room;
    this.#socket = socket;
    this.#limits = limits;
    this.session = new BridgeSession(room, {
      send: (message) => this.#send(JSON.stringify(message)),
      close: (reason) => this.close(1008, reason),
    });
    const greeting = setTimeout(() => this.#expectGreeting(), limits.greetingMs);
    const heart = setInterval(() => this.#beat(), limits.pingMs);
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    socket.on('pong', () => {
      this.#alive = true;
    });
    // Too large a message, a broken frame: the close that follows is all there is to do.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(greeting);
      clearInterval(heart);
      this.session.end();
      gone();
    });
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** For a page that does not take part in the closing. */
  terminate(): void {
    this.#socket.terminate();
  }

  #take(data: RawData, isBinary: boolean): void {
    if (isBinary) this.close(1003, 'text only');
    else if (this.#unanswered >= floodFactor * this.#limits.requests) {
      this.close(1008, 'too many messages');
    } else void this.#answer(data.toString());
  }

  async #answer(message: string): Promise<void> {
    this.#unanswered += 1;
    try {
      await this.session.receive(message);
    } finally {
      this.#unanswered -= 1;
    }
  }

  /** A page that reads nothing does not fill our memory. */
  #send(text: string): void {
    if (this.#socket.bufferedAmount > this.#limits.unreadBytes) this.#socket.terminate();
    else this.#socket.send(text, () => undefined);
  }

  #expectGreeting(): void {
    if (!this.session.isGreeted) this.close(1008, 'no greeting');
  }

  #beat(): void {
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.#socket.ping();
  }
}
