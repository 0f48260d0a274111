import type { Placed } from '../../changed-runs.ts';
import { MAP_BYTES } from '../../map.ts';
import type { MapFile } from './layout.ts';

const UNKNOWN = 0;
const READ = 1;
const WRITTEN = 2;
/** Sending these few bytes again takes less time than another command. */
const BRIDGE_BYTES = 48;

/**
 * What is to be written, held back until the commit, and what was read in the meantime. So a commit sends few long frames:
 * a gap between two writes is filled with what is known to stand there.
 */
export interface Shadow {
  /** Notes bytes that the card gave. */
  learn(offset: number, bytes: Uint8Array): void;
  /** Takes bytes for the next commit. */
  write(offset: number, bytes: Uint8Array): void;
  /** What a commit has to send into this file. */
  runs(file: MapFile): readonly Placed[];
  /** All that was taken stands on the card now. */
  committed(): void;
  /** Nothing is known any more, and nothing is to be written. */
  forget(): void;
}

export function createShadow(): Shadow {
  const bytes = new Uint8Array(MAP_BYTES);
  const state = new Uint8Array(MAP_BYTES);
  return {
    learn(offset, read) {
      for (const [index, byte] of read.entries()) {
        if (state[offset + index] === WRITTEN) continue;
        bytes[offset + index] = byte;
        state[offset + index] = READ;
      }
    },
    write(offset, written) {
      bytes.set(written, offset);
      state.fill(WRITTEN, offset, offset + written.length);
    },
    runs({ offset, sizeBytes }) {
      return writtenRuns(state, offset, offset + sizeBytes).map(({ start, end }) => ({
        offset: start,
        bytes: bytes.slice(start, end),
      }));
    },
    committed() {
      for (const [index, was] of state.entries()) if (was === WRITTEN) state[index] = READ;
    },
    forget() {
      state.fill(UNKNOWN);
    },
  };
}

function writtenRuns(
  state: Uint8Array,
  from: number,
  to: number,
): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (let index = from; index < to; index += 1) {
    if (state[index] !== WRITTEN) continue;
    const last = runs.at(-1);
    const joins =
      last !== undefined &&
      index - last.end <= BRIDGE_BYTES &&
      !state.subarray(last.end, index).includes(UNKNOWN);
    if (joins) last.end = index + 1;
    else runs.push({ start: index, end: index + 1 });
  }
  return runs;
}
