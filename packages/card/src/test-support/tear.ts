import assert from 'node:assert/strict';
import { SetrumError } from '@setrum/errors';
import { createVirtualNtag216 } from '../drivers/ntag216/virtual.ts';
import { openCard } from '../drivers/open.ts';
import type { TearMode, VirtualCard } from '../drivers/virtual-card.ts';
import type { CardMemory, Transmit } from '../memory.ts';

/** The chip that is torn. */
export interface TearChip {
  /** A card with this on it, in the field. */
  readonly make: (image: Uint8Array) => VirtualCard;
  readonly open: (card: VirtualCard, transmit: Transmit) => Promise<CardMemory>;
  /** What a command stores; null: nothing. A write of a magic is a commit when absent. */
  readonly writeOf?: (apdu: Uint8Array) => 'write' | 'commit' | null;
}

function updateOf(apdu: Uint8Array): 'write' | 'commit' | null {
  if (apdu[1] !== 0xd6) return null;
  return apdu[5] === 0x53 && apdu[6] === 0x54 ? 'commit' : 'write';
}

const ntag216: TearChip = {
  make: (image) => createVirtualNtag216({ image }),
  open: (_, transmit) => openCard(transmit),
};

/** A write on a card, tried with a tear at each of its writes of a page or block. */
export interface TearTrial<T> {
  /** An NTAG216 when absent. */
  readonly chip?: TearChip;
  /** What stands on the card before, as `make` takes it. */
  readonly image: Uint8Array;
  readonly act: (memory: CardMemory) => Promise<unknown>;
  readonly read: (memory: CardMemory) => Promise<T>;
}

/** What the card showed after a tear, and after the same write was done again. */
export interface Torn<T> {
  readonly atWrite: number;
  readonly mode: TearMode;
  /** How many commits were through before this write. */
  readonly commitsBefore: number;
  /** Whether this write is a commit: it puts the magic on the first piece of a header, or is the chip's own. */
  readonly isCommit: boolean;
  readonly afterTear: T;
  readonly afterRepeat: T;
}

const modes: readonly TearMode[] = ['nothing', 'half', 'unanswered'];

export function isRemoved(error: unknown): boolean {
  return error instanceof SetrumError && error.code === 'SETRUM_CARD_REMOVED';
}

/** Tears the card away at every write, in every mode, and reads what it holds. */
export async function tearEverywhere<T>(trial: TearTrial<T>): Promise<readonly Torn<T>[]> {
  const { make, open } = trial.chip ?? ntag216;
  const isCommit = await commitWrites(trial);
  const torn: Torn<T>[] = [];
  for (const [index] of isCommit.entries()) {
    for (const mode of modes) {
      const card = make(trial.image);
      card.tear({ atWrite: index + 1, mode });
      const memory = await open(card, card.transmit);
      await assert.rejects(trial.act(memory), isRemoved);
      card.tap();
      const afterTear = await trial.read(memory);
      await trial.act(memory);
      torn.push({
        atWrite: index + 1,
        mode,
        commitsBefore: isCommit.slice(0, index).filter(Boolean).length,
        isCommit: isCommit[index] === true,
        afterTear,
        afterRepeat: await trial.read(memory),
      });
    }
  }
  return torn;
}

/** For each write of an untorn run: is it a commit? */
async function commitWrites<T>(trial: TearTrial<T>): Promise<readonly boolean[]> {
  const writes: boolean[] = [];
  const { make, open, writeOf = updateOf } = trial.chip ?? ntag216;
  const card = make(trial.image);
  const before = card.writes;
  const memory = await open(card, (apdu) => {
    const write = writeOf(apdu);
    if (write !== null) writes.push(write === 'commit');
    return card.transmit(apdu);
  });
  await trial.act(memory);
  assert.equal(writes.length, card.writes - before);
  return writes;
}

/**
 * Asserts that each tear left exactly the state it must: `states` are the old one and that after each commit.
 * Whatever is torn, the card shows the last finished commit; a commit whose answer alone was lost is finished.
 */
export function assertOldOrNew<T>(torn: readonly Torn<T>[], states: readonly T[]): void {
  const commits = torn.filter(({ isCommit, mode }) => isCommit && mode === 'nothing');
  assert.equal(commits.length, states.length - 1);
  for (const { atWrite, mode, commitsBefore, isCommit, afterTear, afterRepeat } of torn) {
    const where = `write ${atWrite}, ${mode}`;
    const before = states[commitsBefore];
    const after = states[commitsBefore + 1];
    const expected = isCommit && mode === 'unanswered' ? after : before;
    assert.deepEqual(afterTear, expected, where);
    assert.deepEqual(afterRepeat, states.at(-1), where);
  }
}
