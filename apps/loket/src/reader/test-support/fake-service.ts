import type { Transmit } from '@setrum/card';
import type { PcscBinding, PcscCard, PcscContext, ReaderState } from '../pcsc-binding.ts';
import { createWakeUps } from './wake-ups.ts';

export const FAKE_READER = 'ACME Contactless 00 00';
export const FAKE_ATR = Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01);

/** A PC/SC service with the habits of the real one, and switches for its bad days. */
export interface FakeService {
  readonly binding: PcscBinding;
  readers: readonly string[];
  /** Thrown by every openContext. */
  downWith: string | undefined;
  /** Thrown by the next connects, one each; the last one stays when `keepRefusing`. */
  refusals: string[];
  keepRefusing: boolean;
  /** This many connects give a handle from before the re-tap: its commands fail. */
  staleHandles: number;
  /** While it is set, connects hang until it settles. */
  connectGate: Promise<void> | undefined;
  insert(card: Transmit, reader?: string, atr?: Uint8Array): void;
  remove(reader?: string): void;
  /** The reader's cable is pulled; it is in no list any more. */
  unplug(reader?: string): void;
  plug(reader?: string): void;
  /** The service ends: what waits fails, contexts are void, new ones are refused. */
  stop(): void;
  /** It is back, with the readers it had. */
  start(): void;
  /** While it is set, waits for a change hang until it settles. */
  waitGate: Promise<void> | undefined;
  /** Calls that would have blocked the process, because a command was under way. Must stay empty. */
  readonly blockingCalls: readonly string[];
  readonly connects: number;
  readonly openContexts: number;
  readonly openCards: number;
}

interface Tap {
  readonly card: Transmit;
  readonly atr: Uint8Array;
  readonly lifted: PromiseWithResolvers<void>;
}

/** One reader: what lies on it, and how often that has changed. */
interface Slot {
  tap: Tap | undefined;
  events: number;
}

export function createFakeService(): FakeService {
  const wakeUps = createWakeUps();
  const blockingCalls: string[] = [];
  const slots = new Map<string, Slot>();
  const counts = { connects: 0, openContexts: 0, openCards: 0, underWay: 0, life: 0 };

  const slotOf = (reader: string): Slot => {
    const slot = slots.get(reader) ?? { tap: undefined, events: 1 };
    slots.set(reader, slot);
    return slot;
  };
  const put = (reader: string, next: Tap | undefined): void => {
    const slot = slotOf(reader);
    slot.tap?.lifted.resolve();
    slot.tap = next;
    slot.events += 1;
    wakeUps.wake();
  };
  const giveBack = (call: string): void => {
    if (counts.underWay > 0) blockingCalls.push(call);
  };
  const stateOf = (name: string): ReaderState => ({
    name,
    seen: slotOf(name).events << 16,
    cardPresent: slotOf(name).tap !== undefined,
    readerGone: !service.readers.includes(name),
  });

  const createCard = (slot: Slot, mine: Tap | undefined, life: number): PcscCard => {
    counts.openCards += 1;
    return {
      atr: mine?.atr ?? FAKE_ATR,
      async transmit(command) {
        if (life !== counts.life) throw new Error('PC/SC service stopped');
        if (mine === undefined || mine !== slot.tap) throw new Error('Transaction failed');
        counts.underWay += 1;
        try {
          const noBytes = mine.lifted.promise.then(() => new Uint8Array(0));
          return await Promise.race([mine.card(command), noBytes]);
        } finally {
          counts.underWay -= 1;
        }
      },
      disconnect() {
        giveBack('disconnect');
        counts.openCards -= 1;
        if (mine !== slot.tap) throw new Error('No smart card present');
      },
    };
  };

  const createContext = (): PcscContext => {
    counts.openContexts += 1;
    const { life } = counts;
    const requireService = (): void => {
      if (life !== counts.life) throw new Error('Communication error');
    };
    return {
      readerNames() {
        requireService();
        return service.readers;
      },
      async waitForChange(readers, timeoutMs) {
        requireService();
        const changed = (): boolean =>
          readers.some(({ name, seen }) => {
            const state = stateOf(name);
            return state.readerGone || state.seen !== seen;
          });
        if (!changed()) await wakeUps.next(timeoutMs);
        await service.waitGate;
        requireService();
        return changed() ? readers.map(({ name }) => stateOf(name)) : [];
      },
      async connect(name) {
        requireService();
        counts.connects += 1;
        await service.connectGate;
        const refusal = service.refusals[0];
        if (!service.keepRefusing || service.refusals.length > 1) service.refusals.shift();
        if (refusal !== undefined) throw new Error(refusal);
        const slot = slotOf(name);
        if (service.staleHandles === 0) return createCard(slot, slot.tap, life);
        service.staleHandles -= 1;
        return createCard(slot, undefined, life);
      },
      close() {
        giveBack('close');
        counts.openContexts -= 1;
      },
    };
  };

  const service: FakeService = {
    binding: {
      openContext() {
        if (service.downWith !== undefined) throw new Error(service.downWith);
        return createContext();
      },
    },
    readers: [FAKE_READER],
    downWith: undefined,
    refusals: [],
    keepRefusing: false,
    staleHandles: 0,
    connectGate: undefined,
    waitGate: undefined,
    insert: (card, reader = FAKE_READER, atr = FAKE_ATR) =>
      put(reader, { card, atr, lifted: Promise.withResolvers() }),
    remove: (reader = FAKE_READER) => put(reader, undefined),
    unplug(reader = FAKE_READER) {
      service.readers = service.readers.filter((name) => name !== reader);
      put(reader, undefined);
    },
    plug(reader = FAKE_READER) {
      service.readers = [...service.readers, reader];
      wakeUps.wake();
    },
    stop() {
      service.downWith = 'PC/SC service not running';
      counts.life += 1;
      for (const reader of slots.keys()) put(reader, undefined);
      wakeUps.wake();
    },
    start() {
      service.downWith = undefined;
    },
    blockingCalls,
    get connects() {
      return counts.connects;
    },
    get openContexts() {
      return counts.openContexts;
    },
    get openCards() {
      return counts.openCards;
    },
  };
  return service;
}
