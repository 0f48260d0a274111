import { type Static, Type } from 'typebox';
import { Count, OneOf, Text } from './common.ts';

/** What can happen, by who does it. */
export const stepKinds = [
  'meter.ran',
  'meter.low-credit',
  'meter.opened',
  'meter.closed',
  'meter.month',
  'meter.pressed',
  'meter.token',
  'meter.reported',
  'meter.card-refused',
  'meter.tampering',
  'meter.tampering-over',
  'card.on-reader',
  'card.off-reader',
  'card.written',
  'card.torn',
  'counter.read',
  'counter.sold',
  'counter.delivered',
  'counter.pending',
  'counter.paper',
  'counter.printed',
  'line.answered',
  'line.cut',
  'line.lost',
  'centre.sold',
  'centre.profile',
  'centre.acknowledged',
  'centre.clear-tamper',
  'fault.armed',
  'refused',
] as const;

export type StepKind = (typeof stepKinds)[number];

/** Something that happened, with its figures: energy in Wh or tenths of a kWh and money in cents, as their names say. */
export const StepView = Type.Object({
  number: Count,
  at: Text,
  kind: OneOf(stepKinds),
  values: Type.Record(Text, Type.Union([Type.String(), Type.Number(), Type.Null()])),
});

export type Step = Static<typeof StepView>;
