import { Type } from 'typebox';
import { Count, Flag, Nullable, OneOf, Text, Words } from './common.ts';

const Field = Type.Object({ at: Count, bytes: Count, name: Words, text: Words });

const Slot = Type.Object({
  area: OneOf(['identity', 'mailbox', 'report'] as const),
  slot: Count,
  offset: Count,
  bytes: Count,
  state: OneOf(['live', 'previous', 'dead', 'blank', 'newer', 'torn', 'foreign'] as const),
  sequence: Count,
  proof: Nullable(OneOf(['verified', 'unsigned', 'unknown-key', 'forged'] as const)),
  fields: Type.Array(Field),
});

const MonthRecord = Type.Object({
  slot: Count,
  offset: Count,
  position: Type.Integer({ description: '0: the newest month of the live report' }),
  fields: Type.Array(Field),
});

/** The card: where it is, all its bytes, what they say, and which of them were changed last and by whom. */
export const CardView = Type.Object({
  uid: Text,
  chip: Text,
  place: OneOf(['hand', 'reader'] as const),
  condition: OneOf(['ours', 'blank', 'foreign', 'newer'] as const),
  hex: Type.String({ description: 'The 888 bytes of the map' }),
  changed: Type.Object(
    {
      by: Nullable(OneOf(['meter', 'counter'] as const)),
      torn: Flag,
      runs: Type.Array(Type.Object({ at: Count, bytes: Count })),
    },
    { description: 'What the last write to the card changed' },
  ),
  report: Nullable(
    Type.Object(
      { sequence: Count, standDkwh: Count, creditDkwh: Count, clock: Text },
      { description: 'What the meter last wrote of itself' },
    ),
  ),
  waiting: Type.Integer({ description: 'Tokens on it that the meter has not settled' }),
  slots: Type.Array(Slot),
  records: Type.Array(MonthRecord),
});
