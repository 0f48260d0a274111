import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import {
  type Ap2tSettings,
  keepTellingPlaces,
  loadProfileRoutes,
  readingImportRoutes,
  saleStateRoutes,
  startDesk,
} from './ap2t/index.ts';
import { campaignPorts } from './campaigns.ts';
import type { ServerConfig } from './config.ts';
import { startHub } from './hub.ts';
import { meterScope } from './meter-scope.ts';
import { migrateAll } from './migrations.ts';
import {
  cardMailboxRoutes,
  holdSales,
  ledgerPort,
  openCredits,
  paymentPort,
  unsoldAmong,
} from './p2apst/index.ts';
import {
  createHttpServer,
  createLogger,
  type Database,
  Health,
  type HttpServer,
  healthRoutes,
  type Logger,
  openDatabase,
  startEmbeddedPostgres,
} from './platform/index.ts';
import { startProfile } from './profile/index.ts';
import { startSignIn } from './sign-in.ts';
import {
  assertSealingKey,
  assertUsableCardKeys,
  assertUsableKeys,
  type CardKeyCustody,
  campaignRoutes,
  describeCardKeys,
  describeKeys,
  EngineeringService,
  engineeringRoutes,
  inspectRoutes,
  type KeyCustody,
  loadOrCreateSealingKey,
  openVendingKeys,
  runCampaigns,
  type SecurityModule,
  type VendingKeys,
} from './vending/index.ts';
import { type DemoAccount, startWeb } from './web/index.ts';

/** A server that is up. */
export interface RunningServer {
  /** `http://host:port`, with the port it really has. */
  readonly url: string;
  /** The ports of the ISO 8583 host, in the order of `config.iso8583`. */
  readonly iso8583Ports: readonly number[];
  /** Reads the partners' links anew now, for who has just changed them. */
  refreshLinks(): Promise<void>;
  readonly database: Database;
  readonly health: Health;
  /** The vending keys, for those who keep them. */
  readonly custody: KeyCustody;
  /** The card master keys, likewise. */
  readonly cardCustody: CardKeyCustody;
  readonly securityModule: SecurityModule;
  /** Says on the sign-in page that this is a demo, and who may be whom in it. */
  showDemo(accounts: readonly DemoAccount[]): void;
  /** Takes no new requests, finishes those it has, closes the database, stops the embedded one. */
  stop(): Promise<void>;
}

/** Steps already taken, to be undone in reverse when a later one fails or the server stops. */
class Undo {
  readonly #steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step();
  }
}

