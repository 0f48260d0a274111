import type { HttpServer } from '../../platform/index.ts';
import { activationRoutes } from '../activation/routes.ts';
import { applicationRoutes } from '../application/routes.ts';
import { attachmentRoutes } from '../attachment/routes.ts';
import { cardRoutes } from '../card/routes.ts';
import type { ComplaintDesk } from '../complaint/desk.ts';
import { defaultComplaintRules } from '../complaint/model.ts';
import { complaintRoutes } from '../complaint/routes.ts';
import { waitForTokens } from '../complaint/wait.ts';
import { customerRoutes } from '../customer/routes.ts';
import type { Documents } from '../document/documents.ts';
import { documentRoutes } from '../document/routes.ts';
import { entryRoutes } from '../entry/routes.ts';
import type { LiveFeed } from '../live/feed.ts';
import { meterStockRoutes } from '../meter-stock/routes.ts';
import { lockMeter } from '../meter-stock/store.ts';
import { replacementPapers } from '../paper/replacement.ts';
import { pdlCheckRoute } from '../pdl/check-route.ts';
import { pdlRoutes } from '../pdl/routes.ts';
import { receiptCopyRoutes } from '../receipt/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { SearchService } from '../search/service.ts';
import { tokenRequestRoutes } from '../token-request/routes.ts';
import { TokenDesk } from '../token-request/service.ts';
import type { UjlPorts } from '../ujl/plan.ts';
import { ujlRoutes } from '../ujl/routes.ts';
import { workRoutes } from '../work-list/routes.ts';
import type { ApplicationEngine } from '../workflow/engine.ts';
import { stepRoutes } from '../workflow/routes.ts';
import type { DeskParts } from './parts.ts';

export interface DeskRouteParts {
  readonly parts: DeskParts;
  readonly engine: ApplicationEngine;
  readonly documents: Documents;
  readonly feed: LiveFeed;
  readonly ujl: UjlPorts;
  readonly onCommit: () => void;
}

/** The routes of customer service, but for those of what runs in the background. */
export function deskRoutes(http: HttpServer, desk: DeskRouteParts): void {
  const { parts, engine, documents, ujl, onCommit } = desk;
  const { database, now, settings, sales, securityModule } = parts;
  const { connection, numbers } = settings;
  const shared = { database, now, onCommit };
  entryRoutes(http, { ...shared, rules: { connection, numbers } });
  applicationRoutes(http, { ...shared, serviceTargets: settings.serviceTargets });
  workRoutes(http, { database, now, serviceTargets: settings.serviceTargets });
  activationRoutes(http, { database, now, connection, policy: settings.stock });
  stepRoutes(http, engine);
  meterStockRoutes(http, { database, now, policy: settings.stock });
  documentRoutes(http, documents);
  receiptCopyRoutes(http, { documents, payments: parts.payments });
  customerRoutes(http, { database, now, holdSales: sales.holdSales });
  pdlRoutes(http, { database, now, meterOf: lockMeter });
  pdlCheckRoute(http, { database, now, meterOf: lockMeter });
  ujlRoutes(http, { database, now, ports: ujl });
  const { cards } = securityModule;
  cardRoutes(http, { ...shared, cards, rules: settings.cards, holdSales: sales.holdSales });
  attachmentRoutes(http, { database, now });
  searchRoutes(http, new SearchService({ pool: database.pool, now }));
  const tokenDesk = new TokenDesk({ ...shared, securityModule });
  tokenRequestRoutes(http, { database, securityModule, now, desk: tokenDesk });
  complaintRoutes(http, { ...complaintDesk(desk), now });
}

function complaintDesk({ parts, documents, feed, onCommit }: DeskRouteParts): ComplaintDesk {
  const { database, securityModule, sales, settings } = parts;
  const { numbers, stock, tokens, connection } = settings;
  return {
    ...{ database, numbers, securityModule, onCommit, sales, stock, tokens },
    rules: defaultComplaintRules,
    makePapers: replacementPapers(documents, connection),
    waitForTokens: waitForTokens(database, feed),
  };
}
