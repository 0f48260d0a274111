import type { Transmit } from '@setrum/card';
import type { PcscBinding, PcscCard, PcscContext } from '../pcsc-binding.ts';

export const FAKE_READER = 'ACME Contactless 00 00';

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
  insert(card: Transmit): void;
  remove(): void;
  unplug(): void;
  /** Calls that would have blocked the process, because a command was under way. Must stay empty. */
  readonly blockingCalls: readonly string[];
  readonly connects: number;
  readonly openContexts: number;
  readonly openCards: number;
}

interface Tap {
  readonly card: Transmit;
  readonly lifted: PromiseWithResolvers<void>;
}

export function createFakeService(): FakeService {
  const watchers = new Set<() => void>();
  const blockingCalls: string[] = [];
  let tap: Tap | undefined;
  let readerGone = false;
  let events = 1;
  let connects = 0;
  let openContexts = 0;
  let openCards = 0;
  let underWay = 0;

  const change = (): void => {
    events += 1;
    for (const wake of watchers) wake();
  };
  const put = (next: Tap | undefined): void => {
    tap?.lifted.resolve();
    tap = next;
    change();
  };
  const giveBack = (call: string): void => {
    if (underWay > 0) blockingCalls.push(call);
  };

  const createCard = (mine: Tap | undefined): PcscCard => {
    openCards += 1;
    return {
      async transmit(command) {
        if (mine === undefined || mine !== tap) throw new Error('Transaction failed');
        underWay += 1;
        try {
          const noBytes = mine.lifted.promise.then(() => new Uint8Array(0));
          return await Promise.race([mine.card(command), noBytes]);
        } finally {
          underWay -= 1;
        }
      },
      disconnect() {
        giveBack('disconnect');
        openCards -= 1;
        if (mine !== tap) throw new Error('No smart card present');
      },
    };
  };

  const createContext = (): PcscContext => {
    openContexts += 1;
    return {
      readerNames: () => service.readers,
      async waitForChange(_reader, seen, timeoutMs) {
        if (seen === events) await nextEvent(watchers, timeoutMs);
        return seen === events
          ? null
          : { seen: events, cardPresent: tap !== undefined, readerGone };
      },
      async connect() {
        connects += 1;
        await service.connectGate;
        const refusal = service.refusals[0];
        if (!service.keepRefusing || service.refusals.length > 1) service.refusals.shift();
        if (refusal !== undefined) throw new Error(refusal);
        if (service.staleHandles === 0) return createCard(tap);
        service.staleHandles -= 1;
        return createCard(undefined);
      },
      close() {
        giveBack('close');
        openContexts -= 1;
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
    insert: (card) => put({ card, lifted: Promise.withResolvers() }),
    remove: () => put(undefined),
    unplug() {
      readerGone = true;
      put(undefined);
    },
    blockingCalls,
    get connects() {
      return connects;
    },
    get openContexts() {
      return openContexts;
    },
    get openCards() {
      return openCards;
    },
  };
  return service;
}

function nextEvent(watchers: Set<() => void>, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      watchers.delete(finish);
      resolve();
    };
    const timer = setTimeout(finish, timeoutMs);
    watchers.add(finish);
  });
}
