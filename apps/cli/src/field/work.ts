import type { FieldOptions, FieldPlan, Truth } from '@setrum/field';

export interface FieldRun {
  readonly options: FieldOptions;
  readonly dataDir: string;
  /** Null: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  /** Real meters, cards, a counter and a server; or the meters' registers alone, and their figures straight into the database. */
  readonly through: 'registers' | 'cards';
  readonly add: boolean;
  readonly truthFile: string;
  /** Throws when somebody wants it to end: the database is then closed in order, with what is in it. */
  readonly assertWanted: () => void;
  /** A line for a person who waits. */
  readonly tell: (line: string) => void;
}

/** What one of the two ways is given. */
export interface FieldWork {
  readonly run: FieldRun;
  readonly plan: FieldPlan;
  readonly onTruth: (truths: readonly Truth[]) => Promise<void>;
  /** @param share 0 to 1 of the way */
  readonly onProgress: (share: number) => void;
}
