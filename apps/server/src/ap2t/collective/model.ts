import type { ErrorCode, ErrorParams } from '@setrum/errors';
import type { ConnectionCosts } from '@setrum/tariff';
import type { Caller, Role } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Channel } from '../application/model.ts';
import type { EntryOrder } from '../entry/model.ts';
import type { LineColumn } from './columns.ts';

export const collectiveStates = ['ready', 'running', 'done', 'cancelled'] as const;
export type CollectiveState = (typeof collectiveStates)[number];

export const lineStates = ['waiting', 'made', 'refused'] as const;
export type LineState = (typeof lineStates)[number];

/** Why a line was refused: a code of the catalogue, and what its text is filled with. */
export interface LineProblem {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** A collective request and how far it is. */
export interface Collective {
  readonly collectiveNo: string;
  readonly unit: string;
  readonly channel: Channel;
  readonly state: CollectiveState;
  readonly fileName: string;
  /** SHA-256 of the file. */
  readonly fileDigest: Buffer;
  /** The request whose refused lines this one brings again. */
  readonly corrects: string | null;
  readonly lines: number;
  readonly made: number;
  readonly refused: number;
  /** Of the lines not refused when the file came, rupiah x 100. */
  readonly totalCents: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly startedBy: string | null;
  readonly startedRoles: readonly Role[] | null;
  readonly startedAt: Date | null;
  readonly changedAt: Date;
  readonly pause: { readonly until: Date; readonly code: ErrorCode } | null;
}

/** What stands in the cells of a line, by column. */
export type LineCells = Readonly<Record<LineColumn, string>>;

export interface CollectiveLine {
  readonly line: number;
  readonly cells: LineCells;
  readonly state: LineState;
  readonly agendaNo: string | null;
  readonly problems: readonly LineProblem[];
}

/** What a new connection of a collective request is entered with. */
export interface CollectiveEntry {
  readonly order: EntryOrder;
  /** Of the request and the line: the same line is the same application. */
  readonly requestKey: string;
  readonly collectiveNo: string;
  readonly caller: Caller;
  readonly at: Date;
}

/** What collective requests need of the applications. */
export interface EntryPort {
  /** Enters an application and gives its agenda number; refuses a line by a SetrumError. */
  enter(transaction: AnyTransaction, entry: CollectiveEntry): Promise<string>;
  /** What it costs by the rules of the day; refuses a service that there is not. */
  quote(order: EntryOrder, at: Date): ConnectionCosts;
}

/** Tells whoever looks at a collective request how far it is. */
export type AnnounceProgress = (
  transaction: AnyTransaction,
  progress: Pick<Collective, 'collectiveNo' | 'unit' | 'state' | 'lines' | 'made' | 'refused'> & {
    readonly at: Date;
  },
) => Promise<void>;
