import { type Database, tables } from '../../platform/index.ts';
import type { CardKeyState, HeldCardKey } from './model.ts';

/** The tables of card keys as everyday queries see them. */
export interface CardKeyTables {
  readonly card_key: {
    readonly key_id: string;
    readonly version: number;
    readonly state: CardKeyState;
    readonly test: boolean;
    readonly check_value: string;
    readonly block: string | null;
    readonly imported_at: Date;
    readonly imported_by: string;
    readonly changed_at: Date;
    readonly changed_by: string;
  };
  readonly meter_card_key: {
    readonly meter_no: string;
    readonly version: number;
    readonly issued_at: Date;
  };
}

export type CardKeyRow = CardKeyTables['card_key'];

export function heldCardKeyOf(row: CardKeyRow): HeldCardKey {
  const { version, state, test, block } = row;
  return { keyId: row.key_id, version, state, test, checkValue: row.check_value, block };
}

/** Every card master key that there is or was, by version. */
export function cardKeyRows(database: Database): Promise<readonly CardKeyRow[]> {
  return tables<CardKeyTables>(database, 'vending')
    .selectFrom('card_key')
    .selectAll()
    .orderBy('version')
    .orderBy('imported_at')
    .execute();
}
