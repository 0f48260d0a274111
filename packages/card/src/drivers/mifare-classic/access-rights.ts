import type { KeyType } from './chip.ts';

/** C1 C2 C3 of one block, C1 the highest bit: 0b100 is C1 alone. */
export type Condition = number;

/** The keys that open a door; none: nobody. */
export type Who = readonly KeyType[];

export interface DataRights {
  readonly read: Who;
  readonly write: Who;
  readonly increment: Who;
  /** Decrement, transfer and restore. */
  readonly decrement: Who;
}

export interface TrailerRights {
  /** Key A is never read. */
  readonly writeKeyA: Who;
  readonly readAccess: Who;
  readonly writeAccess: Who;
  readonly readKeyB: Who;
  readonly writeKeyB: Who;
}

const NOBODY: Who = [];
const A: Who = ['A'];
const B: Who = ['B'];
const BOTH: Who = ['A', 'B'];

/** MF1S50yyX data sheet, table 8, by condition. */
const dataTable: readonly DataRights[] = [
  { read: BOTH, write: BOTH, increment: BOTH, decrement: BOTH },
  { read: BOTH, write: NOBODY, increment: NOBODY, decrement: BOTH },
  { read: BOTH, write: NOBODY, increment: NOBODY, decrement: NOBODY },
  { read: B, write: B, increment: NOBODY, decrement: NOBODY },
  { read: BOTH, write: B, increment: NOBODY, decrement: NOBODY },
  { read: B, write: NOBODY, increment: NOBODY, decrement: NOBODY },
  { read: BOTH, write: B, increment: B, decrement: BOTH },
  { read: NOBODY, write: NOBODY, increment: NOBODY, decrement: NOBODY },
];

/** MF1S50yyX data sheet, table 7, by condition: key A write, access bits read and write, key B read and write. */
const trailerTable: readonly (readonly [Who, Who, Who, Who, Who])[] = [
  [A, A, NOBODY, A, A],
  [A, A, A, A, A],
  [NOBODY, A, NOBODY, A, NOBODY],
  [B, BOTH, B, NOBODY, B],
  [B, BOTH, NOBODY, NOBODY, B],
  [NOBODY, BOTH, B, NOBODY, NOBODY],
  [NOBODY, BOTH, NOBODY, NOBODY, NOBODY],
  [NOBODY, BOTH, NOBODY, NOBODY, NOBODY],
];

/** Who may do what with a data block. RangeError for a condition that is none. */
export function dataRights(condition: Condition): DataRights {
  return entryOf(dataTable, condition);
}

/** Who may do what with a trailer. RangeError for a condition that is none. */
export function trailerRights(condition: Condition): TrailerRights {
  const [writeKeyA, readAccess, writeAccess, readKeyB, writeKeyB] = entryOf(
    trailerTable,
    condition,
  );
  return { writeKeyA, readAccess, writeAccess, readKeyB, writeKeyB };
}

/** A key B that can be read is data: whoever authenticates with it is refused everything (table 8, note 1). */
export function isKeyBData(trailer: Condition): boolean {
  return trailerRights(trailer).readKeyB.length > 0;
}

function entryOf<T>(table: readonly T[], condition: Condition): T {
  const entry = table[condition];
  if (entry === undefined) throw new RangeError(`${condition} is no access condition`);
  return entry;
}
