import { type Static, Type } from 'typebox';
import { digits, nullable, record, text } from './vocabulary.ts';

/** A drawing of filled paths; nothing in it can name a file or an address. */
export const Mark = record({
  width: Type.Integer({ minimum: 1, maximum: 1000 }),
  height: Type.Integer({ minimum: 1, maximum: 1000 }),
  paths: Type.Array(
    record({
      d: Type.String({ pattern: '^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$', maxLength: 2000 }),
      fill: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
    }),
    { maxItems: 20 },
  ),
});

/** The utility as its papers name it. */
export const Utility = record({
  name: text(60),
  /** Under the name; null: nothing. */
  motto: nullable(text(80)),
  callCentre: nullable(text(30)),
  website: nullable(text(60)),
  mark: nullable(Mark),
});
export type Utility = Static<typeof Utility>;

/** The service unit that makes a document. */
export const IssuingUnit = record({
  code: digits(5),
  name: text(100),
  address: nullable(text(80)),
  phone: nullable(text(20)),
  /** The town that stands before the date over a signature. */
  place: text(40),
});
export type IssuingUnit = Static<typeof IssuingUnit>;

/** What stands on every paper of a unit; kept with each document as it was when that was made. */
export const Letterhead = record({
  utility: Utility,
  unit: IssuingUnit,
  /** The address of the verification page, to which `/CODE` is added: `https://…/v`. Longer ones would make the QR too fine. */
  verifyUrl: Type.String({ pattern: '^https?://[\\x21-\\x7e]+$', maxLength: 81 }),
});
export type Letterhead = Static<typeof Letterhead>;
