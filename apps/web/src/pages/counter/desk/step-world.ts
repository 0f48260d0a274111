import type { Step, WorldEvent } from './events.ts';
import { begin, readCard, stay } from './ground.ts';
import { cardLies, type DeskState } from './state.ts';
import { askNow, lookInto } from './step-selling.ts';

/** What comes by itself: the agent, its readers and cards, the lists of what is pending. */
export function stepWorld(state: DeskState, event: WorldEvent): Step {
  switch (event.kind) {
    case 'agent':
      return heardOfAgent({ ...state, agent: event.link }, state);
    case 'readers':
      return heardOfReaders(state, { ...state, readers: event.readers });
    case 'attention':
      return stay({ ...state, attention: event.list });
    case 'restore-sale':
      return lookInto(state, { sale: event.sale, visit: null, problem: null });
    case 'restore-payment': {
      const { payment } = event;
      return begin(state, { kind: 'paying', payment, at: 'asking', problem: null }, (ticket) => ({
        do: 'pay-bill',
        ticket,
        payment,
      }));
    }
  }
}

/** Once it is there again: what is pending, and what became of the sale that it was at. */
function heardOfAgent(state: DeskState, before: DeskState): Step {
  if (state.agent.at !== 'on') {
    return stay({ ...state, readers: [], cardSeen: false });
  }
  if (before.agent.at === 'on') return stay(state);
  const { phase } = state;
  const isOurs = phase.kind === 'selling' && phase.sale.keeper === 'agent' && phase.at === 'line';
  const { state: next, effects } = isOurs ? lookInto(state, phase) : stay(state);
  return { state: next, effects: [{ do: 'look-around' }, ...effects] };
}

/** A card that is laid begins a visit, or goes on with the sale that waits for one. */
function heardOfReaders(before: DeskState, heard: DeskState): Step {
  const lies = cardLies(heard);
  const state = lies ? heard : { ...heard, cardSeen: false };
  const isNew = lies && !cardLies(before);
  const { phase } = state;
  if (phase.kind === 'idle') return readCard(state);
  const waits =
    phase.kind === 'selling' &&
    phase.sale.cardUid !== null &&
    (phase.at === 'card' || phase.at === 'line') &&
    !phase.ending;
  return isNew && waits ? askNow({ ...state, cardSeen: true }, phase) : stay(state);
}
