import type { ProblemError } from '../../../api/problem.ts';
import type { AnswerEvent, ClerkEvent, Step } from './events.ts';
import { againAfterMs, begin, rest, stay, to } from './ground.ts';
import type { PendingSale, Sold, Visit } from './model.ts';
import { cardLies, type DeskState, nameOf, type Selling } from './state.ts';

const nothingPrinted = { energyDkwh: null, where: null } as const;

/** Asks under the sale's own key: it is sold once, however often. */
export function askNow(state: DeskState, phase: Selling): Step {
  const { sale } = phase;
  return begin(state, { ...phase, at: 'asking', ending: false }, (ticket) => ({
    do: 'resume',
    ticket,
    sale,
  }));
}

/** Asks the journal what became of a sale. */
export function lookInto(
  state: DeskState,
  { sale, visit, problem }: Pick<Selling, 'sale' | 'visit' | 'problem'>,
): Step {
  const phase: Selling = { kind: 'selling', sale, visit, at: 'looking', problem, ending: false };
  return begin(state, phase, (ticket) => ({ do: 'what-became', ticket, sale, problem }));
}

/** What the clerk can do about a sale whose end has not come. Leaving it is safe: it stands first in the list. */
export function clerkAtSale(state: DeskState, phase: Selling, event: ClerkEvent): Step {
  const { sale } = phase;
  const isFree =
    !phase.ending && (phase.at === 'card' || phase.at === 'line' || phase.at === 'decide');
  switch (event.kind) {
    case 'again':
      return isFree ? askNow(state, phase) : stay(state);
    case 'on-paper':
      return isFree && phase.at === 'card' ? end(state, phase, 'on-paper') : stay(state);
    case 'call-off':
      return isFree && phase.at !== 'card' ? end(state, phase, 'call-off') : stay(state);
    case 'leave':
      return rest(
        { ...state, cardSeen: true },
        { done: { ...nothingPrinted, kind: 'left-pending', totalCents: sale.amountCents } },
        { do: 'stop', ticket: state.ticket },
        { do: 'look-around' },
      );
    default:
      return stay(state);
  }
}

function end(state: DeskState, phase: Selling, how: 'on-paper' | 'call-off'): Step {
  const { sale } = phase;
  return begin(state, { ...phase, ending: true }, (ticket) => ({ do: how, ticket, sale }));
}

/** What comes of asking. */
export function answerOfSale(state: DeskState, phase: Selling, event: AnswerEvent): Step {
  switch (event.kind) {
    case 'made':
      return made(state, phase.visit, event.sold);
    case 'unwritten':
      return to(
        state,
        { ...phase, at: 'card', problem: event.problem, ending: false },
        {
          do: 'look-around',
        },
      );
    case 'became':
      return became(state, phase, event.sale, event.problem);
    case 'called-off': {
      const done = { ...nothingPrinted, kind: 'called-off', totalCents: null } as const;
      return rest({ ...state, cardSeen: true }, { done }, { do: 'look-around' });
    }
    case 'tick':
      return phase.at === 'line' ? askNow(state, phase) : stay(state);
    case 'failed':
      return failed(state, phase, event.problem);
    default:
      return stay(state);
  }
}

function made(state: DeskState, visit: Visit | null, sold: Sold): Step {
  const phase = { kind: 'sold', sold, visit, printing: { at: 'not-yet' } } as const;
  // The card that lies there has what it was tapped for, also when the page was loaded again meanwhile.
  const isServed = sold.name.cardUid !== null && cardLies(state);
  const cardSeen = state.cardSeen || isServed;
  return to({ ...state, cardSeen }, phase, { do: 'look-around' });
}

/** Whatever failed, the journal says where the sale stands; and when even that cannot be asked, it is asked again later. */
function failed(state: DeskState, phase: Selling, problem: ProblemError): Step {
  if (phase.at !== 'looking') return lookInto(state, { ...phase, problem });
  return onLine(state, { ...phase, problem: phase.problem ?? problem });
}

function onLine(state: DeskState, phase: Selling): Step {
  return begin(state, { ...phase, at: 'line', ending: false }, (ticket) => ({
    do: 'wait',
    ticket,
    ms: againAfterMs,
  }));
}

function became(
  state: DeskState,
  phase: Selling,
  sale: PendingSale | null,
  problem: ProblemError | null,
): Step {
  switch (sale?.step) {
    case 'asked':
      return onLine(state, { ...phase, problem });
    case 'sold':
      return to(state, { ...phase, at: 'card', problem, ending: false });
    case 'written':
    case 'paper':
      return made(state, phase.visit, soldBefore(sale));
    default:
      return notSold(state, phase, problem);
  }
}

/** A declined sale leaves its visit good for another amount. */
function notSold(state: DeskState, { visit }: Selling, problem: ProblemError | null): Step {
  const around = { do: 'look-around' } as const;
  if (visit === null || problem?.code === 'SETRUM_VISIT_OVER') {
    return rest({ ...state, cardSeen: true }, { problem }, around);
  }
  return to(state, { kind: 'customer', visit, amountCents: null, problem }, around);
}

/** What the journal knows of a sale whose answer was not heard here. */
export function soldBefore(sale: PendingSale): Sold {
  return {
    name: nameOf(sale),
    handed: sale.step === 'written' ? 'card' : 'paper',
    holder: null,
    totalCents: sale.totalCents,
    energyDkwh: null,
    tokens: null,
    problem: null,
  };
}
