import { Type } from 'typebox';
import { Count, Flag, Nullable, OneOf, Text, Words } from './common.ts';

/** The meter as somebody in front of it sees it, and its registers. */
export const MeterView = Type.Object({
  lcd: Type.Object(Words.properties, { description: 'What the display shows at this moment' }),
  contactor: OneOf(['closed', 'open'] as const),
  openReasons: Type.Array(Text),
  lowCredit: Flag,
  tamper: Flag,
  tampering: Type.Boolean({ description: 'The cause of the tamper goes on' }),
  overload: Flag,
  keypadLocked: Flag,
  led: OneOf(['off', 'on', 'blinking'] as const),
  buzzer: OneOf(['off', 'low-credit', 'overload'] as const),
  loadBars: Count,
  loadW: Count,
  voltageV: Type.Number(),
  standWh: Count,
  creditWh: Count,
  lowCreditWh: Count,
  clock: Type.String({ description: "The meter's clock; it goes on only by actions" }),
  krn: Count,
  months: Type.Integer({ description: 'Months in its load profile' }),
  lastMonth: Nullable(Text),
});
