import { join } from 'node:path';
import { defaultRules } from '@setrum/tariff';
import { type KeyRoomOptions, openKeyRoom } from './key-room.ts';
import { noteCopies, PaymentService, PurchaseService } from './p2apst/index.ts';
import { createLogger, type Database } from './platform/index.ts';
import {
  assertSealingKey,
  type KeyCustody,
  loadOrCreateSealingKey,
  openVendingKeys,
  type SecurityModule,
} from './vending/index.ts';

/** Where finance staff work without a server: the books, the tokens of files, and the pipelines that differences are settled by. */
export interface FinanceRoom {
  readonly database: Database;
  readonly custody: KeyCustody;
  readonly securityModule: SecurityModule;
  readonly purchases: PurchaseService;
  readonly payments: PaymentService;
  close(): Promise<void>;
}

/** Opens database, keys and pipelines. Throws SETRUM_DATABASE_START, SETRUM_USAGE, and what the keys throw. */
export async function openFinanceRoom(options: KeyRoomOptions): Promise<FinanceRoom> {
  const { dataDir, now, security: settings } = options;
  const room = await openKeyRoom(options);
  const { database, custody } = room;
  const steps: (() => Promise<void>)[] = [() => room.close()];
  const close = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  try {
    const keys = await openVendingKeys({ database, dataDir, now, settings });
    steps.push(() => keys.close());
    const sealingKey = await loadOrCreateSealingKey(join(dataDir, 'keys', 'sealing.key'));
    const securityModule = await keys.securityModule(sealingKey);
    await assertSealingKey(database, securityModule);
    const log = createLogger('warn');
    const rules = defaultRules;
    const { pool } = database;
    const noteCopy = noteCopies(database);
    const purchases = new PurchaseService({ pool, securityModule, rules, now, log, noteCopy });
    steps.push(() => purchases.drained());
    const payments = new PaymentService({ database, now, log });
    return { database, custody, securityModule, purchases, payments, close };
  } catch (error) {
    await close();
    throw error;
  }
}
