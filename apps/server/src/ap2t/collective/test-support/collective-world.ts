import { defaultConnectionRules } from '@setrum/tariff';
import { type Caller, type Role, registerUnit, type UnitScope } from '../../../identity/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../../test-support/database.ts';
import { defaultNumberRules } from '../../number/allot.ts';
import { entryPort } from '../entry-port.ts';
import { type ImportReport, importCollective } from '../import.ts';
import { makeNext } from '../make-next.ts';
import type { Collective, EntryPort } from '../model.ts';
import type { CollectiveOptions } from '../options.ts';

export const unit = '53425';
export const header = 'name;nik;address;tariff;power_va;product;first_credit_rupiah';

/** A line of a file, of house number `n`. */
export function line(
  n: number,
  over: { readonly name?: string; readonly power?: string } = {},
): string {
  const { name = `WARGA ${n}`, power = '2200' } = over;
  return `${name};${3374012345670000 + n};PERUM SETRUM BLOK A NO ${n};R1;${power};prepaid-nfc;50000`;
}

export const linesTo = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => line(n + 1));

export function callerWith(role: Role, units: UnitScope = 'all', label: string = role): Caller {
  return { label, roles: [role], units, seller: null, source: '192.0.2.7' };
}

export const clerk = callerWith('front-office', 'all', 'SRI');

/** A database with the unit, the real entry of applications, and a clock. */
export interface CollectiveWorld {
  readonly home: MigratedDatabase;
  now: Date;
  /** States that were told of requests. */
  readonly told: string[];
  options(port?: Partial<EntryPort>): CollectiveOptions;
  /** Sends a file; without a key it is a dry run. */
  send(lines: readonly string[], requestKey: string | null, caller?: Caller): Promise<ImportReport>;
  /** Makes lines until there is nothing to be made. */
  makeAll(port?: Partial<EntryPort>): Promise<number>;
  row(
    collective: Pick<Collective, 'collectiveNo'> | null,
  ): Promise<{ state: string; made: number; refused: number }>;
  /** Applications there are of a request. */
  applications(collective: Pick<Collective, 'collectiveNo'> | null): Promise<number>;
  close(): Promise<void>;
}

export async function createCollectiveWorld(): Promise<CollectiveWorld> {
  const home = await createMigratedDatabase();
  const { database } = home;
  const by = { label: 'shell', units: 'all', source: 'shell' } as const;
  const place = { address: 'JALAN LISTRIK 1', phone: '0' };
  for (const one of [
    { unit: '53', kind: 'UPI', parent: null, name: 'UPI' },
    { unit: '53400', kind: 'UP3', parent: '53', name: 'UP3' },
    { unit, kind: 'ULP', parent: '53400', name: 'ULP' },
    { unit: '53426', kind: 'ULP', parent: '53400', name: 'ULP' },
  ] as const)
    await registerUnit(database, { ...one, ...place }, by, new Date(0));
  const real = entryPort({ connection: defaultConnectionRules, numbers: defaultNumberRules });
  const world: CollectiveWorld = {
    home,
    now: new Date('2026-11-23T05:00:00.000Z'),
    told: [],
    options: (port = {}) => ({
      ...{ database, now: () => world.now, port: { ...real, ...port } },
      announce: async (_transaction, { state, made, refused }) =>
        void world.told.push(`${state} ${made} ${refused}`),
    }),
    send: (lines, requestKey, caller = clerk) => {
      const bytes = (async function* () {
        yield Buffer.from([header, ...lines].join('\n'));
      })();
      const file = { unit, channel: '05', fileName: 'warga.csv', corrects: null } as const;
      return importCollective(database, real, { ...file, bytes, requestKey, caller }, world.now);
    },
    makeAll: async (port) => {
      let count = 0;
      while ((await makeNext(world.options(port))) !== 'idle') count += 1;
      return count;
    },
    row: async (collective) => {
      const { rows } = await database.pool.query(
        'select state, made, refused from ap2t.collective where collective_no = $1',
        [collective?.collectiveNo],
      );
      return rows[0];
    },
    applications: async (collective) => {
      const { rows } = await database.pool.query<{ count: number }>(
        'select count(*) from ap2t.application where collective_no = $1',
        [collective?.collectiveNo],
      );
      return rows[0]?.count ?? 0;
    },
    close: () => home.close(),
  };
  return world;
}
