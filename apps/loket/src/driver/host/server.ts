import { SetrumError } from '@setrum/errors';
import {
  type CardSession,
  type Reader,
  type ReaderEvent,
  type ReaderWatch,
  readerMissing,
} from '../../reader/index.ts';
import type { ReaderDriver } from '../driver.ts';
import {
  type FromHost,
  type HostCall,
  type HostResult,
  packProblem,
  type ToHost,
} from './protocol.ts';

type Send = (message: FromHost) => void;

/** The host's side: a driver that is used by messages. */
export class DriverServer {
  readonly #driver: ReaderDriver;
  readonly #send: Send;
  readonly #watch: ReaderWatch;
  readonly #readers = new Map<number, Reader>();
  readonly #sessions = new Map<number, CardSession>();
  readonly #waiting = new Map<number, AbortController>();
  #numbers = 0;

  /** Tells that the driver is ready, then every event and every answer. */
  constructor(driver: ReaderDriver, send: Send) {
    this.#driver = driver;
    this.#send = send;
    send({ ready: { name: driver.name, version: driver.version } });
    this.#watch = driver.watch((event) => this.#tell(event));
  }

  receive(message: ToHost): void {
    if ('abort' in message) {
      this.#waiting.get(message.abort)?.abort(new SetrumError('SETRUM_CANCELLED'));
    } else {
      void this.#serve(message);
    }
  }

  #tell(event: ReaderEvent): void {
    const { kind } = event;
    const told = kind === 'down' ? { kind, problem: packProblem(event.problem) } : event;
    this.#send({ event: told });
  }

  async #serve(call: HostCall): Promise<void> {
    const { id } = call;
    try {
      this.#send({ id, result: await this.#answer(call) });
    } catch (error) {
      this.#send({ id, problem: packProblem(error) });
    } finally {
      this.#waiting.delete(id);
      if (call.call === 'closeSession') this.#sessions.delete(call.session);
      if (call.call === 'closeReader') this.#readers.delete(call.handle);
    }
  }

  async #answer(call: HostCall): Promise<HostResult> {
    switch (call.call) {
      case 'ping':
        return null;
      case 'list':
        return await this.#driver.list();
      case 'close':
        await this.#watch.close();
        await this.#driver.close();
        return null;
      case 'open':
        return this.#keep(this.#readers, await this.#driver.open(call.reader));
      case 'connect': {
        const session = await this.#reader(call.handle).connect(this.#waitOptions(call));
        return { session: this.#keep(this.#sessions, session), atr: session.atr };
      }
      case 'removal':
        return await this.#reader(call.handle).waitForRemoval(this.#waitOptions(call));
      case 'transmit':
        return await this.#session(call.session).transmit(call.apdu);
      case 'closeSession':
        await this.#session(call.session).close();
        return null;
      case 'closeReader':
        await this.#reader(call.handle).close();
        return null;
    }
  }

  #keep<Kept>(where: Map<number, Kept>, what: Kept): number {
    where.set(++this.#numbers, what);
    return this.#numbers;
  }

  #reader(handle: number): Reader {
    const reader = this.#readers.get(handle);
    if (reader === undefined) throw readerMissing(`reader ${handle} was not opened`);
    return reader;
  }

  #session(session: number): CardSession {
    const found = this.#sessions.get(session);
    if (found === undefined) throw new SetrumError('SETRUM_CARD_REMOVED');
    return found;
  }

  #waitOptions({ id, waitMs }: { readonly id: number; readonly waitMs: number }) {
    const stop = new AbortController();
    this.#waiting.set(id, stop);
    return { waitMs, signal: stop.signal };
  }
}
