import { SetrumError } from '@setrum/errors';
import { equalBytes } from '../../bytes.ts';
import type { Transmit } from '../../memory.ts';
import { ask, exchange, isOk } from '../exchange.ts';
import {
  authenticateCommand,
  BLOCK_BYTES,
  BLOCKS_PER_SECTOR,
  type KeyType,
  loadKeyCommand,
  readCommand,
  writeCommand,
} from './chip.ts';

/** The chip's blocks, one command each. Whatever fails, authentication and loaded keys count as lost. */
export interface Blocks {
  /** The sector that is open, and the key that opened it. */
  readonly open: { readonly sector: number; readonly type: KeyType } | null;
  /** Opens a sector; false when the card does not take the key. Loads the key into the reader only when it is not there yet. */
  authenticate(sector: number, type: KeyType, key: Uint8Array): Promise<boolean>;
  /** 16 bytes. SETRUM_CARD_KEY_REFUSED when the key that opened the sector is not allowed to. */
  read(block: number): Promise<Uint8Array>;
  /** 16 bytes; errors as of read. */
  write(block: number, bytes: Uint8Array): Promise<void>;
}

/** Readers say it differently when a card does not take a key (PC/SC part 3, 3.2.2.1.6; the ACR122 knows 6300 alone). */
const KEY_NOT_TAKEN: ReadonlySet<string> = new Set(['6300', '6982', '6983', '6984']);
const NOT_ALLOWED = '6982';

interface State {
  readonly transmit: Transmit;
  open: Blocks['open'];
  readonly loaded: Record<KeyType, Uint8Array | null>;
}

export function createBlocks(transmit: Transmit): Blocks {
  const state: State = { transmit, open: null, loaded: { A: null, B: null } };
  return {
    get open() {
      return state.open;
    },
    authenticate: (sector, type, key) =>
      careful(state, () => authenticate(state, sector, type, key)),
    read: (block) =>
      careful(state, async () => {
        const data = await allowed(transmit, readCommand(block));
        if (data.length !== BLOCK_BYTES) {
          throw new SetrumError('SETRUM_CARD_REFUSED', { status: `9000, ${data.length} bytes` });
        }
        return data;
      }),
    write: (block, bytes) =>
      careful(state, async () => {
        await allowed(transmit, writeCommand(block, bytes));
      }),
  };
}

/** After a failure nothing is known: the chip gives up its authentication, and the reader may be another one by now. */
async function careful<T>(state: State, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    state.open = null;
    state.loaded.A = null;
    state.loaded.B = null;
    throw error;
  }
}

async function authenticate(
  state: State,
  sector: number,
  type: KeyType,
  key: Uint8Array,
): Promise<boolean> {
  state.open = null;
  const loaded = state.loaded[type];
  if (loaded === null || !equalBytes(loaded, key)) {
    await exchange(state.transmit, loadKeyCommand(type, key));
    state.loaded[type] = key.slice();
  }
  const command = authenticateCommand(sector * BLOCKS_PER_SECTOR, type);
  const { status } = await ask(state.transmit, command);
  if (isOk(status)) {
    state.open = { sector, type };
    return true;
  }
  if (KEY_NOT_TAKEN.has(status)) return false;
  throw new SetrumError('SETRUM_CARD_REFUSED', { status });
}

/** As `exchange`, with "security status not satisfied" in words a clerk understands. */
async function allowed(transmit: Transmit, apdu: Uint8Array): Promise<Uint8Array> {
  const { data, status } = await ask(transmit, apdu);
  if (status === NOT_ALLOWED) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  if (!isOk(status)) throw new SetrumError('SETRUM_CARD_REFUSED', { status });
  return data;
}
