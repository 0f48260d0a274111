import { SetrumError } from '@setrum/errors';
import { type Caller, installGate, mayDo } from '../../identity/index.ts';
import {
  compositeArray,
  createHttpServer,
  createLogger,
  type Database,
  type HttpServer,
} from '../../platform/index.ts';
import { createMigratedDatabase } from '../../test-support/database.ts';
import { registerTestUnits } from '../../test-support/identity.ts';
import { callerIn } from '../../test-support/profile-data.ts';
import { readByPeople, type ToldMonth, tellMonths } from '../ingest/told.ts';
import { refreshRollups } from '../rollups.ts';

export interface TestPlace {
  readonly meterNo: string;
  readonly unit: string;
  readonly feeder: string | null;
  readonly transformer: string | null;
  readonly powerVa?: number;
}

/** A database with three levels of units, and HTTP whose caller a test sets. */
export interface ProfileWorld {
  readonly database: Database;
  readonly http: HttpServer;
  readonly now: Date;
  caller: Caller;
  put(places: readonly TestPlace[]): Promise<void>;
  /** Tells months as field readers do. */
  tell(months: readonly ToldMonth[]): Promise<void>;
  refresh(): Promise<number>;
  close(): Promise<void>;
}

export async function createProfileWorld(): Promise<ProfileWorld> {
  const home = await createMigratedDatabase();
  const { database } = home;
  const now = new Date('2026-11-23T05:00:00.000Z');
  await registerTestUnits(database, now);
  const http = await createHttpServer(createLogger('silent'));
  installGate(http, async (_request, permission) => {
    const { caller } = world;
    const may = permission !== 'signed-in' && caller.roles.some((role) => mayDo(role, permission));
    if (!may) throw new SetrumError('SETRUM_FORBIDDEN');
    return caller;
  });
  const world: ProfileWorld = {
    ...{ database, http, now, caller: callerIn('all') },
    put: async (places) => {
      await database.pool.query('select profile.put_places($1)', [placeArray(places)]);
    },
    tell: async (months) => {
      const telling = { ...readByPeople, receivedAt: now.toISOString() };
      await tellMonths(database, months, telling);
    },
    refresh: () => refreshRollups(database),
    close: async () => {
      await http.close();
      await home.close();
    },
  };
  return world;
}

function placeArray(places: readonly TestPlace[]): string {
  const columns = ['meter_no', 'unit', 'feeder', 'transformer', 'tariff', 'power_va', 'since'];
  return compositeArray(
    [...columns, 'removed_on'],
    places.map(({ meterNo, unit, feeder, transformer, powerVa = 1300 }) => ({
      ...{ meter_no: meterNo, unit, feeder, transformer, tariff: 'R1T', power_va: powerVa },
      since: '2020-01-01',
    })),
  );
}
