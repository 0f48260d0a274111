import type { ChipKeys, LinkNotice, ReaderProfileName } from '@setrum/card';
import { profileForReader } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { Centre } from '../centre.ts';
import { Counter, type CounterOptions } from '../counter.ts';
import type { ReaderDriver } from '../driver/index.ts';
import type { Journal } from '../journal/journal.ts';
import { codedError, type ReaderEvent, type ReaderWatch, readerMissing } from '../reader/index.ts';
import { CardOpener } from './open-card.ts';
import { Station } from './station.ts';
import { StationReader } from './station-reader.ts';
import { StatusBoard } from './status-board.ts';

/** What an agent is made of, and how it behaves. */
export interface AgentParts {
  readonly driver: ReaderDriver;
  readonly centre: Centre;
  readonly journal: Journal;
  readonly newRequestKey: () => string;
  readonly now: () => Date;
  /** Only readers with this part in their name; null: all. */
  readonly readerName: string | null;
  /** Null: by the reader's name. */
  readonly readerProfile: ReaderProfileName | null;
  readonly chipKeys: ChipKeys;
  readonly cardWaitMs: number;
  readonly timeoutMs: number;
  /** What a reader may need beyond what it was asked for. */
  readonly graceMs: number;
  /** Something for whoever looks after the counter; it holds no tokens. */
  readonly notice: (text: string) => void;
}

/** The agent: a station for each reader that comes, and a counter for sales without a card. */
export class Agent {
  readonly board = new StatusBoard();
  readonly #parts: AgentParts;
  readonly #stations = new Map<string, Station>();
  readonly #resets = new Set<string>();
  #watch: ReaderWatch | null = null;
  #down: SetrumError | null = null;
  #stopping = false;

  constructor(parts: AgentParts) {
    this.#parts = parts;
  }

  get parts(): AgentParts {
    return this.#parts;
  }

  /** Begins to look after readers. */
  start(): void {
    this.#watch = this.#parts.driver.watch((event) => this.#hear(event));
  }

  /**
   * The station of a reader, by a part of its name; null: the only one, or the only one with a card on it. SETRUM_READER_CHOICE when several
   * fit, SETRUM_READER_MISSING or SETRUM_READER_SERVICE_DOWN when none is there.
   */
  station(name: string | null): Station {
    this.assertRunning();
    const here = [...this.#stations.values()].filter(
      (station) => this.board.of(station.name).light !== 'missing',
    );
    const part = (name ?? '').toLowerCase();
    const fitting = here.filter((one) => one.name.toLowerCase().includes(part));
    const exact = here.find((one) => one.name === name);
    const withCard = fitting.filter((one) => this.board.of(one.name).cardPresent);
    const [station] = fitting;
    if (station === undefined) throw this.#down ?? noReader(name);
    const chosen = exact ?? onlyOne(fitting) ?? onlyOne(withCard);
    if (chosen !== undefined) return chosen;
    const readers = here.map((one) => one.name).join(', ');
    throw new SetrumError('SETRUM_READER_CHOICE', { readers });
  }

  /** A counter without a reader, for one piece of work without a card. */
  desk(saleId: string | null = null): Counter {
    this.assertRunning();
    const key = saleId ?? this.#parts.newRequestKey();
    return new Counter({ ...this.#counterOptions(), reader: noDesk, newRequestKey: () => key });
  }

  /** SETRUM_LOKET_STOPPING once the end has begun. */
  assertRunning(): void {
    if (this.#stopping) throw new SetrumError('SETRUM_LOKET_STOPPING');
  }

  /** Takes no new work, waits for what is under way, and gives the readers back. Journal and driver stay the caller's. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#stations.values()].map((station) => station.settled()));
    await this.#watch?.close();
    await Promise.all([...this.#stations.values()].map((station) => station.drop()));
  }

  #counterOptions(): Omit<CounterOptions, 'reader' | 'newRequestKey'> {
    const { centre, journal, cardWaitMs, now } = this.#parts;
    return { centre, journal, cardWaitMs, now };
  }

  #hear(event: ReaderEvent): void {
    if (event.kind === 'up') this.#down = null;
    else if (event.kind === 'down') this.#lose(codedError(event.problem));
    else if (this.#isOurs(event.reader)) this.#hearReader(event);
  }

  #hearReader({ kind, reader }: Exclude<ReaderEvent, { kind: 'up' | 'down' }>): void {
    if (kind === 'appeared' && !this.#stations.has(reader)) {
      this.#stations.set(reader, this.#createStation(reader));
    }
    if (kind !== 'vanished') {
      this.board.apply(reader, { kind });
      return;
    }
    this.board.apply(reader, { kind, problem: null });
    void this.#stations.get(reader)?.drop();
  }

  #lose(problem: SetrumError): void {
    this.#down = problem;
    for (const { reader } of this.board.list()) {
      this.board.apply(reader, { kind: 'vanished', problem });
    }
  }

  #isOurs(reader: string): boolean {
    const part = this.#parts.readerName ?? '';
    return reader.toLowerCase().includes(part.toLowerCase());
  }

  #createStation(name: string): Station {
    const { driver, timeoutMs, graceMs, chipKeys, readerProfile, newRequestKey } = this.#parts;
    const opener = new CardOpener({
      profile: profileForReader(name, readerProfile),
      keys: chipKeys,
      notice: (notice) => this.#notice(name, notice),
    });
    const reader = new StationReader({
      ...{ driver, name, timeoutMs, graceMs },
      onSilent: (problem) => this.#silence(name, problem),
      release: (session) => opener.release(session),
    });
    const createCounter = (at: StationReader, takeKey: () => string): Counter =>
      new Counter({
        ...this.#counterOptions(),
        reader: at,
        newRequestKey: takeKey,
        openCard: (session) => opener.open(session),
      });
    return new Station({ reader, board: this.board, newRequestKey, createCounter });
  }

  #notice(reader: string, { kind, profile }: LinkNotice): void {
    this.#parts.notice(`${reader}: ${kind} (${profile})`);
  }

  /** A driver that can begins anew, but not while another reader is at work through it. */
  #silence(name: string, problem: SetrumError): void {
    this.board.apply(name, { kind: 'silent', problem });
    this.#parts.notice(problem.message);
    const { driver } = this.#parts;
    if (driver.reset === undefined || this.#resets.has(name)) return;
    this.#resets.add(name);
    void this.#othersSettled(name)
      .then(() => driver.reset?.())
      .catch((error: unknown) => this.#parts.notice(codedError(error).message))
      .finally(() => this.#resets.delete(name));
  }

  async #othersSettled(name: string): Promise<void> {
    const others = [...this.#stations.values()].filter((station) => station.name !== name);
    await Promise.all(others.map((station) => station.settled()));
  }
}

function onlyOne<One>([one, ...others]: readonly One[]): One | undefined {
  return others.length === 0 ? one : undefined;
}

function noReader(name: string | null): SetrumError {
  return readerMissing(name === null ? 'none is connected' : `none is "${name}"`);
}

/** Sales without a card never ask for a reader. */
const noDesk: CounterOptions['reader'] = {
  name: 'meja',
  connect: () => Promise.reject(readerMissing('this sale has no card')),
  waitForRemoval: () => Promise.reject(readerMissing('this sale has no card')),
  close: () => Promise.resolve(),
};
