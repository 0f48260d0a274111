import type { Chance } from './chance.ts';
import { PLAIN, since, type Traits } from './traits.ts';
import type { TruthKind } from './types.ts';

const COVER = 1;
const REVERSE = 2;
const MAGNET = 4;

/** How many of a thousand meters are of each kind; the others are honest, at the end of a weak feeder or not. */
const PER_MILLE: readonly (readonly [TruthKind, number])[] = [
  ['bypass', 16],
  ['magnet', 7],
  ['cover', 7],
  ['vacant', 20],
  ['holiday', 30],
  ['growth', 40],
  ['saving', 25],
  ['register-jump', 5],
  ['swapped', 10],
  ['neighbour', 8],
  ['dead', 7],
  ['lost-token', 10],
  ['repaired', 15],
  ['errand', 12],
];

export function kindOf(chance: Chance): TruthKind {
  let left = chance.next() * 1000;
  for (const [kind, share] of PER_MILLE) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'honest';
}

/** The traits of a kind. What begins does so after some months that were as always, where the field is long enough. */
export function traitsOf(kind: TruthKind, chance: Chance, months: number): Traits {
  const from = Math.min(months - 1, chance.whole(2, Math.max(2, months - 3)));
  const plain = { ...PLAIN, kind, from };
  switch (kind) {
    case 'bypass':
    case 'magnet':
    case 'cover':
      return thief(kind, chance, from);
    case 'vacant':
      return { ...plain, changes: [since(from, chance.between(0, 0.06))] };
    case 'holiday': {
      const until = from + chance.whole(1, 3);
      return { ...plain, changes: [{ from, until, factor: chance.between(0.08, 0.5) }] };
    }
    case 'growth':
      return { ...plain, changes: [since(from, chance.between(1.3, 2.1))] };
    case 'saving':
      return { ...plain, changes: [since(from, chance.between(0.6, 0.85))] };
    case 'register-jump':
      return { ...plain, jumps: [{ month: from, kwh: chance.whole(40, 2_000) }] };
    case 'swapped':
      return { ...plain, changedIn: from };
    case 'dead':
      return { ...plain, diesIn: from };
    case 'lost-token':
      return { ...plain, from: 0, lostTokens: chance.between(0.06, 0.3) };
    case 'errand':
      return { ...plain, from: 0, errands: 0.6 };
    case 'repaired': {
      const cleared = from + chance.whole(0, 2);
      const cause = chance.pick([COVER, COVER, REVERSE, MAGNET]);
      return { ...plain, marks: [{ month: from, cause, cleared }] };
    }
    default:
      return { ...plain, from: 0 };
  }
}

/** One in eight has always stolen: there is no fall to be seen in its own history. */
function thief(kind: TruthKind, chance: Chance, later: number): Traits {
  const from = chance.is(0.12) ? 0 : later;
  const share = chance.between(0.3, 0.8);
  const theft = {
    bypass: { from, share, cause: null, noticed: 0 },
    magnet: { from, share, cause: MAGNET, noticed: chance.pick([0, 0.25, 0.6]) },
    cover: { from, share, cause: COVER, noticed: chance.pick([0, 0.1, 0.3]) },
  }[kind as 'bypass' | 'magnet' | 'cover'];
  return { ...PLAIN, kind, from, theft };
}
