import { type Static, Type } from 'typebox';
import { CardView } from './card.ts';
import { CentreView } from './centre.ts';
import { Count, Nullable, Text } from './common.ts';
import { CounterView, FaultsView, MessageView, ProblemView } from './counter.ts';
import { MeterView } from './meter.ts';
import { StepView } from './step.ts';

/** All of a playground at one moment. */
export const StateView = Type.Object({
  id: Text,
  revision: Type.Integer({ description: 'Goes up with every action' }),
  customer: Type.Object({
    idpel: Text,
    name: Text,
    meterNo: Text,
    meterType: Text,
    tariff: Text,
    powerVa: Count,
  }),
  meter: MeterView,
  card: CardView,
  counter: CounterView,
  centre: CentreView,
  faults: FaultsView,
  messages: Type.Array(MessageView, { description: 'The latest, oldest first' }),
  steps: Type.Array(StepView, { description: 'The latest, oldest first' }),
  since: Type.Integer({ description: 'Steps above this number are those of the last action' }),
  problem: Nullable(ProblemView),
});

export type State = Static<typeof StateView>;
export type MeterState = Static<typeof MeterView>;
export type CardState = Static<typeof CardView>;
export type CounterState = Static<typeof CounterView>;
export type CentreState = Static<typeof CentreView>;
export type Message = Static<typeof MessageView>;
export type Faults = Static<typeof FaultsView>;
export type Problem = Static<typeof ProblemView>;
