import { Type } from 'typebox';
import { Instant, orNull } from '../schema.ts';
import { type AuditQuery, everyEntry } from './query.ts';

const Word = Type.String({ minLength: 1, maxLength: 100 });

const Members = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
);

export const Entry = Type.Object({
  sequence: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  act: Type.String(),
  subject: Type.String(),
  source: orNull(
    Type.String({ description: 'Address, shell, system; null before there were sources' }),
  ),
  detail: Members,
  before: orNull(Members),
  after: orNull(Members),
  form: Type.Integer(),
  hash: Type.String({ description: 'SHA-256, hexadecimal' }),
});

export const filters = {
  actor: Type.Optional(Word),
  act: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9-]{1,40}\\.[a-z0-9-]{0,40}$',
      description: 'One act (user.change), or with a full stop at the end all of a kind (user.)',
    }),
  ),
  subject: Type.Optional(Word),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Exclusive' })),
  before: Type.Optional(Type.Integer({ minimum: 1, description: 'Entries before this number' })),
};

export function queryOf(given: {
  readonly actor?: string;
  readonly act?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly until?: string;
  readonly before?: number;
}): Omit<AuditQuery, 'limit'> {
  const { from, until, ...rest } = given;
  return {
    ...everyEntry,
    ...rest,
    from: from === undefined ? null : new Date(from),
    until: until === undefined ? null : new Date(until),
  };
}
