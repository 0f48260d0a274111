import type { ErrorCode } from '@setrum/errors';
import type { ColumnType, Generated } from 'kysely';
import type { Role } from '../../identity/index.ts';
import type { Channel } from '../application/model.ts';
import type { CollectiveState, LineCells, LineProblem, LineState } from './model.ts';

/** The tables of collective requests in schema `ap2t`. */
export interface CollectiveTables {
  readonly collective: {
    readonly collective_no: string;
    readonly request_key: string;
    readonly unit: string;
    readonly channel: Channel;
    readonly state: CollectiveState;
    readonly file_name: string;
    readonly file_digest: Buffer;
    readonly corrects: string | null;
    readonly lines: number;
    readonly made: Generated<number>;
    readonly refused: number;
    readonly total_cents: number;
    readonly made_by: string;
    readonly made_at: Date;
    readonly started_by: string | null;
    readonly started_roles: readonly Role[] | null;
    readonly started_at: Date | null;
    readonly changed_at: Date;
    readonly paused_until: Date | null;
    readonly pause_code: ErrorCode | null;
  };
  readonly collective_line: {
    readonly collective_no: string;
    readonly line: number;
    readonly cells: ColumnType<LineCells, string, never>;
    readonly digest: Buffer;
    readonly state: LineState;
    readonly attempts: Generated<number>;
    readonly agenda_no: string | null;
    readonly problems: ColumnType<readonly LineProblem[] | null, string | null, string | null>;
  };
}
