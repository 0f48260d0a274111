import type { ProblemError } from '../../../api/problem.ts';
import type { AnswerEvent, ClerkEvent, Step } from './events.ts';
import { againAfterMs, begin, rest, stay, to } from './ground.ts';
import type { Bill, PaymentName } from './model.ts';
import type { DeskState, Done, Phase } from './state.ts';

type PhaseOf<Kind extends Phase['kind']> = Extract<Phase, { readonly kind: Kind }>;

/** What is due for the oldest `count` parts, rupiah x 100, without the partner's own charge. */
export function dueCents({ parts }: Pick<Bill, 'parts'>, count: number): number {
  return parts.slice(0, count).reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** A bill is on the screen: how much of it, and pay. */
export function atBill(state: DeskState, phase: PhaseOf<'bill'>, event: ClerkEvent): Step {
  const { bill, count } = phase;
  switch (event.kind) {
    case 'bill-count': {
      const isOne = event.count >= 1 && event.count <= bill.parts.length;
      return isOne ? to(state, { ...phase, count: event.count, problem: null }) : stay(state);
    }
    case 'pay': {
      const { kind, subject, name, adminCents } = bill;
      const amountCents = dueCents(bill, count);
      const payment = {
        key: event.key,
        kind,
        subject,
        name,
        billCount: count,
        amountCents,
        adminCents,
      };
      return pay(state, payment);
    }
    case 'leave':
      return rest({ ...state, cardSeen: true });
    default:
      return stay(state);
  }
}

/** Pays, or asks again, under the payment's own key: it is paid once, however often. */
export function pay(state: DeskState, payment: PaymentName): Step {
  return begin(state, { kind: 'paying', payment, at: 'asking', problem: null }, (ticket) => ({
    do: 'pay-bill',
    ticket,
    payment,
  }));
}

/** Nothing is paid under its key afterwards. */
export function callOffPayment(state: DeskState, payment: PaymentName): Step {
  return begin(state, { kind: 'paying', payment, at: 'ending', problem: null }, (ticket) => ({
    do: 'call-off-payment',
    ticket,
    payment,
  }));
}

export function atPaying(
  state: DeskState,
  phase: PhaseOf<'paying'>,
  event: ClerkEvent | AnswerEvent,
): Step {
  const { payment } = phase;
  const isFree = phase.at === 'line';
  switch (event.kind) {
    case 'bill-paid':
      return to(
        state,
        { kind: 'paid', payment, printing: { at: 'not-yet' } },
        { do: 'look-around' },
      );
    case 'called-off':
      return rest(state, { done: doneWith(payment, 'called-off') }, { do: 'look-around' });
    case 'failed':
      return unanswered(state, phase, event.problem);
    case 'tick':
    case 'again':
      return isFree ? pay(state, payment) : stay(state);
    case 'call-off':
      return isFree ? callOffPayment(state, payment) : stay(state);
    case 'leave': {
      const done = doneWith(payment, 'left-pending');
      return isFree ? rest(state, { done }, { do: 'look-around' }) : stay(state);
    }
    default:
      return stay(state);
  }
}

/** Refused, it is over; without an answer it is asked again later, unless it was to be called off: then the list has it. */
function unanswered(state: DeskState, phase: PhaseOf<'paying'>, problem: ProblemError): Step {
  if (phase.at === 'ending' || !problem.isPassing) {
    return rest(state, { problem }, { do: 'look-around' });
  }
  return begin(state, { ...phase, at: 'line', problem }, (ticket) => ({
    do: 'wait',
    ticket,
    ms: againAfterMs,
  }));
}

function doneWith({ amountCents, adminCents }: PaymentName, kind: Done['kind']): Done {
  return { kind, totalCents: amountCents + adminCents, energyDkwh: null, where: null };
}
