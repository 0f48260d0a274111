import type { AnswerEvent, ClerkEvent, DeskEvent, Step } from './events.ts';
import { begin, readCard, rest, stay, to } from './ground.ts';
import type { Attention, PendingSale } from './model.ts';
import { type DeskState, nameOf, type Selling } from './state.ts';
import { atBill, atPaying, callOffPayment, pay } from './step-bill.ts';
import { answerOfSearch, atCustomer, atName, lookUp, toBill } from './step-customer.ts';
import { atFinished } from './step-print.ts';
import { answerOfSale, askNow, clerkAtSale, soldBefore } from './step-selling.ts';
import { stepWorld } from './step-world.ts';

/** What becomes of the desk, and what is to be done. Nothing here asks a clock, a network or chance. */
export function step(state: DeskState, event: DeskEvent): Step {
  if ('ticket' in event)
    return event.ticket === state.ticket ? answered(state, event) : stay(state);
  switch (event.kind) {
    case 'agent':
    case 'readers':
    case 'attention':
    case 'restore-sale':
    case 'restore-payment':
      return stepWorld(state, event);
    default:
      return acted(state, event);
  }
}

function answered(state: DeskState, event: AnswerEvent): Step {
  const { phase } = state;
  switch (phase.kind) {
    case 'reading':
    case 'looking-up':
      return answerOfSearch(state, event);
    case 'name':
      return atName(state, phase, event);
    case 'selling':
      return answerOfSale(state, phase, event);
    case 'paying':
      return atPaying(state, phase, event);
    case 'sold':
    case 'paid':
      return atFinished(state, phase, event);
    default:
      return stay(state);
  }
}

function acted(state: DeskState, event: ClerkEvent): Step {
  const { phase } = state;
  switch (phase.kind) {
    case 'idle':
      return atIdle(state, event);
    case 'reading':
    case 'looking-up':
      if (event.kind !== 'leave') return stay(state);
      return rest({ ...state, cardSeen: true }, {}, { do: 'stop', ticket: state.ticket });
    case 'choice':
      if (event.kind === 'leave') return rest(state);
      if (event.kind !== 'choose') return stay(state);
      return event.what === 'bill'
        ? toBill(state, phase.bill)
        : to(state, { kind: 'name', visit: phase.visit, confirming: false });
    case 'name':
      return atName(state, phase, event);
    case 'customer':
      return atCustomer(state, phase, event);
    case 'selling':
      return clerkAtSale(state, phase, event);
    case 'bill':
      return atBill(state, phase, event);
    case 'paying':
      return atPaying(state, phase, event);
    case 'sold':
    case 'paid':
      return atFinished(state, phase, event);
  }
}

function atIdle(state: DeskState, event: ClerkEvent): Step {
  switch (event.kind) {
    case 'number':
      return lookUp(state, event.number);
    case 'read-again':
      return readCard({ ...state, cardSeen: false });
    case 'attend':
      return attend(state, event.to);
    case 'call-off-pending':
      return callOff(state, event.what);
    case 'leave':
      return rest({ ...state, cardSeen: true });
    default:
      return stay(state);
  }
}

/** Takes up what is pending: goes on with a sale or a payment, or prints what has not come out. */
function attend(state: DeskState, to_: Attention): Step {
  switch (to_.kind) {
    case 'sale':
      return askNow({ ...state, cardSeen: true }, resumed(to_.sale));
    case 'payment':
      return pay(state, to_.payment);
    case 'unprinted':
      return to(state, {
        ...{ kind: 'sold', sold: soldBefore(to_.sale), visit: null },
        printing: { at: 'not-yet' },
      });
    case 'unprinted-payment':
      return to(state, { kind: 'paid', payment: to_.payment, printing: { at: 'not-yet' } });
  }
}

function callOff(state: DeskState, what: Attention): Step {
  if (what.kind === 'payment') return callOffPayment(state, what.payment);
  if (what.kind !== 'sale') return stay(state);
  const phase: Selling = { ...resumed(what.sale), at: 'decide', ending: true };
  const { sale } = phase;
  return begin(state, phase, (ticket) => ({ do: 'call-off', ticket, sale }));
}

function resumed(sale: PendingSale): Selling {
  return {
    ...{ kind: 'selling', sale: nameOf(sale), visit: null, at: 'asking' },
    ...{ problem: null, ending: false },
  };
}
