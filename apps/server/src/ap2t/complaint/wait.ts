import { type Database, tables } from '../../platform/index.ts';
import type { Listener, LiveFeed } from '../live/feed.ts';
import type { TokenRequestTables } from '../token-request/tables.ts';

/** Waits until the tokens of an agenda are made or cannot be, or the time is over. */
export type WaitForTokens = (agendaNo: string, waitMs: number) => Promise<void>;

/** More than so many do not wait at a time: the others are told to listen themselves. */
const mostWaiting = 100;

/** Waits by the live feed, so that nobody asks the database again and again. */
export function waitForTokens(database: Database, feed: LiveFeed): WaitForTokens {
  let waiting = 0;
  return async (agendaNo, waitMs) => {
    if (waitMs <= 0 || waiting >= mostWaiting) return;
    waiting += 1;
    const listener = listenFor(agendaNo);
    const timeOut = setTimeout(listener.end, waitMs);
    try {
      // Listening comes first, so that nothing is made between the look and the wait.
      await feed.subscribe(listener, null);
      while (!listener.isOver && (await isOpen(database, agendaNo))) await listener.heard();
    } finally {
      clearTimeout(timeOut);
      feed.leave(listener);
      waiting -= 1;
    }
  };
}

async function isOpen(database: Database, agendaNo: string): Promise<boolean> {
  const row = await tables<TokenRequestTables>(database, 'ap2t')
    .selectFrom('token_request')
    .select('request_id')
    .where('agenda_no', '=', agendaNo)
    .where('state', '=', 'requested')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface TokenListener extends Listener {
  /** Resolves when something was said of the agenda's tokens since the last time, or it is over. */
  heard(): Promise<void>;
}

function listenFor(agendaNo: string): TokenListener {
  let news = Promise.withResolvers<void>();
  let isOver = false;
  return {
    ready: () => undefined,
    take: (change) => {
      if (change.topic === 'token-request' && change.agendaNo === agendaNo) news.resolve();
    },
    // What was missed is looked up.
    reset: () => news.resolve(),
    room: () => Promise.resolve(),
    end: () => {
      isOver = true;
      news.resolve();
    },
    get isOver() {
      return isOver;
    },
    heard: async () => {
      await news.promise;
      news = Promise.withResolvers<void>();
    },
  };
}
