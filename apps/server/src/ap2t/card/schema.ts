import { Type } from 'typebox';
import { Idpel, Nullable, OneOf, Reason } from '../application/schema.ts';
import { chipIdentityOf } from './identity.ts';
import { type Card, type CardEvent, cardChips, cardStates, cardUidPattern } from './model.ts';

const Text = Type.String();
export const CardUid = Type.String({
  pattern: cardUidPattern,
  description: 'UID of the chip, hexadecimal, upper case: 4, 7 or 10 bytes',
});
const Chip = OneOf(cardChips);
const closed = { additionalProperties: false } as const;

export const IssueBody = Type.Object({ idpel: Idpel, chip: Type.Optional(Chip) }, closed);
export const ReasonBody = Type.Object({ reason: Reason }, closed);
export const ReplaceBody = Type.Object(
  { newUid: CardUid, chip: Type.Optional(Chip), reason: Reason },
  closed,
);

export const CardView = Type.Object({
  cardUid: Text,
  cardNo: Type.Integer(),
  meterNo: Text,
  idpel: Text,
  unit: Text,
  state: OneOf(cardStates),
  chip: Chip,
  agendaNo: Nullable(Text),
  replacedBy: Nullable(Text),
  issuedBy: Text,
  issuedAt: Text,
  changedAt: Text,
  identity: Type.Object(
    {
      meterNo: Text,
      state: OneOf(['active', 'blocked'] as const),
      cardNo: Type.Integer(),
    },
    { description: 'What belongs into the identity area of the chip (docs/card.md section 3)' },
  ),
  waitingTokens: Type.Integer({ description: 'Tokens that ride in its next mailbox' }),
});

export const CardEventView = Type.Object({
  action: Text,
  fromState: Nullable(OneOf(cardStates)),
  toState: OneOf(cardStates),
  meterNo: Text,
  idpel: Text,
  agendaNo: Nullable(Text),
  otherUid: Nullable(Text),
  movedTokens: Nullable(Type.Integer()),
  reason: Nullable(Text),
  madeBy: Text,
  madeAt: Text,
});

const KeyVersion = Type.Integer({
  description:
    'The card master key that its identity is signed with; 0: it bears no MAC, for the meter has no share',
});

export const CardDetail = Type.Object({
  card: CardView,
  keyVersion: KeyVersion,
  events: Type.Array(CardEventView),
});

export const IdentityBody = Type.Object(
  {
    sequence: Type.Integer({
      minimum: 0,
      maximum: 0xffff_fffe,
      description: 'Of the identity that lies on the chip now; 0: none',
    }),
  },
  closed,
);

export const IdentityView = Type.Object({
  cardUid: Text,
  meterNo: Text,
  state: OneOf(['active', 'blocked'] as const),
  cardNo: Type.Integer(),
  sequence: Type.Integer({ description: 'One above the present one' }),
  keyVersion: KeyVersion,
  image: Type.String({
    description: '40 bytes for the chip as they are, base64 (docs/card.md section 3)',
  }),
});

export function cardView(card: Card, waiting: ReadonlyMap<string, number>) {
  const { version: _version, meterNo, cardNo, state, ...told } = card;
  return {
    ...{ ...told, meterNo, cardNo, state },
    issuedAt: card.issuedAt.toISOString(),
    changedAt: card.changedAt.toISOString(),
    identity: chipIdentityOf(card),
    waitingTokens: waiting.get(card.cardUid) ?? 0,
  };
}

export function cardEventView({ version: _version, madeAt, ...told }: CardEvent) {
  return { ...told, madeAt: madeAt.toISOString() };
}
