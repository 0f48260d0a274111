import type { Table } from '../part/table.ts';
import type { State } from '../schema/state.ts';
import type { Step } from '../schema/step.ts';
import { cardState } from './card-state.ts';
import { counterView } from './counter-view.ts';
import { meterView } from './meter-view.ts';

/** All of a playground at this moment. */
export function stateView(
  table: Table,
  steps: readonly Step[],
  about: Pick<State, 'id' | 'revision' | 'since' | 'problem'>,
): State {
  const { visitor, meter, clock, pocket, desk, eyes, office, line } = table;
  const { idpel, name, tariff, powerVa } = visitor;
  const { meterNo, make, type } = visitor.meter;
  return {
    ...about,
    customer: { idpel, name, meterNo, meterType: `${make} ${type}`, tariff, powerVa },
    meter: meterView(meter.state, table.shown, clock.nowMs()),
    card: cardState(pocket, table.shares),
    counter: counterView(desk),
    centre: { ...eyes.known, clearTamper: office.cleared },
    faults: { line: line.fault, tearAtWrite: pocket.tearAtWrite },
    messages: [...line.messages],
    steps: [...steps],
  };
}
