import { type Static, Type } from 'typebox';
import { record } from '../data/vocabulary.ts';

/** Text with `{places}` and `**bold**` parts. */
export const TemplateText = Type.String({ minLength: 1, maxLength: 4000 });

/**
 * Asks one thing of the data: that a place is filled (`filled`), or that it has one of some values (`is`), or none of them (`not`).
 * Of a list, `filled` asks whether anything is in it.
 */
export const Condition = Type.Union([
  record({ place: Type.String({ maxLength: 100 }), filled: Type.Boolean() }),
  record({ place: Type.String({ maxLength: 100 }), is: values() }),
  record({ place: Type.String({ maxLength: 100 }), not: values() }),
]);
export type Condition = Static<typeof Condition>;

/** All of them must hold. */
export const when = { when: Type.Optional(Type.Array(Condition, { minItems: 1, maxItems: 5 })) };

/** A text, perhaps only under conditions. */
export const Item = Type.Union([TemplateText, record({ ...when, text: TemplateText })]);
export type Item = Static<typeof Item>;

/** Alternatives: those whose conditions hold are written, each on a line of its own. */
export const Items = Type.Union([Item, Type.Array(Item, { minItems: 1, maxItems: 40 })]);
export type Items = Static<typeof Items>;

function values() {
  return Type.Array(Type.Union([Type.String({ maxLength: 60 }), Type.Integer()]), {
    minItems: 1,
    maxItems: 20,
  });
}
