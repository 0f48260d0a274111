import { type Static, Type } from 'typebox';
import { channels } from '../application/model.ts';
import { Idpel, Line, MeterNo, Nullable, OneOf, Reason } from '../application/schema.ts';
import { complaintKinds, displays } from './model.ts';
import type { ComplaintOrder } from './order.ts';

const closed = { additionalProperties: false } as const;
const Stand = Type.Integer({ minimum: 0, maximum: 99_999_999, description: 'Whole kWh' });

const Removal = Type.Object(
  {
    standKwh: Nullable(Stand),
    peakStandKwh: Type.Optional(Stand),
    remainingDkwh: Nullable(
      Type.Integer({
        minimum: 0,
        maximum: 9_999_999,
        description: 'Credit that the old meter showed, tenths of a kWh; null: could not be read',
      }),
    ),
  },
  { ...closed, description: 'What the old meter showed when it was taken away' },
);

const Seals = Type.Array(
  Type.Object(
    {
      place: Line(40),
      number: Line(30),
    },
    closed,
  ),
  { maxItems: 12 },
);

const ReplacementBody = Type.Object(
  {
    newMeterNo: MeterNo,
    exceptionReason: Type.Optional({
      ...Reason,
      description: 'Why a one-way meter is put up for the NFC product, where the unit has none',
    }),
    fitter: Line(60),
    removal: Removal,
    installedStandKwh: Type.Optional(Stand),
    notEntered: Type.Optional(
      Type.Array(Type.String({ format: 'uuid' }), {
        maxItems: 20,
        uniqueItems: true,
        description: 'Tokens of the old meter that were never entered: their energy moves along',
      }),
    ),
    seals: Type.Optional(Seals),
  },
  closed,
);

export const ComplaintBody = Type.Object(
  {
    kind: OneOf(complaintKinds),
    idpel: Type.Optional(Idpel),
    meterNo: Type.Optional(MeterNo),
    channel: Type.Optional(OneOf(channels, '05 counter (default), 01 call centre, 99 web')),
    display: Type.Optional(OneOf(displays, 'What the meter shows')),
    description: Reason,
    clearCredit: Type.Optional(
      Type.Boolean({ description: 'clear-tamper: wipe the credit in the meter, too' }),
    ),
    replacement: Type.Optional(ReplacementBody),
  },
  closed,
);

export const DecisionBody = Type.Object(
  {
    decision: OneOf(['approve', 'refuse'] as const),
    energyDkwh: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 9_999_999,
        description: 'Less than was entered, tenths of a kWh; left out: all of it',
      }),
    ),
    reason: Type.Optional(Reason),
  },
  closed,
);

/** A complaint as its body says it. */
export function orderOf(body: Static<typeof ComplaintBody>): ComplaintOrder {
  const { kind, idpel = null, meterNo = null, channel = '05', display = null } = body;
  const { description, clearCredit = false, replacement } = body;
  return {
    ...{ kind, idpel, meterNo, channel, display, description, clearCredit },
    replacement: replacement === undefined ? null : replacementOf(replacement),
  };
}

function replacementOf(body: Static<typeof ReplacementBody>): ComplaintOrder['replacement'] {
  const { newMeterNo, exceptionReason = null, fitter, removal, seals = [] } = body;
  const { standKwh, peakStandKwh = null, remainingDkwh } = removal;
  return {
    ...{ newMeterNo, exceptionReason, fitter, seals },
    removal: { standKwh, peakStandKwh, remainingDkwh },
    installedStandKwh: body.installedStandKwh ?? null,
    notEntered: [...(body.notEntered ?? [])].sort(),
  };
}
