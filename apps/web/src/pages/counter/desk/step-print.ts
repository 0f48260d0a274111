import type { AnswerEvent, ClerkEvent, Effect, Step } from './events.ts';
import { begin, rest, stay, to } from './ground.ts';
import type { DeskState, Done, Phase } from './state.ts';

type Finished = Extract<Phase, { readonly kind: 'sold' | 'paid' }>;

/** It is made: print, and the next customer. What would not print stays in the list. */
export function atFinished(
  state: DeskState,
  phase: Finished,
  event: ClerkEvent | AnswerEvent,
): Step {
  switch (event.kind) {
    case 'print': {
      if (phase.printing.at === 'under-way') return stay(state);
      return begin(state, { ...phase, printing: { at: 'under-way' } }, (ticket) =>
        printing(phase, ticket),
      );
    }
    case 'printed':
      return rest(state, { done: doneOf(phase, 'printed', event.where) }, { do: 'look-around' });
    case 'failed':
      return to(state, { ...phase, printing: { at: 'failed', problem: event.problem } });
    case 'leave':
      return rest(state, { done: doneOf(phase, 'unprinted') }, ...notWanted(phase), {
        do: 'look-around',
      });
    default:
      return stay(state);
  }
}

function printing(phase: Finished, ticket: number): Effect {
  return phase.kind === 'sold'
    ? { do: 'print-sale', ticket, sale: phase.sold.name }
    : { do: 'print-payment', ticket, payment: phase.payment };
}

/** Nobody leaves a receipt that would not come out because it is not wanted. */
function notWanted(phase: Finished): readonly Effect[] {
  if (phase.printing.at !== 'not-yet') return [];
  return [{ do: 'no-receipt', of: phase.kind === 'sold' ? phase.sold.name : phase.payment }];
}

function doneOf(phase: Finished, kind: Done['kind'], where: string | null = null): Done {
  if (phase.kind === 'paid') {
    const { amountCents, adminCents } = phase.payment;
    return { kind, totalCents: amountCents + adminCents, energyDkwh: null, where };
  }
  const { totalCents, energyDkwh } = phase.sold;
  return { kind, totalCents, energyDkwh, where };
}
