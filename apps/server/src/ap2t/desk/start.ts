import type { Gate } from '../../identity/index.ts';
import { type HttpServer, repeat } from '../../platform/index.ts';
import { startCollectives } from '../collective/start.ts';
import { Documents } from '../document/documents.ts';
import { letterheads } from '../document/letterhead.ts';
import { Press } from '../document/print/press.ts';
import { loadTemplates } from '../document/template/load.ts';
import { LiveFeed } from '../live/feed.ts';
import { liveRoutes } from '../live/routes.ts';
import { lockMeter } from '../meter-stock/store.ts';
import { startTokenGenerator } from '../token-request/generator.ts';
import { allEffects } from '../workflow/effects/all.ts';
import { ApplicationEngine } from '../workflow/engine.ts';
import { expireRegistrations } from '../workflow/expiry.ts';
import { onTokensGenerated } from './generated.ts';
import type { DeskParts } from './parts.ts';
import { deskRoutes } from './routes.ts';
import { paperSecrets } from './secrets.ts';

export type { DeskParts } from './parts.ts';

const expiryEveryMs = 60_000;

/** Customer service as it runs. */
export interface Desk {
  readonly engine: ApplicationEngine;
  readonly documents: Documents;
  /** Puts its routes on a server. */
  routes(http: HttpServer, gate: Gate): void;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** AP2T: applications with everything that they touch, from entry to posting. */
export async function startDesk(parts: DeskParts): Promise<Desk> {
  const { database, securityModule, now, log, settings } = parts;
  const { numbers, connection } = settings;
  const feed = new LiveFeed({ database, now, log });
  const { documents, press } = await documentsOf(parts);
  const onCommit = (): void => {
    feed.nudge();
    generator?.nudge();
  };
  const { ledger } = parts;
  const ujl = { rules: connection.money, ledger, openBills: settings.openBills };
  const pdl = { ...ujl, meterOf: lockMeter, holdSales: parts.sales.holdSales };
  const engine = new ApplicationEngine({
    ...{ database, now, onCommit },
    effects: allEffects({ settings, documents, pdl }),
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
  const collectives = startCollectives({ database, now, log, rules: { connection, numbers } });
  return {
    engine,
    documents,
    routes: (http, gate) => {
      deskRoutes(http, { parts, engine, documents, feed, ujl, onCommit });
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

async function documentsOf({
  database,
  securityModule,
  now,
  settings,
}: DeskParts): Promise<{ readonly documents: Documents; readonly press: Press }> {
  const { numbers, utility, publicUrl, templatesDir } = settings;
  const press = new Press();
  const documents = new Documents({
    ...{ database, now, numbers },
    templates: await loadTemplates(templatesDir),
    letterheadOf: letterheads(utility, publicUrl ?? 'http://127.0.0.1'),
    secrets: paperSecrets(database, securityModule, now),
    press: (document, secrets) => press.print(document, secrets),
  });
  return { documents, press };
}
