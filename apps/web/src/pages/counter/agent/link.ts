import { isProblem, ProblemError } from '../../../api/problem.ts';
import type { AgentLink, ReaderLight } from '../desk/state.ts';
import { agentAway } from '../effects/problems.ts';
import { problemFrom } from './problem.ts';
import { Requests } from './requests.ts';
import type { OpenSocket, Socket } from './socket.ts';
import {
  bridgePath,
  protocolVersion,
  type WireGreeting,
  type WireMessage,
  type WireReader,
} from './wire.ts';

/** Where the agent is, and the secret that was typed once. */
export interface Pairing {
  readonly port: number;
  readonly secret: string;
}

export interface LinkParts {
  readonly open: OpenSocket;
  /** Calls back after so many milliseconds, unless the function that it gives was called. */
  readonly later: (callback: () => void, ms: number) => () => void;
  /** Whether the browser keeps pages from programs on this computer. */
  readonly isForbidden: () => Promise<boolean>;
  readonly onLink: (link: AgentLink) => void;
  readonly onReaders: (readers: readonly ReaderLight[]) => void;
}

const firstAgainMs = 500;
const mostAgainMs = 5_000;
const greetingMs = 5_000;
const unpaired = 'SETRUM_BRIDGE_UNPAIRED';

/** The connection to the agent on this computer: made again by itself whenever it ends, until `close`. */
export class AgentConnection {
  readonly #parts: LinkParts;
  #pairing: Pairing | null = null;
  #socket: Socket | null = null;
  #requests: Requests | null = null;
  #greeting: WireGreeting | null = null;
  #failures = 0;
  #forget: () => void = () => undefined;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  /** What the agent said of itself; null while it is not there. */
  get greeting(): WireGreeting | null {
    return this.#greeting;
  }

  /** Connects with this pairing from now on; null: there is none yet. */
  pair(pairing: Pairing | null): void {
    this.#pairing = pairing;
    this.#failures = 0;
    this.#drop();
    if (pairing === null) this.#parts.onLink({ at: 'unpaired', problem: null });
    else this.#connect(pairing);
  }

  /** Tries now instead of later. */
  retry(): void {
    if (this.#socket === null && this.#pairing !== null) this.pair(this.#pairing);
  }

  close(): void {
    this.#pairing = null;
    this.#drop();
  }

  /** A verb of the bridge. Throws ProblemError; SETRUM_WEB_AGENT_AWAY while nobody is there. */
  async ask<Answer>(verb: string, params: object = {}, signal?: AbortSignal): Promise<Answer> {
    if (this.#requests === null || this.#greeting === null) throw agentAway();
    try {
      return (await this.#requests.ask(verb, params, signal)) as Answer;
    } catch (error) {
      // A new secret was made meanwhile.
      if (isProblem(error, unpaired)) this.#refuse(error);
      throw error;
    }
  }

  #connect(pairing: Pairing): void {
    this.#forget();
    this.#parts.onLink({ at: 'connecting' });
    const socket = this.#parts.open(`ws://127.0.0.1:${pairing.port}${bridgePath}`);
    const requests = new Requests((text) => socket.send(text));
    this.#socket = socket;
    this.#requests = requests;
    // An agent that says nothing is none.
    this.#forget = this.#parts.later(() => socket.close(), greetingMs);
    socket.onopen = () => void this.#greet(pairing.secret, requests);
    socket.onmessage = ({ data }) => this.#hear(data, requests);
    socket.onclose = () => void this.#lost(socket, requests);
  }

  async #greet(secret: string, requests: Requests): Promise<void> {
    try {
      const params = { protocol: protocolVersion, secret };
      const greeting = (await requests.ask('hello', params)) as WireGreeting;
      if (requests !== this.#requests) return;
      this.#forget();
      this.#greeting = greeting;
      this.#failures = 0;
      this.#parts.onLink({ at: 'on' });
      this.#tellReaders(greeting.readers);
    } catch (error) {
      // Gone before it said anything: that it has gone is heard as well.
      const refused = error instanceof ProblemError && error.status !== 0;
      if (refused && requests === this.#requests) this.#refuse(error);
    }
  }

  #hear(data: unknown, requests: Requests): void {
    const message = JSON.parse(String(data)) as WireMessage;
    if ('event' in message) {
      if (message.event === 'readers' && requests === this.#requests)
        this.#tellReaders(message.readers);
      return;
    }
    requests.take(message);
  }

  #tellReaders(readers: readonly WireReader[]): void {
    this.#parts.onReaders(
      readers.map(({ reader, light, cardPresent, problem }) => ({
        ...{ reader, light, cardPresent },
        problem: problem === null ? null : problemFrom(problem),
      })),
    );
  }

  /** Whoever was refused does not knock again by themselves: each wrong secret counts. */
  #refuse(problem: ProblemError): void {
    this.#drop();
    const at = [unpaired, 'SETRUM_BRIDGE_LOCKED'].includes(problem.code) ? 'unpaired' : 'refused';
    this.#parts.onLink({ at, problem });
  }

  async #lost(socket: Socket, requests: Requests): Promise<void> {
    requests.end();
    if (socket !== this.#socket) return;
    this.#drop();
    const pairing = this.#pairing;
    if (pairing === null) return;
    const wait = Math.min(firstAgainMs * 2 ** this.#failures, mostAgainMs);
    this.#failures += 1;
    this.#forget = this.#parts.later(() => this.#connect(pairing), wait);
    const forbidden = await this.#parts.isForbidden();
    if (this.#socket === null && this.#pairing === pairing)
      this.#parts.onLink({ at: forbidden ? 'forbidden' : 'off' });
  }

  #drop(): void {
    this.#forget();
    this.#forget = () => undefined;
    const [socket, requests] = [this.#socket, this.#requests];
    this.#socket = null;
    this.#requests = null;
    this.#greeting = null;
    socket?.close();
    requests?.end();
  }
}
