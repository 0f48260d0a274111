import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  createSimulatedSlot,
  openSimulatedReader,
  readerMissing,
  type SimulatedSlot,
} from '../../reader/index.ts';
import type { DriverOptions, ReaderDriver } from '../driver.ts';
import { type CardFile, openCardFile } from './card-file.ts';
import { emulatedSettings } from './settings.ts';
import { watchSlots } from './watch.ts';

/** Readers without hardware, for training and play: cards are image files. */
export interface EmulatedDriver extends ReaderDriver {
  readonly name: 'emulated';
  /** The card images of the folder, by file name. */
  cards(): Promise<readonly string[]>;
  /** Lays a card of the folder, or of any path, on a reader. SETRUM_CARD_IMAGE_UNREADABLE, SETRUM_READER_MISSING. */
  lay(reader: string, card: string): Promise<void>;
  lift(reader: string): void;
  /** Pulls a reader's cable, or puts it back. */
  plug(reader: string, plugged: boolean): void;
  /** The card on the reader, to tear it; null: none. */
  laid(reader: string): CardFile | null;
}

export function isEmulatedDriver(driver: ReaderDriver): driver is EmulatedDriver {
  return driver.name === 'emulated' && 'lay' in driver;
}

/** The emulated readers of `settings`: `folder`, `readers` (names), `profile`. A test may hand in where their cards lie. */
export function createEmulatedDriver(
  options: DriverOptions,
  slots: Map<string, SimulatedSlot> = new Map(),
): EmulatedDriver {
  const { folder, readers, profile } = emulatedSettings(options.settings);
  for (const name of readers) slots.set(name, createSimulatedSlot());
  const laid = new Map<string, CardFile>();

  const slotOf = (name: string): SimulatedSlot => {
    const slot = slots.get(name);
    if (slot === undefined) throw readerMissing(`there is no emulated reader "${name}"`);
    return slot;
  };
  const plugged = (): readonly string[] =>
    [...slots].filter(([, slot]) => slot.isPlugged()).map(([name]) => name);

  return {
    name: 'emulated',
    version: '1.0.0',
    list: async () => plugged(),
    watch: (tell) => watchSlots(slots, tell),
    async open(name) {
      const slot = slotOf(name);
      if (!slot.isPlugged()) throw readerMissing(`${name} is disconnected`);
      return openSimulatedReader(slot, name, options.timeoutMs);
    },
    async close() {
      for (const slot of slots.values()) slot.remove();
    },
    async cards() {
      const files = await readdir(folder).catch(() => []);
      return files.filter((file) => file.endsWith('.json')).sort();
    },
    async lay(name, card) {
      const slot = slotOf(name);
      const path = basename(card) === card ? join(folder, card) : resolve(card);
      const file = await openCardFile(path, profile);
      laid.set(name, file);
      slot.insert(file.transmit, file.card.atr);
    },
    lift: (name) => slotOf(name).remove(),
    plug: (name, wanted) => slotOf(name).plug(wanted),
    laid: (name) => (slotOf(name).tap() === undefined ? null : (laid.get(name) ?? null)),
  };
}
