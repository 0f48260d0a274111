import { setTimeout as pause } from 'node:timers/promises';
import type { ReaderDriver, ReaderEvent } from '@setrum/loket';

/** A reader, and whether a card lies on it. */
export interface SeenReader {
  readonly reader: string;
  readonly cardPresent: boolean;
}

const looks = 40;
const lookMs = 50;

/** The readers of a driver, once its watch has told of every one in its list; after two seconds what is known by then. */
export async function firstLook(driver: ReaderDriver): Promise<readonly SeenReader[]> {
  const cards = new Map<string, boolean>();
  const watch = driver.watch((event) => note(cards, event));
  try {
    const names = await driver.list();
    for (let look = 0; look < looks && !names.every((name) => cards.has(name)); look++) {
      await pause(lookMs);
    }
    // Cards are told right after their readers.
    await pause(lookMs);
    return names.map((reader) => ({ reader, cardPresent: cards.get(reader) ?? false }));
  } finally {
    await watch.close();
  }
}

function note(cards: Map<string, boolean>, event: ReaderEvent): void {
  if ('reader' in event) cards.set(event.reader, event.kind === 'laid');
}
