import { createSecretKey } from 'node:crypto';
import {
  type CampaignOptions,
  campaignPorts,
  createLogger,
  createSoftwareSecurityModule,
  type Database,
  defaultCardRules,
  fixedCardKeys,
  holdSales,
  issueCard,
  migrateAll,
  noteCopies,
  openDatabase,
  PurchaseService,
  registerCustomers,
  registerMeterKeys,
  registerPartner,
  replaceCard,
  reportLost,
  startThrowawayPostgres,
  testVendingKey,
  topUpDeposit,
} from '@setrum/server';
import { defaultRules } from '@setrum/tariff';
import { meterKey, soakPartner } from '../world.ts';
import type { Home } from './home.ts';

/** The centre of the soak: a database of its own, a sales service, and a clock that the soak moves. */
export interface CampaignCentre {
  readonly database: Database;
  readonly service: PurchaseService;
  readonly options: CampaignOptions;
  now: Date;
  register(homes: readonly Home[]): Promise<void>;
  lose(home: Home): Promise<void>;
  replace(home: Home): Promise<void>;
  stop(): Promise<void>;
}

const clerk = {
  ...({ label: 'petugas', roles: ['staff'], units: 'all', seller: null, source: 'soak' } as const),
};
const depositCents = 1_000_000_000_000_000;

/** @param databaseUrl an empty database; a throw-away one unless given */
export async function startCampaignCentre(
  begin: Date,
  databaseUrl: string | null = null,
): Promise<CampaignCentre> {
  const postgres = databaseUrl === null ? await startThrowawayPostgres() : null;
  const url = databaseUrl ?? postgres?.url ?? '';
  await migrateAll(url);
  const database = openDatabase({ url, maxConnections: 10 });
  const securityModule = createSoftwareSecurityModule({
    ...{ vendingKey: testVendingKey, testKeys: true, cardKeys: fixedCardKeys(() => []) },
    sealingKey: createSecretKey(Buffer.alloc(32, 9)),
  });
  const { partnerId } = soakPartner;
  await registerPartner(database, soakPartner);
  const opening = { partnerId, amountCents: depositCents, at: begin, requestKey: 'opening' };
  await topUpDeposit(database, opening);
  const now = (): Date => centre.now;
  const service = new PurchaseService({
    ...{ pool: database.pool, securityModule, rules: defaultRules, now },
    ...{ log: createLogger('silent'), noteCopy: noteCopies(database) },
  });
  const desk = { database, rules: defaultCardRules, holdSales };
  const ask = (requestKey: string) => ({ caller: clerk, requestKey, at: centre.now });
  const uidOf = ({ card }: Home): string => card?.uid ?? '';
  const centre: CampaignCentre = {
    ...{ database, service, now: begin },
    options: { database, securityModule, now, ports: campaignPorts(database) },
    register: (homes) => register(database, homes, (home) => issue(home)),
    lose: async (home) => {
      const lost = { cardUid: uidOf(home), reason: 'kartu hilang' };
      await reportLost(desk, lost, ask(`lose-${lost.cardUid}`));
    },
    replace: async (home) => {
      const oldUid = uidOf(home);
      const newUid = home.takeNewCard().uid;
      const wanted = { oldUid, newUid, chip: 'NTAG216', reason: 'kartu hilang' } as const;
      await replaceCard(desk, wanted, ask(`replace-${oldUid}`));
    },
    stop: async () => {
      await service.drained();
      await database.close();
      await postgres?.stop();
    },
  };
  const issue = async (home: Home): Promise<void> => {
    const { idpel } = home.life.household;
    const given = { cardUid: uidOf(home), idpel, chip: 'NTAG216' } as const;
    await issueCard(desk, given, ask(`issue-${given.cardUid}`));
  };
  return centre;
}

async function register(
  database: Database,
  homes: readonly Home[],
  issue: (home: Home) => Promise<void>,
): Promise<void> {
  const places = homes.map(({ life }) => life.household);
  const chunk = 1_000;
  for (let from = 0; from < places.length; from += chunk)
    await registerCustomers(
      database,
      places.slice(from, from + chunk).map(({ meterNo, ...customer }) => ({
        ...customer,
        meter: { meterNo, make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' as const },
      })),
    );
  await registerMeterKeys(
    database,
    places.map(({ meterNo }) => ({ ...meterKey, meterNo })),
  );
  for (const home of homes) if (home.life.carrier === 'registered') await issue(home);
}
