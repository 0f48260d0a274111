import type { BlockOf } from './schema.ts';

/** A stretch of finished text. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

/** One line of finished text; it may still be broken where it is set. */
export type Line = readonly Run[];

/** A label and what belongs to it; null: a line to write on. */
export interface FilledRow {
  readonly label: Line;
  readonly value: readonly Line[] | null;
}

type Column = BlockOf<'table'>['columns'][number];

export interface FilledColumn {
  readonly title: Line;
  readonly width: number | '*';
  readonly align: NonNullable<Column['align']>;
  readonly look: NonNullable<Column['look']>;
}

export interface FilledParty {
  readonly heading: readonly Line[];
  readonly dateline: Line | null;
  readonly name: Line | null;
  readonly under: Line | null;
  readonly stamp: boolean;
}

/** A block of a paper with every place filled and every condition decided. */
export type FilledBlock =
  | { readonly block: 'title'; readonly lines: readonly Line[]; readonly under: readonly Line[] }
  | { readonly block: 'heading'; readonly text: Line }
  | {
      readonly block: 'text';
      readonly lines: readonly Line[];
      readonly look: 'plain' | 'small' | 'centred';
    }
  | {
      readonly block: 'list';
      readonly marks: 'number' | 'dash';
      readonly look: 'plain' | 'small';
      readonly items: readonly Line[];
    }
  | {
      readonly block: 'article';
      readonly number: number;
      readonly title: Line;
      readonly clauses: readonly Line[];
    }
  | {
      readonly block: 'fields';
      readonly rows: readonly FilledRow[];
      /** The right half; null: one column. */
      readonly beside: readonly FilledRow[] | null;
    }
  | {
      readonly block: 'table';
      readonly columns: readonly FilledColumn[];
      /** Rows of cells of lines. */
      readonly rows: readonly (readonly (readonly Line[])[])[];
      readonly totals: readonly { readonly label: Line; readonly value: Line }[];
      readonly none: Line | null;
    }
  | {
      readonly block: 'grid';
      readonly titles: readonly Line[];
      readonly rows: readonly (readonly (readonly Line[])[])[];
    }
  | {
      readonly block: 'callout';
      readonly label: Line;
      readonly value: Line;
      readonly note: Line | null;
      readonly beside: readonly { readonly label: Line; readonly value: Line }[];
    }
  | { readonly block: 'checks'; readonly items: readonly Line[] }
  | { readonly block: 'signatures'; readonly parties: readonly FilledParty[] };

export type FilledBlockOf<Name extends FilledBlock['block']> = Extract<
  FilledBlock,
  { block: Name }
>;

/** A whole paper as finished text, before it is set. */
export interface FilledDocument {
  readonly blocks: readonly FilledBlock[];
  readonly foot: readonly Line[];
}
