import { type DatabaseRoomOptions, openDatabaseRoom } from './database-room.ts';
import type { Database } from './platform/index.ts';
import {
  type CardKeyCustody,
  type CardSecurity,
  type KeyCustody,
  openVendingKeys,
  type SecuritySettings,
} from './vending/index.ts';

export interface KeyRoomOptions extends DatabaseRoomOptions {
  readonly security: SecuritySettings;
  readonly now: () => Date;
}

/** Where custodians work: the keys and the audit trail, without a server. */
export interface KeyRoom {
  readonly database: Database;
  readonly custody: KeyCustody;
  readonly cardCustody: CardKeyCustody;
  readonly cards: CardSecurity;
  close(): Promise<void>;
}

/** Opens database and vault. Throws SETRUM_DATABASE_START, SETRUM_USAGE. */
export async function openKeyRoom(options: KeyRoomOptions): Promise<KeyRoom> {
  const { dataDir, now, security: settings } = options;
  const room = await openDatabaseRoom(options);
  const { database } = room;
  try {
    const keys = await openVendingKeys({ database, dataDir, now, settings });
    const close = async (): Promise<void> => {
      await keys.close();
      await room.close();
    };
    const { custody, cardCustody, cards } = keys;
    return { database, custody, cardCustody, cards, close };
  } catch (error) {
    await room.close();
    throw error;
  }
}
