import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLogger,
  type Database,
  importTestCardKey,
  importTestKey,
  keepMonthPartitions,
  loadOrCreateSealingKey,
  migrateAll,
  openDatabase,
  openVendingKeys,
  PurchaseService,
  registerPartner,
  type SecurityModule,
  securityDefaults,
  startEmbeddedPostgres,
  topUpDeposit,
} from '@setrum/server';
import { defaultRules } from '@setrum/tariff';
import type { BenchCard } from './cards.ts';
import { benchCards, benchPartnerId } from './demand.ts';
import { fleetCardKeyVersion, fleetVendingKey, loadFleet } from './fleet.ts';
import { type HubPlan, say } from './options.ts';

export const openingDepositCents = 9_000_000_000_000_00;
const mostCards = 30_000;

/** A payment hub as a deployment runs it, with a fleet of meters in service and one bank. */
export interface HubWorld {
  readonly databaseUrl: string;
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly purchases: PurchaseService;
  readonly cards: readonly BenchCard[];
  close(): Promise<void>;
}

/** Starts the embedded PostgreSQL with the settings of production (it waits for the disk), in a folder that goes at `close`. */
export async function startHubWorld(plan: HubPlan): Promise<HubWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-bench-'));
  // PostgreSQL runs as another user when we are root, and has to get through.
  await chmod(dataDir, 0o711);
  // As a deployment runs it, but for a connection for each caller of the plain design.
  const settings = { max_connections: '120' };
  const embedded = await startEmbeddedPostgres({ dataDir, log: say, settings });
  const stop = async (): Promise<void> => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  try {
    await migrateAll(embedded.url);
    const database = openDatabase({ url: embedded.url });
    const securityModule = await openSecurityModule(database, dataDir);
    await seed(database, plan);
    const purchases = new PurchaseService({
      pool: database.pool,
      securityModule,
      rules: defaultRules,
      now: () => new Date(),
      log: createLogger('warn'),
    });
    const close = async (): Promise<void> => {
      await purchases.drained();
      await database.close();
      await stop();
    };
    say('making cards');
    const cards = await benchCards(plan, mostCards, new Date());
    return { databaseUrl: embedded.url, database, securityModule, purchases, cards, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openSecurityModule(database: Database, dataDir: string): Promise<SecurityModule> {
  const sealingKey = await loadOrCreateSealingKey(join(dataDir, 'keys', 'sealing.key'));
  const now = (): Date => new Date();
  const keys = await openVendingKeys({ database, dataDir, settings: securityDefaults, now });
  await importTestKey(keys.custody, fleetVendingKey, 'setrum bench');
  await importTestCardKey(keys.cardCustody, fleetCardKeyVersion, 'setrum bench');
  return keys.securityModule(sealingKey);
}

async function seed(database: Database, plan: HubPlan): Promise<void> {
  await keepMonthPartitions(database, new Date());
  say(`loading ${plan.meters} meters`);
  await loadFleet(database, plan.meters, (done) => {
    if (done % 250_000 === 0) say(`  ${done}`);
  });
  const partner = { partnerId: benchPartnerId, name: 'BANK UKUR', adminCents: 250_000 };
  await registerPartner(database, partner);
  await topUpDeposit(database, {
    partnerId: benchPartnerId,
    amountCents: openingDepositCents,
    at: new Date(),
    requestKey: 'opening',
  });
}
