import { messageOf, readerMissing } from './pcsc-errors.ts';

/** What PC/SC says of a reader. `seen` goes back into the next wait, which ends when it no longer holds. */
export interface ReaderState {
  readonly seen: number;
  readonly cardPresent: boolean;
  readonly readerGone: boolean;
}

/** A connected card. Answers include SW1 SW2; an answer without bytes means that the card went away. */
export interface PcscCard {
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Blocks while a transmit is under way, so it may only be called when none is. */
  disconnect(): void;
}

/** A connection to the PC/SC service. `close` blocks as `PcscCard.disconnect` does. */
export interface PcscContext {
  readerNames(): readonly string[];
  /** The reader's state once it differs from `seen` (0: at once), null when `timeoutMs` passed first. */
  waitForChange(reader: string, seen: number, timeoutMs: number): Promise<ReaderState | null>;
  connect(reader: string, share: 'exclusive' | 'shared'): Promise<PcscCard>;
  close(): void;
}

/** The little of PC/SC that the counter needs; tests hand in one of their own. */
export interface PcscBinding {
  openContext(): PcscContext;
}

/** The part of the package `smartcard` that is used here. Its own types are absent where it is not installed. */
interface NativeReader {
  readonly name: string;
  connect(shareMode: number, protocol: number): Promise<NativeCard>;
}
interface NativeCard {
  transmit(command: Buffer): Promise<Uint8Array>;
  disconnect(disposition: number): void;
}
interface NativeContext {
  listReaders(): readonly NativeReader[];
  waitForChange(
    readers: readonly { readonly name: string; readonly state: number }[],
    timeoutMs: number,
  ): Promise<readonly { readonly state: number }[] | null>;
  close(): void;
}
interface NativeModule {
  readonly Context: new () => NativeContext;
  readonly SCARD_SHARE_EXCLUSIVE: number;
  readonly SCARD_SHARE_SHARED: number;
  readonly SCARD_PROTOCOL_T0: number;
  readonly SCARD_PROTOCOL_T1: number;
  readonly SCARD_LEAVE_CARD: number;
  readonly SCARD_STATE_CHANGED: number;
  readonly SCARD_STATE_UNKNOWN: number;
  readonly SCARD_STATE_UNAVAILABLE: number;
  readonly SCARD_STATE_PRESENT: number;
}

const PACKAGE = 'smartcard';

/** Loads the optional package `smartcard`. SETRUM_READER_MISSING when it is absent or was built for nothing here. */
export async function loadPcscBinding(packageName: string = PACKAGE): Promise<PcscBinding> {
  let native: unknown;
  try {
    native = await import(packageName);
  } catch (error) {
    throw readerMissing(`package ${packageName}: ${firstLine(messageOf(error))}`, error);
  }
  if (!isNativeModule(native)) {
    throw readerMissing(`package ${packageName} is not a PC/SC binding`);
  }
  return bind(native);
}

function isNativeModule(module: unknown): module is NativeModule {
  return (
    typeof module === 'object' &&
    module !== null &&
    'Context' in module &&
    typeof module.Context === 'function' &&
    'SCARD_STATE_PRESENT' in module &&
    typeof module.SCARD_STATE_PRESENT === 'number'
  );
}

function bind(native: NativeModule): PcscBinding {
  return { openContext: () => bindContext(native, new native.Context()) };
}

function bindContext(native: NativeModule, context: NativeContext): PcscContext {
  return {
    readerNames: () => context.listReaders().map((reader) => reader.name),
    async waitForChange(name, seen, timeoutMs) {
      const [change] = (await context.waitForChange([{ name, state: seen }], timeoutMs)) ?? [];
      if (change === undefined) return null;
      const has = (flag: number): boolean => (change.state & flag) !== 0;
      return {
        seen: change.state & ~native.SCARD_STATE_CHANGED,
        cardPresent: has(native.SCARD_STATE_PRESENT),
        readerGone: has(native.SCARD_STATE_UNKNOWN) || has(native.SCARD_STATE_UNAVAILABLE),
      };
    },
    async connect(name, share) {
      const reader = context.listReaders().find((candidate) => candidate.name === name);
      if (reader === undefined) throw readerMissing(`${name} was disconnected`);
      const card = await reader.connect(
        share === 'exclusive' ? native.SCARD_SHARE_EXCLUSIVE : native.SCARD_SHARE_SHARED,
        native.SCARD_PROTOCOL_T0 | native.SCARD_PROTOCOL_T1,
      );
      return {
        transmit: (command) => card.transmit(Buffer.from(command)),
        // Never reset or unpower: after that pcscd 1.9.9 overlooks a card that was re-tapped meanwhile.
        disconnect: () => card.disconnect(native.SCARD_LEAVE_CARD),
      };
    },
    close: () => context.close(),
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
