import type { Gate } from '../../identity/index.ts';
import { type Database, type HttpServer, type Logger, repeat } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { applicationRoutes } from '../application/routes.ts';
import { attachmentRoutes } from '../attachment/routes.ts';
import { cardRoutes } from '../card/routes.ts';
import { startCollectives } from '../collective/start.ts';
import type { ComplaintDesk } from '../complaint/desk.ts';
import { defaultComplaintRules } from '../complaint/model.ts';
import type { SalesPort } from '../complaint/ports.ts';
import { complaintRoutes } from '../complaint/routes.ts';
import { waitForTokens } from '../complaint/wait.ts';
import { customerRoutes } from '../customer/routes.ts';
import { Documents } from '../document/documents.ts';
import { letterheads } from '../document/letterhead.ts';
import { Press } from '../document/print/press.ts';
import { documentRoutes } from '../document/routes.ts';
import { loadTemplates } from '../document/template/load.ts';
import { entryRoutes } from '../entry/routes.ts';
import { LiveFeed } from '../live/feed.ts';
import { liveRoutes } from '../live/routes.ts';
import { meterStockRoutes } from '../meter-stock/routes.ts';
import { lockMeter } from '../meter-stock/store.ts';
import { replacementPapers } from '../paper/replacement.ts';
import { pdlRoutes } from '../pdl/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { SearchService } from '../search/service.ts';
import type { Ap2tSettings } from '../settings/settings.ts';
import { startTokenGenerator } from '../token-request/generator.ts';
import { tokenRequestRoutes } from '../token-request/routes.ts';
import { TokenDesk } from '../token-request/service.ts';
import type { LedgerPort } from '../ujl/ledger-port.ts';
import { ujlRoutes } from '../ujl/routes.ts';
import { allEffects } from '../workflow/effects/all.ts';
import { ApplicationEngine, type EngineOptions } from '../workflow/engine.ts';
import { expireRegistrations } from '../workflow/expiry.ts';
import { stepRoutes } from '../workflow/routes.ts';
import { onTokensGenerated } from './generated.ts';
import { paperSecrets } from './secrets.ts';

/** What customer service is put together from. What lies above it, P2APST, comes in as ports. */
export interface DeskParts {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly log: Logger;
  readonly settings: Ap2tSettings;
  readonly sales: SalesPort;
  readonly ledger: LedgerPort;
  /** For tests of faults, see EngineOptions. */
  readonly beforeRecord?: EngineOptions['beforeRecord'];
}

/** Customer service as it runs. */
export interface Desk {
  readonly engine: ApplicationEngine;
  readonly documents: Documents;
  /** Puts its routes on a server. */
  routes(http: HttpServer, gate: Gate): void;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

const expiryEveryMs = 60_000;

/** AP2T: applications with everything that they touch, from entry to posting. */
export async function startDesk(parts: DeskParts): Promise<Desk> {
  const { database, securityModule, now, log, settings } = parts;
  const { numbers, connection, utility, publicUrl } = settings;
  const { holdSales } = parts.sales;
  const feed = new LiveFeed({ database, now, log });
  const press = new Press();
  const documents = new Documents({
    ...{ database, now, numbers },
    templates: await loadTemplates(settings.templatesDir),
    letterheadOf: letterheads(utility, publicUrl ?? 'http://127.0.0.1'),
    secrets: paperSecrets(database, securityModule, now),
    press: (document, secrets) => press.print(document, secrets),
  });
  const onCommit = (): void => {
    feed.nudge();
    generator?.nudge();
  };
  const ujl = {
    rules: connection.money,
    ledger: parts.ledger,
    openBills: settings.openBills,
  };
  const engine = new ApplicationEngine({
    ...{ database, now, onCommit },
    effects: allEffects({ settings, documents, pdl: { ...ujl, meterOf: lockMeter, holdSales } }),
    ...(parts.beforeRecord === undefined ? {} : { beforeRecord: parts.beforeRecord }),
  });
  const generator = startTokenGenerator({
    ...{ database, securityModule, now, log },
    onCommit: () => feed.nudge(),
    onGenerated: onTokensGenerated(engine),
  });
  const expiry = repeat({
    work: () => expireRegistrations(database, engine, now()),
    ...{ everyMs: expiryEveryMs, log, failure: 'expiring registrations failed' },
  });
  const tokenDesk = new TokenDesk({ database, securityModule, now, onCommit });
  const complaints: ComplaintDesk = {
    ...{ database, numbers, securityModule, onCommit, sales: parts.sales },
    ...{ rules: defaultComplaintRules, stock: settings.stock, tokens: settings.tokens },
    makePapers: replacementPapers(documents, connection),
    waitForTokens: waitForTokens(database, feed),
  };
  const rules = { connection, numbers };
  const collectives = startCollectives({ database, now, log, rules });
  return {
    engine,
    documents,
    routes: (http, gate) => {
      const shared = { database, now, onCommit };
      entryRoutes(http, { ...shared, rules });
      applicationRoutes(http, { ...shared, serviceTargets: settings.serviceTargets });
      stepRoutes(http, engine);
      meterStockRoutes(http, { database, now, policy: settings.stock });
      documentRoutes(http, documents);
      customerRoutes(http, { database, now });
      pdlRoutes(http, { database, now, meterOf: lockMeter });
      ujlRoutes(http, { database, now, ports: ujl });
      cardRoutes(http, { ...shared, rules: settings.cards, holdSales });
      attachmentRoutes(http, { database, now });
      searchRoutes(http, new SearchService({ pool: database.pool, now }));
      tokenRequestRoutes(http, { database, securityModule, now, desk: tokenDesk });
      complaintRoutes(http, { ...complaints, now });
      collectives.routes(http);
      liveRoutes(http, { feed, gate, now });
    },
    stop: async () => {
      await collectives.stop();
      await expiry.stop();
      await generator.stop();
      await feed.stop();
      await press.close();
    },
  };
}
