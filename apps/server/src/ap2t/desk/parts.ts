import type { Database, Logger } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import type { SalesPort } from '../complaint/ports.ts';
import type { PaymentPort } from '../receipt/payment-port.ts';
import type { Ap2tSettings } from '../settings/settings.ts';
import type { LedgerPort } from '../ujl/ledger-port.ts';
import type { EngineOptions } from '../workflow/engine.ts';

/** What customer service is put together from. What lies above it, P2APST, comes in as ports. */
export interface DeskParts {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly log: Logger;
  readonly settings: Ap2tSettings;
  readonly sales: SalesPort;
  readonly ledger: LedgerPort;
  readonly payments: PaymentPort;
  /** For tests of faults, see EngineOptions. */
  readonly beforeRecord?: EngineOptions['beforeRecord'];
}
