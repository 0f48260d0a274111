import type { Socket } from 'node:net';
import { SetrumError } from '@setrum/errors';
import { FrameReader, type Framing, frame, type IsoMessage } from '@setrum/iso8583';
import type { HostConfig } from '../config.ts';
import { plainAddress } from '../link/candidates.ts';
import type { HubServices } from '../services.ts';
import type { Ask, Told } from '../speech/ask.ts';
import type { Speech } from '../speech/speech.ts';
import type { ConnectionState } from './connection-state.ts';
import { encode, type Outcome } from './encode.ts';
import { Output } from './output.ts';
import type { Session } from './session.ts';
import type { Traffic } from './traffic.ts';
import { type Pending, Unanswered } from './unanswered.ts';
import { Watch } from './watch.ts';

/** Where nothing limits it otherwise, before the link is known. */
const fewUnanswered = 16;
/** How long the other end may take to close after we did. */
const lingerMs = 2_000;

export interface ConnectionParts {
  readonly socket: Socket;
  readonly speech: Speech;
  readonly framing: Framing;
  readonly maxFrameBytes: number;
  readonly session: Session;
  readonly config: HostConfig;
  readonly services: HubServices;
  readonly traffic: Traffic;
}

/**
 * One partner's connection: bytes to messages, messages to the session, answers back in whatever order they are ready. It waits for
 * nobody, and nobody for it.
 */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #reader: FrameReader;
  readonly #output: Output;
  readonly #unanswered = new Unanswered();
  readonly #watch: Watch;
  #unreadableInRow = 0;
  #trace = 0;
  #isDraining = false;
  #lingerUntilMs: number | null = null;
  readonly #since: Date;
  #heardAt: Date;
  #requests = 0;
  #answers = 0;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>;

  constructor(parts: ConnectionParts) {
    const { socket, framing, maxFrameBytes, config, traffic } = parts;
    this.#parts = parts;
    this.#reader = new FrameReader(framing, { maxBytes: maxFrameBytes });
    this.#output = new Output(socket, config.maxOutputBytes, (told, isOut) =>
      traffic.report(told, isOut),
    );
    this.#watch = new Watch(config, performance.now());
    this.#since = parts.services.now();
    this.#heardAt = this.#since;
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        traffic.unanswered -= this.#unanswered.size;
        parts.session.close();
        resolve();
      });
    });
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('end', () => this.drain('the other end has no more requests'));
    socket.on('error', (error) => this.#log('debug', `the connection broke: ${error.message}`));
  }

  get state(): ConnectionState {
    const { socket, speech, framing, session } = this.#parts;
    return {
      linkId: this.#linkId,
      address: plainAddress(socket.remoteAddress ?? ''),
      isEncrypted: 'encrypted' in socket,
      ...{ dialect: speech.name, framing, isSignedOn: session.isSignedOn },
      ...{ since: this.#since, heardAt: this.#heardAt },
      ...{ requests: this.#requests, answers: this.#answers, unanswered: this.#unanswered.size },
    };
  }

  /** Takes no more requests, answers those that are under way, and closes. */
  drain(why: string): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    this.#log('debug', `closing: ${why}`);
    this.#closeWhenIdle();
  }

  destroy(why: string): void {
    this.#log('info', `closed: ${why}`);
    this.#parts.socket.destroy();
  }

  /** Looks at deadlines and silence; called a few times a second. */
  sweep(nowMs: number): void {
    const { session } = this.#parts;
    for (const { ask } of this.#unanswered.expired(nowMs)) {
      this.#parts.traffic.late += 1;
      this.#release();
      this.#refuse(ask, 'SETRUM_ANSWER_LATE');
    }
    if (this.#isDraining) {
      this.#closeWhenIdle();
      if (nowMs > (this.#lingerUntilMs ?? Infinity)) this.destroy('the other end does not close');
      return;
    }
    if (session.isOver) {
      this.drain('the link is not to be used');
      return;
    }
    const verdict = this.#watch.look(nowMs, session.link);
    if (verdict === 'echo') this.#sendEcho();
    else if (verdict !== null) this.destroy(verdict);
  }

  #take(chunk: Buffer): void {
    if (this.#isDraining) return;
    this.#watch.heard(performance.now());
    this.#heardAt = this.#parts.services.now();
    const { frames, fault } = this.#reader.push(chunk);
    for (const bytes of frames) {
      if (!this.#isDraining) this.#receive(bytes);
    }
    if (fault !== null) {
      this.#parts.traffic.unreadable += 1;
      this.#log('warn', fault.message);
      this.drain('a message above the limit');
    }
  }

  #receive(bytes: Uint8Array): void {
    const { codec } = this.#parts.speech;
    let message: IsoMessage;
    try {
      message = codec.unpack(bytes);
    } catch (error) {
      this.#unreadable(bytes, error);
      return;
    }
    if (codec.messageType(message.mti)?.direction === 'response') {
      // The answer to our echo has done its work by being heard; nothing else is asked by us.
      if (codec.messageType(message.mti)?.use !== 'network') this.#parts.traffic.unreadable += 1;
      return;
    }
    this.#unreadableInRow = 0;
    this.#request(message);
  }

  #request(message: IsoMessage): void {
    const { speech, session, config, traffic } = this.#parts;
    traffic.requests += 1;
    this.#requests += 1;
    let ask: Ask;
    try {
      ask = speech.read(message);
    } catch (error) {
      this.#log('info', error instanceof Error ? error.message : 'not readable');
      this.#sendRefusal(message);
      return;
    }
    const most = session.link?.maxUnanswered ?? fewUnanswered;
    if (this.#unanswered.size >= most || traffic.unanswered >= config.maxUnanswered) {
      this.#refuse(ask, 'SETRUM_BUSY');
      return;
    }
    traffic.unanswered += 1;
    const pending = this.#unanswered.add(ask, performance.now() + config.answerDeadlineMs);
    session.handle(ask).then(
      (reply) => this.#settle(pending, { reply }),
      (error: unknown) => this.#settle(pending, { error }),
    );
  }

  /** Sends an answer unless another one went out in its place. */
  #settle(pending: Pending, outcome: Outcome): void {
    if (this.#unanswered.settle(pending) && !this.#parts.socket.destroyed) {
      this.#release();
      this.#answer(pending.ask, outcome);
      if (this.#parts.session.isOver) this.drain('the link is not to be used');
      this.#closeWhenIdle();
    } else if ('reply' in outcome && outcome.reply.told !== undefined) {
      this.#parts.traffic.report(outcome.reply.told, false);
    }
  }

  #release(): void {
    this.#parts.traffic.unanswered -= 1;
  }

  #answer(ask: Ask, outcome: Outcome): void {
    const { speech, services, traffic } = this.#parts;
    const { bytes, told, lost } = encode(speech, ask, outcome, services.log);
    if (lost !== undefined) traffic.report(lost, false);
    if (bytes === null) return;
    traffic.answers += 1;
    this.#answers += 1;
    this.#send(bytes, told);
  }

  #refuse(ask: Ask, code: 'SETRUM_BUSY' | 'SETRUM_ANSWER_LATE'): void {
    this.#answer(ask, { error: new SetrumError(code) });
  }

  #unreadable(bytes: Uint8Array, error: unknown): void {
    const { codec } = this.#parts.speech;
    this.#parts.traffic.unreadable += 1;
    this.#unreadableInRow += 1;
    this.#log('warn', error instanceof Error ? error.message : 'not readable');
    const salvaged = codec.salvage(bytes);
    if (salvaged !== null) this.#sendRefusal(salvaged);
    if (this.#unreadableInRow >= this.#parts.config.maxUnreadable) {
      this.drain('too many unreadable messages in a row');
    }
  }

  /** Tells that a message is not in the agreed format, when it says which one it is. */
  #sendRefusal(salvaged: IsoMessage): void {
    const { speech } = this.#parts;
    const refusal = speech.refuse(salvaged, '0030');
    if (refusal !== null) this.#send(speech.codec.pack(refusal));
  }

  #sendEcho(): void {
    const { speech, services } = this.#parts;
    this.#trace += 1;
    this.#send(speech.codec.pack(speech.network('echo', this.#trace, services.now())));
  }

  #send(bytes: Uint8Array, told?: Told): void {
    const { framing, traffic, socket } = this.#parts;
    // Who has closed his half may still listen, or be gone: nobody can tell.
    const isDoubtful = socket.readableEnded;
    if (isDoubtful && told !== undefined) traffic.report(told, false);
    if (!this.#output.add(frame(bytes, framing), isDoubtful ? undefined : told)) {
      this.destroy('the other end does not read');
    }
  }

  #closeWhenIdle(): void {
    if (!this.#isDraining || this.#unanswered.size > 0 || this.#lingerUntilMs !== null) return;
    this.#lingerUntilMs = performance.now() + lingerMs;
    this.#output.flush();
    this.#parts.socket.end();
    this.#parts.socket.resume();
  }

  get #linkId(): string | null {
    return this.#parts.session.link?.linkId ?? null;
  }

  #log(level: 'debug' | 'info' | 'warn', text: string): void {
    this.#parts.services.log[level]({ linkId: this.#linkId }, `ISO 8583: ${text}`);
  }
}
