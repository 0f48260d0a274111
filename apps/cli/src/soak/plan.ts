import type { TearMode } from '@setrum/card';
import type { Death } from '@setrum/loket';
import { type Chance, chanceOf } from './chance.ts';

/** Where on the line to the centre something goes wrong, and what. */
export interface LineFault {
  readonly at: 'inquiry' | 'purchase';
  /**
   * `cut`: not sent; `lost`: sent, and the answer does not come; `reset`: the connection is torn down while it is on its way; `late`: it gets there only after the next request has been answered;
   * `twice`: it gets there twice; `garbled`: the answer is none; `busy`, `door`: turned away, once with 503, once with 401; `restart`: the
   * server stops and starts while it is there.
   */
  readonly how:
    | 'cut'
    | 'lost'
    | 'reset'
    | 'late'
    | 'twice'
    | 'garbled'
    | 'busy'
    | 'door'
    | 'restart';
}

/** What goes wrong in one run of the counter's program. */
export interface Mishap {
  /** The program dies (with `cut`, the PC): at this share of its calls; among all of them, or only those that are no command to the card. */
  readonly death?: {
    readonly share: number;
    readonly among: 'all' | 'steps';
    readonly when: Death['when'];
    readonly cut: boolean;
  };
  readonly line?: LineFault;
  /** The card is pulled at a write: at this share of those that a sale takes. */
  readonly tear?: { readonly share: number; readonly mode: TearMode };
  /** Another card lies on the reader: before the sale is begun, or from when the centre is asked on. */
  readonly swap?: 'before' | 'selling';
  /** The clerk clicks twice. */
  readonly clicks?: true;
  /** The disk is full from the n-th line of the journal on. */
  readonly full?: number;
}

/** What goes wrong at a tap at home: the meter loses its power when it saves for the n-th time, or the card is pulled at a write. */
export type HomeFault =
  | { readonly kind: 'save'; readonly at: number }
  | { readonly kind: 'tear'; readonly share: number; readonly mode: TearMode };

/** What happens at the customer's home after the sale. `skip`: nothing, the card stays in the pocket. */
export interface Home {
  readonly skip: boolean;
  readonly fault: HomeFault | null;
}

/** One sale, from the tap to the meter, and all that goes wrong in it. */
export interface SalePlan {
  readonly k: number;
  readonly amountCents: number;
  readonly way: 'card' | 'number';
  /** How often the counter sends a request before it gives up for now. */
  readonly attempts: number;
  /** What goes wrong in the first run of the program, then in those that take the sale up again; the last ones go well. */
  readonly mishaps: readonly [Mishap, ...Mishap[]];
  /** What the clerk does with a sale that is left over: takes it up again, gives it on paper, or calls it off while that is possible. */
  readonly clerk: 'resume' | 'paper' | 'cancel';
  /** Somebody else's card is tapped by mistake before the sale is taken up again. */
  readonly wrongCardFirst: boolean;
  /** After paper: the card comes back. */
  readonly writeAgain: boolean;
  readonly home: Home;
}

const modes = ['nothing', 'half', 'unanswered'] as const;
const whens = ['before', 'during', 'after'] as const;
const ways = ['cut', 'lost', 'reset', 'late', 'twice', 'garbled', 'busy', 'door'] as const;

/** The plan of sale `k`: the same for the same seed, whatever else is run. */
export function planSale(seed: number, k: number): SalePlan {
  const chance = chanceOf(seed, `sale ${k}`);
  const mishaps: Mishap[] = [];
  for (let n = chance.below(3); n > 0; n--) mishaps.push(mishap(chance));
  return {
    k,
    // Rp 20,000 is the least; what is below it is declined.
    amountCents: chance.percent(4) ? 500_000 : 2_000_000 + chance.below(100) * 100_000,
    way: chance.percent(12) ? 'number' : 'card',
    attempts: chance.pick([1, 1, 3]),
    mishaps: [mishap(chance), ...mishaps],
    clerk: chance.pick(['resume', 'resume', 'resume', 'paper', 'cancel']),
    wrongCardFirst: chance.percent(30),
    writeAgain: chance.percent(50),
    home: homeOf(chance),
  };
}

/** One thing that goes wrong; now and then a second one with it. */
function mishap(chance: Chance): Mishap {
  const first = oneMishap(chance);
  return chance.percent(25) ? { ...oneMishap(chance), ...first } : first;
}

function oneMishap(chance: Chance): Mishap {
  const kind = chance.below(100);
  if (kind < 40) {
    const among = chance.pick(['all', 'steps', 'steps']);
    return {
      death: { share: chance.share(), among, when: chance.pick(whens), cut: chance.percent(50) },
    };
  }
  if (kind < 65) {
    const how = chance.below(250) === 0 ? 'restart' : chance.pick(ways);
    return { line: { at: chance.pick(['purchase', 'purchase', 'inquiry']), how } };
  }
  if (kind < 87) {
    return { tear: { share: chance.share(), mode: chance.pick(modes) } };
  }
  if (kind < 94) return { swap: chance.pick(['before', 'selling']) };
  return kind < 97 ? { clicks: true } : { full: 1 + chance.below(3) };
}

function homeOf(chance: Chance): Home {
  const skip = chance.percent(25);
  const save = { kind: 'save', at: 1 + chance.below(2) } as const;
  const tear = { kind: 'tear', share: chance.share(), mode: chance.pick(modes) } as const;
  return { skip, fault: chance.percent(40) ? chance.pick([save, tear]) : null };
}
