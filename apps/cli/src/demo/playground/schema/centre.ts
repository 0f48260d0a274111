import { Type } from 'typebox';
import { Count, Flag, Nullable, OneOf, Text } from './common.ts';

const Verification = OneOf(['verified', 'unverified', 'forged'] as const);

const Month = Type.Object({
  month: Text,
  standKwh: Count,
  remainingKwh: Count,
  voltageV: Count,
  tamper: Count,
  usageKwh: Nullable(Count),
  lowVoltage: Flag,
  verification: Verification,
});

const Present = Type.Object({
  tamper: Flag,
  lowCredit: Flag,
  supplyOff: Flag,
  standDkwh: Count,
  creditDkwh: Count,
  clock: Text,
  receivedAt: Text,
  verification: Verification,
});

const Token = Type.Object({
  reference: Text,
  energyDkwh: Count,
  onCard: Flag,
  result: Nullable(Count),
});

const Line = Type.Object({
  account: Text,
  name: Type.Object({ id: Text, en: Text }),
  amountCents: Type.Integer({ description: 'Debit positive; the lines of a sale sum to zero' }),
});

/** What the centre knows of this customer, and its books of each sale. */
export const CentreView = Type.Object({
  depositCents: Count,
  tokens: Type.Array(Token),
  sales: Type.Array(Type.Object({ reference: Text, lines: Type.Array(Line) })),
  present: Nullable(Present),
  months: Type.Array(Month),
  clearTamper: Nullable(
    Type.Object({ token: Text, by: OneOf(['keypad', 'card'] as const), agendaNo: Text }),
  ),
});
