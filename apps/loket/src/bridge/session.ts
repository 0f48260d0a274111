import { SetrumError } from '@setrum/errors';
import { problemOf } from '../agent/problem.ts';
import { object, whole } from '../agent/shape.ts';
import type { Attempts } from './attempts.ts';
import { type Greeted, type Greeting, greet } from './hello.ts';
import type { Pairing } from './pairing.ts';
import {
  type BridgeAnswer,
  type BridgeEvent,
  type BridgeLimits,
  type BridgeRequest,
  idOf,
  readRequest,
} from './protocol.ts';
import type { Workplace } from './verb.ts';
import { verbs } from './verbs.ts';

/** The line to a page. */
export interface PageLine {
  send(message: BridgeAnswer | BridgeEvent): void;
  close(reason: string): void;
}

/** What all sessions share. */
export interface SessionRoom {
  readonly workplace: Workplace;
  readonly pairing: Pairing;
  readonly attempts: Attempts;
  readonly greeting: Greeting;
  readonly limits: BridgeLimits;
  /** Errors that are not of the catalogue, for whoever looks after the counter. */
  readonly report: (error: unknown) => void;
}

interface Begun {
  readonly request: BridgeRequest;
  readonly result: unknown;
}

interface Running {
  readonly stop: AbortController;
  readonly endsWithPage: boolean;
}

const cancelShape = object({ id: whole(0, Number.MAX_SAFE_INTEGER) });

/** One page: first its greeting, then its requests, each with its answer. */
export class BridgeSession {
  readonly #room: SessionRoom;
  readonly #line: PageLine;
  readonly #running = new Map<number, Running>();
  #turn: Promise<unknown> = Promise.resolve();
  #greeted: Greeted | null = null;
  #open = true;

  constructor(room: SessionRoom, line: PageLine) {
    this.#room = room;
    this.#line = line;
  }

  get isGreeted(): boolean {
    return this.#greeted !== null;
  }

  /** Takes a message; resolves when it is answered. Messages are begun in their order, and may end in another. */
  async receive(message: string): Promise<void> {
    const begun = this.#turn.then(() => this.#begin(message));
    // What is wrong with a message is told to its sender below, and holds up nobody.
    this.#turn = begun.catch(() => undefined);
    let id = idOf(message);
    try {
      const { request, result } = await begun;
      id = request.id;
      this.#send({ id, result: (await result) ?? {} });
    } catch (error) {
      if (!(error instanceof SetrumError)) this.#room.report(error);
      this.#send({ id, problem: problemOf(error) });
      // Whoever may not be here is not kept on the line.
      if (!this.isGreeted) this.#line.close('not greeted');
    }
  }

  tell(event: BridgeEvent): void {
    if (this.isGreeted) this.#send(event);
  }

  /** The page is gone: what waits for a card on its behalf ends, and a sale goes on. */
  end(): void {
    this.#open = false;
    for (const { stop, endsWithPage } of this.#running.values()) {
      if (endsWithPage) stop.abort(new SetrumError('SETRUM_CANCELLED'));
    }
  }

  /** Reads a message and begins what it asks for; `result` may still be long in coming. */
  async #begin(message: string): Promise<Begun> {
    const request = readRequest(message);
    if (request.verb === 'hello') return { request, result: await this.#hello(request.params) };
    await this.#assertPaired();
    if (request.verb === 'cancel') return { request, result: this.#cancel(request.params) };
    const result = this.#run(request);
    // Somebody waits for it before long, and not yet.
    result.catch(() => undefined);
    return { request, result };
  }

  async #hello(params: unknown): Promise<unknown> {
    const { pairing, attempts, greeting, workplace } = this.#room;
    this.#greeted = await greet(params, { pairing, attempts });
    return { ...greeting, readers: workplace.desk.readers(), pending: workplace.desk.pending() };
  }

  async #assertPaired(): Promise<void> {
    const greeted = this.#greeted;
    if (greeted !== null && (await this.#room.pairing.isCurrent(greeted.digest))) return;
    this.#greeted = null;
    throw new SetrumError('SETRUM_BRIDGE_UNPAIRED');
  }

  async #run({ id, verb: name, params }: BridgeRequest): Promise<unknown> {
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (verb === undefined) throw badRequest(`there is no verb "${name}"`);
    if (this.#running.has(id)) throw badRequest(`request ${id} is under way already`);
    const { requests } = this.#room.limits;
    if (this.#running.size >= requests) {
      throw badRequest(`${requests} requests are under way, and no more may be`);
    }
    const stop = new AbortController();
    const { endsWithPage } = verb;
    this.#running.set(id, { stop, endsWithPage });
    try {
      return await verb.run(this.#room.workplace, params, stop.signal);
    } finally {
      this.#running.delete(id);
    }
  }

  /** Calls off the waiting of an earlier request; that one then answers SETRUM_CANCELLED, or whatever it has come to. */
  #cancel(params: unknown): unknown {
    const { id } = cancelShape(params, 'params');
    const running = this.#running.get(id);
    running?.stop.abort(new SetrumError('SETRUM_CANCELLED'));
    return { cancelled: running !== undefined };
  }

  #send(message: BridgeAnswer | BridgeEvent): void {
    if (this.#open) this.#line.send(message);
  }
}

function badRequest(detail: string): SetrumError {
  return new SetrumError('SETRUM_BAD_REQUEST', { detail });
}
