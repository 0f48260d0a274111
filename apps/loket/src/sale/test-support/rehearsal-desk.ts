import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCard, readCard, type VirtualNtag216 } from '@setrum/card';
import type { Counter } from '../../counter.ts';
import type { Journal } from '../../journal/journal.ts';
import { createSimulatedReader } from '../../reader/index.ts';
import { type Death, type Life, live, powerCutFiles } from '../../rehearsal/index.ts';
import { cardUid, coded, customersCard } from './desk.ts';
import { createFakeCentre, type FakeCentre } from './fake-centre.ts';

type Act<Result> = (counter: Counter, journal: Journal) => Promise<Result>;

/** A counter's PC for one rehearsal, with the customer's card on its reader. */
export interface RehearsalDesk {
  readonly centre: FakeCentre;
  readonly card: VirtualNtag216;
  readonly keys: readonly string[];
  lay(card?: VirtualNtag216): void;
  live<Result>(act: Act<Result>, death?: Death | null, cut?: boolean): Promise<Life<Result>>;
  tokensOnCard(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

export async function createRehearsalDesk(): Promise<RehearsalDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-rehearsal-'));
  const centre = createFakeCentre();
  const reader = createSimulatedReader();
  const card = await customersCard(cardUid);
  const keys: string[] = [];
  const newRequestKey = (): string => {
    keys.push(`key-${keys.length + 1}`);
    return keys.at(-1) ?? '';
  };
  const pc = { folder, files: powerCutFiles(), reader, centre, newRequestKey };
  // Any fixed choice will do; other ones come with other deaths.
  let fallen = 0;
  const chance = (below: number): number => {
    fallen += 7;
    return fallen % below;
  };
  const lay = (one = card): void => {
    one.tap();
    reader.insert(one.transmit);
  };
  lay();
  return {
    ...{ centre, card, keys, lay },
    live: (act, death = null, cut = false) => live(pc, act, death, cut ? chance : null),
    async tokensOnCard() {
      card.tap();
      const { mailbox } = await readCard(await openCard(card.transmit));
      return mailbox?.entries.map(({ token }) => token) ?? [];
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/**
 * Every death that a life can die: before, during and after each of its calls. A card's answer is there at once, so after one command is before
 * the next; `commands`: at which of those it dies.
 */
export function deathsOf(
  calls: readonly string[],
  commands: 'all' | 'every third',
): readonly Death[] {
  const whens = ['before', 'during', 'after'] as const;
  const isCounted = (n: number): boolean => commands === 'all' || n % 3 === 0;
  return calls.flatMap((name, n) =>
    whens
      .filter((when) => name !== 'transmit' || (when === 'after' && isCounted(n)))
      .map((when) => ({ atCall: n + 1, when })),
  );
}

/** What a clerk does after any mishap: somebody else's card first, by mistake, then the right one. Gives how many sales were pending. */
export async function recover(desk: RehearsalDesk): Promise<number> {
  const other = await customersCard('04FFFFFFFFFF80');
  const before = other.image();
  const { result } = await desk.live(async (counter, journal) => {
    assert.deepEqual(journal.damage, []);
    const pending = counter.pending();
    for (const entry of pending) {
      if (entry.cardUid !== null) {
        desk.lay(other);
        await assert.rejects(counter.resume(entry), coded('SETRUM_CARD_OTHER'));
        desk.lay();
      }
      // Only what was called off is declined.
      await counter.resume(entry).catch((error: unknown) => {
        if (!coded('SETRUM_PURCHASE_UNKNOWN')(error)) throw error;
      });
    }
    assert.deepEqual(counter.pending(), []);
    return pending.length;
  });
  assert.deepEqual(other.image(), before, 'another card never gets anything');
  assert.ok(result !== null);
  return result.value;
}
