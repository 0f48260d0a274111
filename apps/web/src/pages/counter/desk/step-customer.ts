import type { AnswerEvent, ClerkEvent, Step } from './events.ts';
import { begin, rest, stay, to } from './ground.ts';
import type { SaleName, Visit } from './model.ts';
import { type DeskState, nameOf, type Phase, type Selling } from './state.ts';
import { askNow } from './step-selling.ts';

type PhaseOf<Kind extends Phase['kind']> = Extract<Phase, { readonly kind: Kind }>;

/** A number was typed: who is it, and is there a bill? */
export function lookUp(state: DeskState, typed: string): Step {
  const number = typed.replace(/\D/g, '');
  if (number === '') return stay(state);
  return begin(state, { kind: 'looking-up', number }, (ticket) => ({
    do: 'look-up',
    ticket,
    number,
  }));
}

/** What comes of reading a card or of looking a number up. */
export function answerOfSearch(state: DeskState, event: AnswerEvent): Step {
  switch (event.kind) {
    case 'visited':
      return arrived(state, event.visit);
    case 'found': {
      const { visit, bill } = event;
      if (visit !== null && bill !== null) return to(state, { kind: 'choice', visit, bill });
      if (visit !== null) return to(state, { kind: 'name', visit, confirming: false });
      return bill === null ? rest(state) : toBill(state, bill);
    }
    case 'failed':
      return rest({ ...state, cardSeen: true }, { problem: event.problem });
    default:
      return stay(state);
  }
}

export function toBill(state: DeskState, bill: PhaseOf<'bill'>['bill']): Step {
  return to(state, { kind: 'bill', bill, count: bill.parts.length, problem: null });
}

/** What was begun for this card before comes first: sold, it is written now; else the clerk decides. */
function arrived(state: DeskState, visit: Visit): Step {
  const pending = visit.by === 'card' ? visit.pending[0] : undefined;
  if (pending === undefined) return toCustomer(state, visit);
  const selling: Selling = {
    ...{ kind: 'selling', sale: nameOf(pending), visit: null, at: 'decide' },
    ...{ problem: null, ending: false },
  };
  return pending.step === 'sold' ? askNow(state, selling) : to(state, selling);
}

function toCustomer(state: DeskState, visit: Visit): Step {
  return to(state, { kind: 'customer', visit, amountCents: null, problem: null });
}

/** The name is on the screen: has the customer said yes? */
export function atName(
  state: DeskState,
  phase: PhaseOf<'name'>,
  event: ClerkEvent | AnswerEvent,
): Step {
  const { visit } = phase;
  switch (event.kind) {
    case 'confirm-name':
      if (phase.confirming) return stay(state);
      return begin(state, { ...phase, confirming: true }, (ticket) => ({
        do: 'confirm',
        ticket,
        visit,
      }));
    case 'confirmed':
      return toCustomer(state, event.visit);
    case 'failed':
      return rest(state, { problem: event.problem });
    case 'leave':
      return rest(state);
    default:
      return stay(state);
  }
}

/** The customer is known: amount, then pay. A second press finds another phase, and sells nothing. */
export function atCustomer(state: DeskState, phase: PhaseOf<'customer'>, event: ClerkEvent): Step {
  switch (event.kind) {
    case 'amount':
      return to(state, { ...phase, amountCents: event.amountCents, problem: null });
    case 'pay':
      return phase.amountCents === null
        ? stay(state)
        : buy(state, phase.visit, saleOf(phase.visit, phase.amountCents, event.key));
    case 'leave':
      return rest({ ...state, cardSeen: true });
    default:
      return stay(state);
  }
}

function saleOf(visit: Visit, amountCents: number, key: string): SaleName {
  const { meterNo } = visit.customer;
  const cardUid = visit.by === 'card' ? visit.card.uid : null;
  return {
    keeper: visit.visitId === null ? 'browser' : 'agent',
    key,
    meterNo,
    amountCents,
    cardUid,
  };
}

function buy(state: DeskState, visit: Visit, sale: SaleName): Step {
  const phase: Selling = {
    ...{ kind: 'selling', sale, visit, at: 'asking', problem: null, ending: false },
  };
  return begin(state, phase, (ticket) => ({ do: 'buy', ticket, sale, visit }));
}
