import { once } from 'node:events';
import type { WebSocket } from 'ws';
import type { Problem } from '../../agent/problem.ts';
import type { ReaderView, SaleView, VisitView } from '../../agent/views.ts';
import type { BridgeEvent } from '../protocol.ts';

/** What answers may hold; a test looks at what its verb gives. */
export type Result = Partial<VisitView & SaleView> & {
  readonly readers?: readonly ReaderView[];
  readonly pending?: readonly { readonly requestKey: string }[];
  readonly sales?: readonly { readonly requestKey: string; readonly step: string }[];
  readonly state?: string;
  readonly cancelled?: boolean;
  readonly verbs?: readonly string[];
};

export interface Answer {
  readonly id: number | null;
  readonly result?: Result;
  readonly problem?: Problem;
}

/** The page's side of the protocol. */
export class TestPage {
  readonly socket: WebSocket;
  readonly events: BridgeEvent[] = [];
  readonly #answers: Answer[] = [];
  #wake: () => void = () => undefined;
  #ids = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString());
      if ('event' in message) this.events.push(message);
      else this.#answers.push(message);
      this.#wake();
    });
  }

  /** Sends a request and gives its id. */
  send(verb: string, params?: unknown): number {
    const id = ++this.#ids;
    this.raw(JSON.stringify({ id, verb, ...(params !== undefined && { params }) }));
    return id;
  }

  raw(message: string): void {
    this.socket.send(message);
  }

  /** The answer to a request. */
  async answer(id: number | null): Promise<Answer> {
    return await this.#next(() => {
      const at = this.#answers.findIndex((answer) => answer.id === id);
      return at === -1 ? undefined : this.#answers.splice(at, 1)[0];
    });
  }

  async ask(verb: string, params?: unknown): Promise<Answer> {
    return await this.answer(this.send(verb, params));
  }

  /** Waits until an event of this kind fulfils the condition. */
  async event(fits: (event: BridgeEvent) => boolean): Promise<BridgeEvent> {
    return await this.#next(() => this.events.find(fits));
  }

  /** The code with which the connection ends. */
  async closed(): Promise<number> {
    if (this.socket.readyState === this.socket.CLOSED) return 0;
    const [code] = await once(this.socket, 'close');
    return code;
  }

  async #next<Found>(find: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
