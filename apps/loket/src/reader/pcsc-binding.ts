import { SetrumError } from '@setrum/errors';
import { trimmedAtr } from './atr.ts';
import { messageOf, readerMissing } from './pcsc-errors.ts';
import { isNativeModule, type NativeContext, type NativeModule } from './pcsc-native.ts';

/** What PC/SC says of a reader. `seen` goes back into the next wait, which ends when it no longer holds. */
export interface ReaderState {
  readonly name: string;
  readonly seen: number;
  readonly cardPresent: boolean;
  readonly readerGone: boolean;
}

/** A reader, and the state of it that the caller knows; 0: none. */
export interface SeenReader {
  readonly name: string;
  readonly seen: number;
}

/** A connected card. Answers include SW1 SW2; an answer without bytes means that the card went away. */
export interface PcscCard {
  readonly atr: Uint8Array | null;
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Blocks while a transmit is under way, so it may only be called when none is. */
  disconnect(): void;
}

/** A connection to the PC/SC service. `close` blocks as `PcscCard.disconnect` does. */
export interface PcscContext {
  readerNames(): readonly string[];
  /** The states of the readers once one differs from what was seen (0: at once); none when `timeoutMs` passed first. */
  waitForChange(readers: readonly SeenReader[], timeoutMs: number): Promise<readonly ReaderState[]>;
  connect(reader: string, share: 'exclusive' | 'shared'): Promise<PcscCard>;
  close(): void;
}

/** The little of PC/SC that the counter needs; tests hand in one of their own. */
export interface PcscBinding {
  openContext(): PcscContext;
}

const PACKAGE = 'smartcard';

/** Loads the optional package `smartcard`. SETRUM_DRIVER_UNUSABLE when it is absent or was built for nothing here. */
export async function loadPcscBinding(packageName: string = PACKAGE): Promise<PcscBinding> {
  let native: unknown;
  try {
    native = await import(packageName);
  } catch (error) {
    throw unusable(`package ${packageName}: ${firstLine(messageOf(error))}`, error);
  }
  if (!isNativeModule(native)) throw unusable(`package ${packageName} is not a PC/SC binding`);
  const module = native;
  return { openContext: () => bindContext(module, new module.Context()) };
}

function unusable(detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_DRIVER_UNUSABLE', { driver: 'pcsc', detail }, { cause });
}

function bindContext(native: NativeModule, context: NativeContext): PcscContext {
  return {
    readerNames: () => context.listReaders().map((reader) => reader.name),
    async waitForChange(readers, timeoutMs) {
      const asked = readers.map(({ name, seen }) => ({ name, state: seen }));
      const states = (await context.waitForChange(asked, timeoutMs)) ?? [];
      return states.map((reader) => stateOf(native, reader));
    },
    async connect(name, share) {
      const reader = context.listReaders().find((candidate) => candidate.name === name);
      if (reader === undefined) throw readerMissing(`${name} was disconnected`);
      const card = await reader.connect(
        share === 'exclusive' ? native.SCARD_SHARE_EXCLUSIVE : native.SCARD_SHARE_SHARED,
        native.SCARD_PROTOCOL_T0 | native.SCARD_PROTOCOL_T1,
      );
      return {
        atr: trimmedAtr(card.atr),
        transmit: (command) => card.transmit(Buffer.from(command)),
        // Never reset or unpower: after that pcscd 1.9.9 overlooks a card that was re-tapped meanwhile.
        disconnect: () => card.disconnect(native.SCARD_LEAVE_CARD),
      };
    },
    close: () => context.close(),
  };
}

function stateOf(
  native: NativeModule,
  { name, state }: { readonly name: string; readonly state: number },
): ReaderState {
  const has = (flag: number): boolean => (state & flag) !== 0;
  return {
    name,
    seen: state & ~native.SCARD_STATE_CHANGED,
    cardPresent: has(native.SCARD_STATE_PRESENT),
    readerGone: has(native.SCARD_STATE_UNKNOWN) || has(native.SCARD_STATE_UNAVAILABLE),
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
