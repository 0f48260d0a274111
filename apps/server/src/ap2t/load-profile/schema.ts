import { Type } from 'typebox';
import type { LoadProfileMonth } from '../../profile/index.ts';
import { RequestView } from '../token-request/schema.ts';
import type { UsageNote } from './rows.ts';

const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Verification = Type.Union(
  [Type.Literal('verified'), Type.Literal('unverified'), Type.Literal('forged')],
  {
    description:
      'verified: signed by this meter for this card (docs/card.md section 12); unverified: nobody can tell; forged: not what it says it is',
  },
);
const Reason = Nullable(
  Type.String({
    description:
      'Why it is not verified: no-key (the meter has no share of a card key), unsigned (made before it had), signature-missing (made after), unknown-key, retired-key, bad-mac, copied',
  }),
);

/** What a meter writes of a month, and how it came here. */
const told = {
  standKwh: Type.Integer(),
  remainingKwh: Type.Integer(),
  voltageV: Type.Integer(),
  tamper: Type.Integer(),
  currentDa: Nullable(Type.Integer({ description: 'A x 10' })),
  tamperCause: Type.Integer(),
  outages: Type.Integer(),
  lowVoltageEvents: Type.Integer(),
  overloads: Type.Integer(),
  tamperEvents: Type.Integer(),
  verification: Verification,
  reason: Reason,
  source: Type.Unsafe<LoadProfileMonth['source']>({
    type: 'string',
    enum: ['purchase', 'inquiry', 'file', 'unknown'],
    description: 'What it came with; file: of a field reader; unknown: from before this was kept',
  }),
  cardUid: Nullable(Type.String({ description: 'The card that brought it' })),
  receivedAt: Type.String(),
};

const Variant = Type.Object({
  ...told,
  toldAt: Type.String({ description: 'When the meter told it, or somebody read it off the meter' }),
});

const Month = Type.Object({
  month: Type.String({ pattern: '^[0-9]{6}$' }),
  ...told,
  usageKwh: Nullable(Type.Integer()),
  usageNote: Nullable(
    Type.Unsafe<UsageNote>({
      type: 'string',
      enum: ['no-month-before', 'went-back', 'forged', 'rolled-over'],
      description: 'Why the use is not known, or is no plain difference of stands',
    }),
  ),
  takenKwh: Nullable(
    Type.Integer({ description: 'Use and change of the remaining credit: what tokens brought' }),
  ),
  sold: Nullable(
    Type.Object({
      energyDkwh: Type.Integer(),
      amountCents: Type.Integer(),
      purchases: Type.Integer(),
    }),
  ),
  tamperMeaning: Type.Union([
    Type.Literal('normal'),
    Type.Literal('tamper'),
    Type.Literal('unknown'),
  ]),
  lowVoltage: Type.Boolean(),
  highVoltage: Type.Boolean(),
  contradicted: Type.Boolean({ description: 'The month was told otherwise, too' }),
  variants: Type.Array(Variant, {
    description:
      'All that was told of a month that is contradicted, the one that counts among them',
  }),
});

const KeptReport = Type.Object({
  cardUid: Type.String(),
  sequence: Type.Integer(),
  clock: Type.String({ description: "The meter's clock" }),
  receivedAt: Type.String(),
  verification: Verification,
  reason: Reason,
  keyVersion: Type.Integer({ description: 'The card key that it names; 0: none' }),
  counted: Type.Boolean({
    description: 'Whether it told the present state and what became of tokens',
  }),
  replayedAt: Nullable(
    Type.String({ description: 'When it came although the card had brought a later one' }),
  ),
});

const Present = Type.Object({
  tamper: Type.Boolean(),
  lowCredit: Type.Boolean(),
  supplyOff: Type.Boolean(),
  overload: Type.Boolean(),
  keypadLocked: Type.Boolean(),
  standDkwh: Type.Integer(),
  creditDkwh: Type.Integer(),
  clock: Type.String(),
  krn: Type.Integer(),
  ti: Type.Integer(),
  sgc: Type.Integer(),
  cardUid: Type.String(),
  receivedAt: Type.String(),
  verification: Verification,
  reason: Reason,
});

/** Figure 3-3 of the SOP over HTTP. */
export const LoadProfileAnswer = Type.Object({
  supplyPoint: Type.Object({
    meterNo: Type.String(),
    idpel: Type.String(),
    holder: Type.String(),
    address: Type.String(),
    unit: Type.String(),
    tariff: Type.String(),
    powerVa: Type.Integer(),
    saleState: Type.Union([
      Type.Literal('active'),
      Type.Literal('blocked'),
      Type.Literal('suspended'),
    ]),
    meterMake: Type.String(),
    meterType: Type.String(),
    meterKind: Type.Union([Type.Literal('nfc'), Type.Literal('keypad')]),
    removedOn: Nullable(
      Type.String({ description: 'Since when the meter is not there; the rest is as it was then' }),
    ),
  }),
  lowVoltageLimitV: Type.Integer(),
  highVoltageLimitV: Type.Integer(),
  meters: Type.Array(
    Type.Object({
      meterNo: Type.String(),
      from: Type.String({ description: 'YYYY-MM-DD' }),
      until: Nullable(Type.String({ description: 'YYYY-MM-DD; null: it is there' })),
    }),
    {
      description:
        'The meters of the customer one after the other, this one among them; use is never counted from one to the next',
    },
  ),
  months: Type.Array(Month),
  present: Nullable(Present),
  reports: Type.Array(KeptReport, { description: 'The latest ten, of whatever standing' }),
  tokens: Type.Array(
    Type.Object({
      reference: Type.String(),
      energyDkwh: Type.Integer(),
      issuedAt: Type.String(),
      onCard: Type.Boolean(),
      result: Nullable(
        Type.Integer({ description: 'docs/card.md section 6; null: not heard of yet' }),
      ),
      resultAt: Nullable(Type.String()),
    }),
  ),
  requests: Type.Array(
    Type.Object({
      ...Type.Pick(RequestView, [
        ...(['requestId', 'orderId', 'agendaNo', 'transactionAt', 'transactionKind'] as const),
        ...(['agendaState', 'kind', 'value', 'state', 'statusNo', 'statusText'] as const),
      ]).properties,
      href: Type.String({ description: 'Monitoring Permohonan Token of this agenda' }),
    }),
  ),
});
