import { type Static, Type } from 'typebox';
import { record } from '../data/vocabulary.ts';
import { Items, TemplateText, when } from './text-schema.ts';

const align = Type.Optional(Type.Enum(['left', 'right', 'centre']));

const Title = record({
  block: Type.Literal('title'),
  ...when,
  text: Items,
  under: Type.Optional(Items),
});

const Heading = record({ block: Type.Literal('heading'), ...when, text: TemplateText });

const Paragraph = record({
  block: Type.Literal('text'),
  ...when,
  text: Items,
  look: Type.Optional(Type.Enum(['plain', 'small', 'centred'])),
});

const List = record({
  block: Type.Literal('list'),
  ...when,
  marks: Type.Enum(['number', 'dash']),
  look: Type.Optional(Type.Enum(['plain', 'small'])),
  items: Items,
});

/** Numbered by itself: Pasal 1, Pasal 2, as far as they are there. */
const Article = record({
  block: Type.Literal('article'),
  ...when,
  title: TemplateText,
  /** One clause stands alone; several are numbered (1), (2). */
  clauses: Items,
});

/** Labels with what belongs to them; a row without a value is for handwriting. */
const Fields = record({
  block: Type.Literal('fields'),
  ...when,
  /** What becomes of a row whose places are all empty. */
  empty: Type.Optional(Type.Enum(['skip', 'dash', 'line'])),
  rows: fieldRows(),
  /** A second column, on the right. */
  beside: Type.Optional(fieldRows()),
});

/** One row for each member of a list of the data; `row.` speaks of the member. */
const Table = record({
  block: Type.Literal('table'),
  ...when,
  of: Type.String({ maxLength: 60 }),
  columns: Type.Array(
    record({
      title: TemplateText,
      value: Type.Optional(Items),
      width: Type.Union([Type.Integer({ minimum: 10, maximum: 500 }), Type.Literal('*')]),
      align,
      look: Type.Optional(Type.Enum(['plain', 'bold', 'token', 'tick'])),
    }),
    { minItems: 1, maxItems: 8 },
  ),
  /** Sums below the rows: label and value. */
  totals: Type.Optional(
    Type.Array(record({ ...when, label: TemplateText, value: TemplateText }), { maxItems: 5 }),
  ),
  /** What stands there when the list is empty. */
  none: Type.Optional(TemplateText),
});

/** A table whose rows are written in the template. */
const Grid = record({
  block: Type.Literal('grid'),
  ...when,
  titles: Type.Array(TemplateText, { minItems: 2, maxItems: 5 }),
  rows: Type.Array(record({ ...when, cells: Type.Array(Items, { minItems: 2, maxItems: 5 }) }), {
    minItems: 1,
    maxItems: 20,
  }),
});

/** What must not be missed, set large, with a few facts beside it. */
const Callout = record({
  block: Type.Literal('callout'),
  ...when,
  label: TemplateText,
  value: TemplateText,
  note: Type.Optional(TemplateText),
  beside: Type.Array(record({ ...when, label: TemplateText, value: TemplateText }), {
    maxItems: 3,
  }),
});

/** Boxes to tick by hand. */
const Checks = record({ block: Type.Literal('checks'), ...when, items: Items });

const Signatures = record({
  block: Type.Literal('signatures'),
  ...when,
  /** Place and date, over the last party. */
  dateline: Type.Optional(TemplateText),
  parties: Type.Array(
    record({
      ...when,
      heading: Items,
      /** Without it the name is written in by hand. */
      name: Type.Optional(TemplateText),
      under: Type.Optional(TemplateText),
      /** Leaves a place for the duty stamp. */
      stamp: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1, maxItems: 3 },
  ),
});

/** Everything that can stand on a paper, from its top to its end. */
export const Block = Type.Union([
  Title,
  Heading,
  Paragraph,
  List,
  Article,
  Fields,
  Table,
  Grid,
  Callout,
  Checks,
  Signatures,
]);
export type Block = Static<typeof Block>;
export type BlockOf<Name extends Block['block']> = Extract<Block, { block: Name }>;

/** A document's text as data: what an operator may change without code. */
export const Template = record({
  /** For people who change it: which text this is. */
  edition: Type.String({ minLength: 1, maxLength: 60 }),
  /** Names of what the data only has codes for: `{ "product": { "prepaid": "Prabayar" } }`. */
  labels: Type.Record(
    Type.String(),
    Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 120 })),
  ),
  body: Type.Array(Block, { minItems: 1, maxItems: 80 }),
  /** Beside the QR at the foot of every page. */
  foot: Items,
});
export type Template = Static<typeof Template>;

function fieldRows() {
  const row = record({ ...when, label: TemplateText, value: Type.Optional(Items) });
  return Type.Array(row, { minItems: 1, maxItems: 40 });
}
