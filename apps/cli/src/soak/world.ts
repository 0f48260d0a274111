import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Database,
  depositBalance,
  examineLedger,
  grantAccess,
  importTestCardKey,
  importTestKey,
  issueMeterShares,
  newAccessKey,
  openDatabase,
  type RunningServer,
  registerCustomer,
  registerMeterKey,
  registerPartner,
  serverDefaults,
  startServer,
  startThrowawayPostgres,
  topUpDeposit,
} from '@setrum/server';
import { luhnCheckDigit } from '@setrum/sts';
import { createGate, type Gate } from './gate.ts';
import type { LineEnd } from './line.ts';

export const soakPartner = { partnerId: '4510017', name: 'BANK RENDAM', adminCents: 250_000 };
/** The version of the card key that signed cards are under. */
export const cardKeyVersion = 1;
const depositCents = 1_000_000_000_000;
const actor = 'setrum soak';

/** A meter's number and its customer's, by the number of the household. */
export interface Place {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
}

export function placeOf(household: number): Place {
  const body = `32${String(household + 1).padStart(8, '0')}`;
  return {
    meterNo: `${body}${luhnCheckDigit(body)}`,
    idpel: String(534_250_000_000 + household),
    holder: `RUMAH ${household}`,
  };
}

/** What vending knows of every meter of the soak. */
export const meterKey = {
  ...({ dkga: '04', ea: '11', keyType: 2, sgc: '534250', krn: 2 } as const),
  ...({ ti: '01', ken: 255, baseDate: 2014 } as const),
};

/** A real server on a real database with one partner; its counters are the soak's. */
export interface SoakWorld {
  readonly end: LineEnd;
  readonly accessKey: string;
  readonly gate: Gate;
  /** For looking at the books, past the server. */
  readonly database: Database;
  readonly restarts: () => number;
  register(household: number, signed: boolean): Promise<void>;
  /** What is wrong with the ledger and the deposit, in words; `soldCents` is what the counters sold for. */
  examine(soldCents: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** @param databaseUrl an empty, migrated database; a throw-away one unless given */
export async function startSoakWorld(databaseUrl: string | null = null): Promise<SoakWorld> {
  const postgres = databaseUrl === null ? await startThrowawayPostgres() : null;
  const url = databaseUrl ?? postgres?.url ?? '';
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-soak-server-'));
  const start = (): Promise<RunningServer> =>
    startServer({ ...serverDefaults, port: 0, dataDir, databaseUrl: url, logLevel: 'silent' });
  let server = await start();
  let restarts = 0;
  const gate = createGate();
  const database = openDatabase({ url, maxConnections: 2 });
  const accessKey = await seed(server);
  return {
    ...{ accessKey, gate, database, restarts: () => restarts },
    end: {
      url: () => server.url,
      restart: (during) =>
        gate.alone(async () => {
          const running = during();
          await server.stop();
          await running;
          server = await start();
          restarts += 1;
        }),
    },
    register: (household, signed) => gate.together(() => register(server, household, signed)),
    async examine(soldCents) {
      const { faults } = await examineLedger(database);
      const balance = await depositBalance(database, soakPartner.partnerId);
      const expected = depositCents - soldCents;
      return [
        ...faults.map((fault) => `ledger: ${JSON.stringify(fault)}`),
        ...(balance === expected ? [] : [`deposit: ${balance} and not ${expected}`]),
      ];
    },
    async stop() {
      await database.close();
      await server.stop();
      await postgres?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Keys, the partner with its deposit, and a counter's access key. */
async function seed(server: RunningServer): Promise<string> {
  const { database, custody, cardCustody } = server;
  const { sgc, krn, dkga, baseDate } = meterKey;
  await importTestKey(custody, { sgc, krn, kind: 'VUDK', dkga, baseDate }, actor);
  await importTestCardKey(cardCustody, cardKeyVersion, actor);
  await registerPartner(database, soakPartner);
  const { partnerId } = soakPartner;
  const opening = { partnerId, amountCents: depositCents, at: new Date() };
  await topUpDeposit(database, { ...opening, requestKey: 'soak-opening' });
  const accessKey = newAccessKey();
  const grant = { role: 'counter', label: actor, partnerId, counterId: 'LOKET-01' } as const;
  await grantAccess(database, accessKey, grant);
  return accessKey;
}

async function register(server: RunningServer, household: number, signed: boolean): Promise<void> {
  const { database, securityModule } = server;
  const { meterNo, idpel, holder } = placeOf(household);
  await registerCustomer(database, {
    ...{ idpel, name: holder, address: 'DK. SELATAN', unit: '53425', tariff: 'R1T', powerVa: 2200 },
    meter: { meterNo, make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
  });
  await registerMeterKey(database, { meterNo, ...meterKey });
  if (!signed) return;
  const parts = { database, cards: securityModule.cards };
  const shares = await issueMeterShares(parts, meterNo, { actor, at: new Date() });
  for (const { share } of shares) share.fill(0);
}
