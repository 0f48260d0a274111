import { type Static, type TSchema, Type } from 'typebox';

export const PartnerId = Type.String({ pattern: '^[0-9A-Z]{3,11}$' });
export const CounterId = Type.String({ pattern: '^[0-9A-Za-z-]{1,16}$' });
export const Cents = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000_000 });
/** An array that whoever answers it need not copy. */
export function listOf<Item extends TSchema>(
  item: Item,
  options: { minItems?: number; maxItems?: number } = {},
) {
  return Type.Unsafe<readonly Static<Item>[]>(Type.Array(item, options));
}

export const onePartner = Type.Object({ partnerId: PartnerId });

const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'WIB' });
export const Window = Type.Union([
  Type.Object({ from: Time, until: Time }, { additionalProperties: false }),
  Type.Null(),
]);
export const Kind = Type.Union([
  Type.Literal('bank'),
  Type.Literal('switching'),
  Type.Literal('agent'),
]);
export const State = Type.Union([
  Type.Literal('active'),
  Type.Literal('blocked'),
  Type.Literal('inactive'),
]);
export const SeatState = Type.Union([Type.Literal('active'), Type.Literal('blocked')]);
export const Name = Type.String({ minLength: 1, maxLength: 100 });
export const Fee = Type.Object(
  {
    product: Type.Union([Type.Literal('99501'), Type.Literal('99502'), Type.Literal('99504')]),
    mcc: Type.String({ pattern: '^([0-9]{4})?$', description: 'Empty: every channel' }),
    adminCents: Cents,
  },
  { additionalProperties: false },
);

export const PartnerBody = Type.Object({
  partnerId: Type.String(),
  name: Type.String(),
  kind: Kind,
  state: State,
  stateReason: Type.Union([Type.String(), Type.Null()]),
  adminCents: Type.Integer(),
  anyTerminal: Type.Boolean(),
  serviceHours: Window,
  cutOff: Window,
  fees: listOf(Fee),
  balanceCents: Type.Integer(),
  limitCents: Type.Integer({
    description: 'The balance never falls below it; negative is credit granted',
  }),
  lowBalanceCents: Type.Union([Type.Integer(), Type.Null()]),
});

export const Seats = Type.Object({
  counters: listOf(
    Type.Object({ counterId: Type.String(), name: Type.String(), state: SeatState }),
  ),
  terminals: listOf(
    Type.Object({
      terminalId: Type.String(),
      counterId: Type.Union([Type.String(), Type.Null()]),
      state: SeatState,
    }),
  ),
});

export const common = { tags: ['p2apst'], security: [{ accessKey: [] }] };
