import { defaultRules } from '@setrum/tariff';
import type { ServerConfig } from './config.ts';
import type { Gate } from './identity/index.ts';
import {
  type AdviceNotices,
  adviceNotices,
  adviceRoutes,
  BookingService,
  billRoutes,
  bookingRoutes,
  cardSessionRoutes,
  conclusionRoutes,
  counterDayRoutes,
  createReferences,
  examinationRoutes,
  type HostStatus,
  hostDefaults,
  inquire,
  inquiryRoutes,
  keepClosing,
  keepCountingSold,
  ledgerRoutes,
  linkRoutes,
  ManualAdvices,
  monitoringRoutes,
  noteCopies,
  PaymentService,
  PurchaseService,
  partnerRoutes,
  purchaseRoutes,
  type RunningHost,
  receiptRoutes,
  reconciliationRoutes,
  saleRoutes,
  settlementRoutes,
  startHost,
  startWebhooks,
  webhookRoutes,
} from './p2apst/index.ts';
import type { Database, HttpServer, Logger } from './platform/index.ts';
import type { SecurityModule } from './vending/index.ts';

/** What the payment hub is put together from. */
export interface HubParts {
  readonly config: ServerConfig;
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly http: HttpServer;
  readonly gate: Gate;
  readonly log: Logger;
}

/** The payment hub as it runs. */
export interface Hub {
  /** The ports of the ISO 8583 host, in the order of its listeners. */
  readonly iso8583Ports: readonly number[];
  /** Reads the partners' links anew now. */
  refreshLinks(): Promise<void>;
  iso8583Status(): HostStatus;
  /** Takes nothing new, and finishes what is under way. */
  stop(): Promise<void>;
}

/** P2APST: purchases and payments, and all doors that lead to them. */
export async function startHub(parts: HubParts): Promise<Hub> {
  const { config, database, securityModule, http, gate, log } = parts;
  const { now } = config;
  const purchases = new PurchaseService({
    pool: database.pool,
    securityModule,
    rules: defaultRules,
    now,
    log,
    noteCopy: noteCopies(database),
  });
  const payments = new PaymentService({ database, now, log });
  inquiryRoutes(http, { database, securityModule }, now);
  purchaseRoutes(http, purchases);
  cardSessionRoutes(http, { pool: database.pool, securityModule, now });
  conclusionRoutes(http, purchases);
  billRoutes(http, payments);
  receiptRoutes(http, { database, securityModule, now });
  saleRoutes(http, database);
  counterDayRoutes(http, database, now);
  partnerRoutes(http, database, now);
  bookingRoutes(http, new BookingService(database, now));
  ledgerRoutes(http, database, now);
  examinationRoutes(http, database, now);
  monitoringRoutes(http, database, now);
  const policy = config.webhookPolicy;
  webhookRoutes(http, { database, securityModule, now, policy });
  settlementRoutes(http, database, now);
  const makers = { database, securityModule, purchases, payments, now };
  reconciliationRoutes(http, makers);
  const advices = new ManualAdvices(database, now);
  adviceRoutes(http, advices);
  const notices = adviceNotices(advices, log);
  const host = await startIso8583(parts, { purchases, payments, notices });
  linkRoutes(http, { database, host, gate, now, log });
  const webhooks = startWebhooks(database, { securityModule, now, log, policy });
  const counting = keepCountingSold(database, now, log);
  const closings = keepClosing(database, now, log, () => advices.tidy());
  return {
    iso8583Ports: host.ports,
    refreshLinks: () => host.refreshLinks(),
    iso8583Status: () => host.status(),
    stop: async () => {
      await host.stop();
      await notices.drained();
      await counting.stop();
      await closings.stop();
      await webhooks.stop();
      await purchases.drained();
    },
  };
}

function startIso8583(
  { config, database, securityModule, log }: HubParts,
  {
    notices,
    ...services
  }: {
    readonly purchases: PurchaseService;
    readonly payments: PaymentService;
    readonly notices: AdviceNotices;
  },
): Promise<RunningHost> {
  const { now } = config;
  const listening = {
    ...hostDefaults,
    listeners: config.iso8583,
    allowPlain: config.iso8583AllowPlain,
  };
  return startHost(listening, {
    ...services,
    ...notices,
    inquire: (request) => inquire({ database, securityModule }, request, now()),
    database,
    references: createReferences(securityModule),
    now,
    log,
  });
}
