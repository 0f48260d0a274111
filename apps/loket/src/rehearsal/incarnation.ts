import type { Centre } from '../centre.ts';
import { Counter, type CounterOptions } from '../counter.ts';
import { Journal } from '../journal/journal.ts';
import type { LockOwner } from '../journal/owner.ts';
import type { Reader } from '../reader/index.ts';
import { mortalCentre, mortalFiles, mortalReader } from './mortal-ports.ts';
import { type Death, MortalProcess } from './mortal-process.ts';
import type { Chance, PowerCutFiles } from './power-cut-files.ts';

/** The counter's PC between two starts of its program: what is outside of the program. */
export interface CounterPc {
  /** The journal's folder. */
  readonly folder: string;
  readonly files: PowerCutFiles;
  readonly reader: Reader;
  readonly centre: Centre;
  readonly newRequestKey: () => string;
  readonly options?: Pick<CounterOptions, 'openCard' | 'now'>;
}

/** A run of the counter's program, from its start to its end or its death. */
export interface Life<Result> {
  /** What the clerk had got done; null: it died before. */
  readonly result: { readonly value: Result } | null;
  /** The calls it made, by name. */
  readonly calls: readonly string[];
}

let starts = 0;
const alive = new Set<string>();

/**
 * Starts the program, lets the clerk `act` with it, and ends it; unless it dies at the call that `death` names, in a crash or, with `cut`, with
 * the whole PC. Then another start finds what it has left. Rejects with what `act` threw.
 */
export async function live<Result>(
  pc: CounterPc,
  act: (counter: Counter, journal: Journal) => Promise<Result>,
  death: Death | null = null,
  cut: Chance | null = null,
): Promise<Life<Result>> {
  const process = new MortalProcess(death);
  const files = mortalFiles(process, pc.files);
  const owner = madeUpOwner();
  const work = async (): Promise<{ readonly value: Result }> => {
    const journal = await Journal.open(pc.folder, { files, owner });
    try {
      const value = await act(counterOf(pc, process, journal), journal);
      return { value };
    } finally {
      await journal.close();
    }
  };
  try {
    const ended = await Promise.race([work(), process.died]);
    return { result: ended === 'died' ? null : ended, calls: process.calls };
  } finally {
    alive.delete(owner.self.nonce);
    await files.reap();
    if (process.dead && cut !== null) await pc.files.cut(cut);
  }
}

function counterOf(pc: CounterPc, process: MortalProcess, journal: Journal): Counter {
  return new Counter({
    ...pc.options,
    reader: mortalReader(process, pc.reader),
    centre: mortalCentre(process, pc.centre),
    journal,
    newRequestKey: pc.newRequestKey,
    cardWaitMs: 0,
  });
}

/** All lives run in one real process, whose number says nothing. */
function madeUpOwner(): LockOwner {
  starts += 1;
  const nonce = String(starts);
  alive.add(nonce);
  return {
    self: { pid: starts, host: 'rehearsal', started: null, nonce },
    lives: (holder) => alive.has(holder.nonce),
    hold: () => undefined,
    release: () => undefined,
  };
}
