import type { AnyTransaction, Database, Logger } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';

export interface GenerateOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly log: Logger;
  /**
   * Called in the transaction that makes the last mandatory token of an agenda, and of each later one: all that must be generated is.
   * The application is locked already.
   */
  readonly onGenerated: (transaction: AnyTransaction, agendaNo: string, at: Date) => Promise<void>;
  /** For tests of faults: the tokens are in memory, nothing is on record. */
  readonly afterMaking?: () => Promise<void>;
  /** After a failure it is tried again later and later, so often; then somebody must ask for it. */
  readonly mostAttempts?: number;
  /** How long an order that was taken up belongs to whoever took it. */
  readonly leaseMs?: number;
}

export const generateDefaults = { mostAttempts: 8, leaseMs: 30_000 };