/** Starts everything: database, migrations, modules, HTTP. Throws SETRUM_PORT_IN_USE, SETRUM_DATABASE_START, SETRUM_VENDING_KEY_*. */
export async function startServer(config: ServerConfig): Promise<RunningServer> {
  const undo = new Undo();
  try {
    const log = createLogger(config.logLevel);
    const database = await startDatabase(config, undo, log);
    const sealingKey = await loadOrCreateSealingKey(join(config.dataDir, 'keys', 'sealing.key'));
    const vendingKeys = await openKeys(config, database, undo);
    const securityModule = await vendingKeys.securityModule(sealingKey);
    await assertSealingKey(database, securityModule);

    const health = new Health();
    health.ask('database', async () => {
      await database.pool.query('select 1');
      return {
        ok: true,
        detail: config.databaseUrl === null ? 'embedded PostgreSQL' : 'PostgreSQL',
      };
    });
    for (const part of config.awaitedParts) health.report(part, false, 'not yet');
    health.ask('keys', async () => ({ ok: true, detail: await describeAll(vendingKeys) }));

    const http = await createHttpServer(log, config.trustedProxies);
    const gate = await startSignIn(config, database, http, log);
    healthRoutes(http, health);
    const hub = await startHub({ config, database, securityModule, http, gate, log });
    undo.add(() => hub.stop());
    if (config.iso8583.length > 0) {
      health.ask('iso8583', async () => {
        const { connections, unanswered } = hub.iso8583Status();
        return { ok: true, detail: `${connections} connections, ${unanswered} unanswered` };
      });
    }
    vendingRoutes(http, { database, securityModule, now: config.now });
    undo.add(startCampaigns({ config, database, securityModule, http, log }));
    const desk = await startDesk({
      ...{ database, securityModule, log, now: config.now, settings: deskSettings(config) },
      sales: { holdSales, openCredits, unsoldAmong },
      ...{ ledger: ledgerPort, payments: paymentPort },
    });
    undo.add(() => desk.stop());
    desk.routes(http, gate);
    const { now, profile: settings } = config;
    const profile = await startProfile({ database, http, log, now, settings });
    undo.add(() => profile.stop());
    const places = keepTellingPlaces(database, now, log);
    undo.add(() => places.stop());
    loadProfileRoutes(http, database, { limits: settings, now });
    readingImportRoutes(http, { database, now });
    saleStateRoutes(http, database, config.now);
    config.extend(http);
    const directory = config.identity.oidc !== null;
    const web = await startWeb(http, { folder: config.webDir, directory });
    undo.add(() => http.close());
    return {
      url: await listen(http, config),
      iso8583Ports: hub.iso8583Ports,
      refreshLinks: () => hub.refreshLinks(),
      showDemo: web.showDemo,
      database,
      health,
      ...{ custody: vendingKeys.custody, cardCustody: vendingKeys.cardCustody, securityModule },
      stop: () => undo.run(),
    };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** Engineering orders and "whose token is this?", for the meters of one's units. */
function vendingRoutes(
  http: HttpServer,
  parts: Pick<RunningServer, 'database' | 'securityModule'> & { readonly now: () => Date },
): void {
  const { database, securityModule, now } = parts;
  const assertMeter = meterScope(database);
  engineeringRoutes(http, new EngineeringService(database, securityModule, now), assertMeter);
  inspectRoutes(http, database, securityModule, now, assertMeter);
}

/** Key-change campaigns, and what cards take home without a sale; gives what stops them. */
function startCampaigns({
  config: { now },
  http,
  log,
  ...parts
}: Pick<RunningServer, 'database' | 'securityModule'> & {
  readonly config: ServerConfig;
  readonly http: HttpServer;
  readonly log: Logger;
}): () => Promise<void> {
  const options = { ...parts, now, ports: campaignPorts(parts.database) };
  campaignRoutes(http, options);
  cardMailboxRoutes(http, options);
  const running = runCampaigns({ ...options, log });
  return () => running.stop();
}

/** Documents lead where people sign in, unless the settings of customer service name another address. */
function deskSettings({ ap2t, identity, host, port }: ServerConfig): Ap2tSettings {
  const publicUrl = ap2t.publicUrl ?? identity.publicUrl ?? `http://${host}:${port}`;
  return { ...ap2t, publicUrl };
}

async function startDatabase(config: ServerConfig, undo: Undo, log: Logger): Promise<Database> {
  const url = config.databaseUrl ?? (await startEmbedded(config.dataDir, undo, log));
  await migrateAll(url);
  const onConnectionLost = (error: Error): void =>
    log.warn({ err: error }, 'a database connection was lost');
  const database = openDatabase({ url, onConnectionLost });
  undo.add(() => database.close());
  return database;
}

async function openKeys(
  { dataDir, now, security }: ServerConfig,
  database: Database,
  undo: Undo,
): Promise<VendingKeys> {
  const vendingKeys = await openVendingKeys({ database, dataDir, now, settings: security });
  undo.add(() => vendingKeys.close());
  await assertUsableKeys(vendingKeys.custody, security.production);
  await assertUsableCardKeys(vendingKeys.cardCustody, security.production);
  return vendingKeys;
}

async function describeAll({ custody, cardCustody }: VendingKeys): Promise<string> {
  return `${await describeKeys(custody)}; ${await describeCardKeys(cardCustody)}`;
}

async function startEmbedded(dataDir: string, undo: Undo, log: Logger): Promise<string> {
  const embedded = await startEmbeddedPostgres({ dataDir, log: (line) => log.warn(line) });
  undo.add(() => embedded.stop());
  return embedded.url;
}

async function listen(http: HttpServer, config: ServerConfig): Promise<string> {
  try {
    return await http.listen({ host: config.host, port: config.port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new SetrumError('SETRUM_PORT_IN_USE', { port: config.port }, { cause: error });
  }
}
