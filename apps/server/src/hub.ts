import { defaultRules } from '@setrum/tariff';
import type { ServerConfig } from './config.ts';
import type { Authenticator } from './identity/index.ts';
import {
  BookingService,
  billRoutes,
  bookingRoutes,
  inquiryRoutes,
  PaymentService,
  PurchaseService,
  partnerRoutes,
  purchaseRoutes,
  receiptRoutes,
} from './p2apst/index.ts';
import type { Database, HttpServer, Logger } from './platform/index.ts';
import type { SecurityModule } from './vending/index.ts';

/** What the payment hub is put together from. */
export interface HubParts {
  readonly config: ServerConfig;
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly http: HttpServer;
  readonly authenticate: Authenticator;
  readonly log: Logger;
}

/** The payment hub as it runs. */
export interface Hub {
  /** Takes nothing new, and finishes what is under way. */
  stop(): Promise<void>;
}

/** P2APST: purchases and payments, and all doors that lead to them. */
export async function startHub(parts: HubParts): Promise<Hub> {
  const { config, database, securityModule, http, authenticate, log } = parts;
  const { now } = config;
  const purchases = new PurchaseService({
    pool: database.pool,
    securityModule,
    rules: defaultRules,
    now,
    log,
  });
  const payments = new PaymentService({ database, now, log });
  inquiryRoutes(http, database, authenticate, now);
  purchaseRoutes(http, purchases, authenticate);
  billRoutes(http, payments, authenticate);
  receiptRoutes(http, { database, securityModule, now }, authenticate);
  partnerRoutes(http, database, authenticate, now);
  bookingRoutes(http, new BookingService(database, now), authenticate);
  return { stop: () => purchases.drained() };
}
