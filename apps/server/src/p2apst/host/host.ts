import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostConfig, ListenerConfig } from './config.ts';
import { candidatesFor, plainAddress } from './link/candidates.ts';
import { LinkDirectory } from './link/directory.ts';
import { LinkSeats } from './link/seats.ts';
import { Lookups } from './lookup/lookups.ts';
import type { HubServices } from './services.ts';
import type { Speech } from './speech/speech.ts';
import { speech1987 } from './speech/speech-1987.ts';
import { speech2003 } from './speech/speech-2003.ts';
import { Connection } from './wire/connection.ts';
import type { ConnectionState } from './wire/connection-state.ts';
import { type Listening, listen } from './wire/listener.ts';
import { Session, type SessionParts } from './wire/session.ts';
import { type HostStatus, Traffic } from './wire/traffic.ts';

const speeches: Readonly<Record<Speech['name'], Speech>> = {
  '2003': speech2003,
  '1987': speech1987,
};

/** A host that takes connections. */
export interface RunningHost {
  /** In the order of the listeners. */
  readonly ports: readonly number[];
  status(): HostStatus;
  /** Every connection as it stands now. */
  connections(): readonly ConnectionState[];
  /** Reads the links anew now, for who has just changed them; it happens by itself every `lookupAgeMs`. */
  refreshLinks(): Promise<void>;
  /** Takes no new connections and requests, answers those under way (for `drainMs` at most), and closes. */
  stop(): Promise<void>;
}

/** Opens the host's ports. Throws SETRUM_HOST_PLAIN, SETRUM_PORT_IN_USE. */
export async function startHost(config: HostConfig, services: HubServices): Promise<RunningHost> {
  const host = new Host(config, services);
  try {
    await host.open();
  } catch (error) {
    await host.stop();
    throw error;
  }
  return host;
}

class Host implements RunningHost {
  readonly #config: HostConfig;
  readonly #services: HubServices;
  readonly #parts: SessionParts;
  readonly #traffic: Traffic;
  readonly #listening: Listening[] = [];
  readonly #connections = new Set<Connection>();
  #timers: readonly NodeJS.Timeout[] = [];
  #isStopping = false;

  constructor(config: HostConfig, services: HubServices) {
    this.#config = config;
    this.#services = services;
    this.#traffic = new Traffic(services);
    this.#parts = {
      desk: { config, services, lookups: new Lookups(services.database, config.lookupAgeMs) },
      links: new LinkDirectory(services.database, services.log),
      seats: new LinkSeats(),
    };
  }

  get ports(): readonly number[] {
    return this.#listening.map(({ port }) => port);
  }

  status(): HostStatus {
    const { unanswered, requests, answers, unreadable, refused, late, undelivered } = this.#traffic;
    const connections = this.#connections.size;
    return { connections, unanswered, requests, answers, unreadable, refused, late, undelivered };
  }

  connections(): readonly ConnectionState[] {
    return [...this.#connections].map(({ state }) => state);
  }

  refreshLinks(): Promise<void> {
    return this.#parts.links.load();
  }

  async open(): Promise<void> {
    await this.#parts.links.load();
    for (const listener of this.#config.listeners) {
      const accept = (socket: Socket, fingerprint: string | null): void =>
        this.#accept(listener, socket, fingerprint);
      const failed = (reason: string): void => {
        this.#traffic.refused += 1;
        this.#services.log.info(`ISO 8583: a connection could not be taken: ${reason}`);
      };
      this.#listening.push(await listen(listener, this.#config, accept, failed));
    }
    this.#timers = [
      setInterval(() => this.#sweep(), this.#config.sweepMs),
      setInterval(() => this.#parts.links.refresh(), this.#config.lookupAgeMs),
    ];
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const closed = this.#listening.map(
      ({ server }) => new Promise<void>((resolve) => void server.close(() => resolve())),
    );
    for (const connection of this.#connections) connection.drain('the host stops');
    const late = new AbortController();
    const timeout = sleep(this.#config.drainMs, undefined, { signal: late.signal });
    await Promise.race([Promise.all(this.#closing()), timeout.catch(() => undefined)]);
    late.abort();
    for (const connection of this.#connections) connection.destroy('the host stops');
    await Promise.all([...this.#closing(), ...closed]);
    for (const timer of this.#timers) clearInterval(timer);
  }

  #closing(): readonly Promise<void>[] {
    return [...this.#connections].map((connection) => connection.closed);
  }

  #sweep(): void {
    const nowMs = performance.now();
    for (const connection of this.#connections) connection.sweep(nowMs);
  }

  /** An address or certificate of no link is closed without a word. */
  #accept(listener: ListenerConfig, socket: Socket, fingerprint: string | null): void {
    const address = plainAddress(socket.remoteAddress ?? '');
    const origin = { address, fingerprint };
    const { candidates, manners } = candidatesFor(this.#parts.links.all, origin, listener);
    const isFull = this.#connections.size >= this.#config.maxConnections;
    const session = new Session(this.#parts, candidates);
    if (candidates.length === 0 || isFull || session.isOver || this.#isStopping) {
      this.#traffic.refused += 1;
      this.#services.log.warn({ address }, 'ISO 8583: a connection was turned away');
      session.close();
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    socket.setNoDelay(true);
    const connection = new Connection({
      socket,
      speech: speeches[manners.dialect],
      framing: manners.framing,
      maxFrameBytes: Math.max(...candidates.map((link) => link.maxFrameBytes)),
      session,
      config: this.#config,
      services: this.#services,
      traffic: this.#traffic,
    });
    this.#connections.add(connection);
    void connection.closed.then(() => this.#connections.delete(connection));
  }
}
