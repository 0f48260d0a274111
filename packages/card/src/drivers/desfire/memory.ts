import { SetrumError } from '@setrum/errors';
import { MAP_BYTES } from '../../map.ts';
import type { CardMemory, Chip } from '../../memory.ts';
import { authenticate, getKeyVersion } from './authenticate.ts';
import type { Channel } from './channel.ts';
import { FRAME_BYTES } from './chip.ts';
import { commitTransaction, readData, selectApplication, writeData } from './commands.ts';
import type { DesfireKeys } from './keys.ts';
import { FILES, type MapFile } from './layout.ts';
import { createShadow, type Shadow } from './shadow.ts';

/** A card with our application selected. */
export interface OpenDesfire {
  readonly channel: Channel;
  readonly uid: string;
  readonly chip: Chip;
  readonly aid: Uint8Array;
  /** Null: this program cannot write. */
  readonly keys: DesfireKeys | null;
}

interface State {
  readonly card: OpenDesfire;
  readonly shadow: Shadow;
  /** What the card said of its keys. */
  readonly keyVersions: Map<number, number>;
  /** False after a failure: the card may have been away. */
  selected: boolean;
}

/**
 * The map in the three files. `write` only notes; `commit` opens a session under the key of each file that was written, sends what is new
 * and commits. Without that key: SETRUM_CARD_KEY_REFUSED. After any failure the card holds the old state or the new one, and the
 * next call selects the application again.
 */
export function memoryOf(card: OpenDesfire): CardMemory {
  const state: State = { card, shadow: createShadow(), keyVersions: new Map(), selected: true };
  return {
    uid: card.uid,
    chip: card.chip,
    sizeBytes: MAP_BYTES,
    writeBytes: 1,
    read: (offset, length) => {
      checkRange(offset, length);
      return guarded(state, () => read(state, offset, length));
    },
    async write(offset, bytes) {
      checkRange(offset, bytes.length);
      if (offset < FIRST_BYTE) throw new RangeError(`bytes 0 to ${FIRST_BYTE - 1} are in no file`);
      if (card.keys === null) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
      state.shadow.write(offset, bytes);
    },
    commit: () => guarded(state, () => commit(state)),
  };
}

const FIRST_BYTE = FILES[0]?.offset ?? 0;

async function guarded<T>(state: State, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    state.selected = false;
    state.shadow.forget();
    state.keyVersions.clear();
    throw error;
  }
}

/**
 * Reads outside a session: what everybody may read is then plain beyond doubt, whatever key was proved before.
 */
async function read(state: State, offset: number, length: number): Promise<Uint8Array> {
  await select(state);
  const bytes = new Uint8Array(length);
  for (const file of FILES) {
    const end = Math.min(offset + length, file.offset + file.sizeBytes);
    for (let at = Math.max(offset, file.offset); at < end; at += FRAME_BYTES) {
      const count = Math.min(FRAME_BYTES, end - at);
      bytes.set(
        await readData(state.card.channel, file.fileNo, at - file.offset, count),
        at - offset,
      );
    }
  }
  state.shadow.learn(offset, bytes);
  return bytes;
}

async function commit(state: State): Promise<void> {
  const { channel } = state.card;
  const due = FILES.map((file) => ({ file, runs: state.shadow.runs(file) })).filter(
    ({ runs }) => runs.length > 0,
  );
  if (due.length === 0) return;
  for (const { file } of due) await learnKeyVersion(state, file);
  for (const { file, runs } of due) {
    await openSessionFor(state, file);
    for (const { offset, bytes } of runs) {
      for (let done = 0; done < bytes.length; done += FRAME_BYTES) {
        const part = bytes.subarray(done, done + FRAME_BYTES);
        await writeData(channel, file.fileNo, offset - file.offset + done, part);
      }
    }
  }
  await commitTransaction(channel);
  state.shadow.committed();
}

/** Asked before there is a session, where the answer is plain. */
async function learnKeyVersion(state: State, { keyNo }: MapFile): Promise<void> {
  if (state.keyVersions.has(keyNo)) return;
  await select(state);
  state.keyVersions.set(keyNo, await getKeyVersion(state.card.channel, keyNo));
}

/** A second file's key is proved within the transaction, so that both files are committed together. */
async function openSessionFor(state: State, { keyNo }: MapFile): Promise<void> {
  const { channel, keys, uid } = state.card;
  if (channel.session?.keyNo === keyNo) return;
  if (keys === null) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  if (channel.session === null) await select(state);
  const keyVersion = state.keyVersions.get(keyNo) ?? 0;
  await authenticate(channel, { uid, keyNo, keyVersion }, keys);
}

/** Ends a session, and finds the application again after a failure. */
async function select(state: State): Promise<void> {
  const { channel, aid } = state.card;
  if (state.selected && channel.session === null) return;
  if (!(await selectApplication(channel, aid))) throw new SetrumError('SETRUM_CARD_FOREIGN');
  state.selected = true;
}

function checkRange(offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > MAP_BYTES) {
    throw new RangeError(`bytes ${offset} to ${offset + length} are outside the map`);
  }
}
