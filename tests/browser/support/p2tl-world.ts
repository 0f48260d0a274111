import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  examineAll,
  migrateAll,
  registerUnit,
  registerUser,
  serverDefaults,
  startServer,
  type Unit,
} from '@setrum/server';
import { setrum } from '../../e2e/setrum.ts';
import { createTestDatabase } from '../../support/database.ts';

/** A server of a test's own over a seeded field that was examined: with meters on the P2TL list. */
export interface P2tlWorld {
  readonly url: string;
  close(): Promise<void>;
}

/** The field's service unit, and one beside it in which no meter hangs. */
export const fieldUnit = '57101';
export const emptyUnit = '57102';

const beside: Unit = {
  unit: emptyUnit,
  kind: 'ULP',
  parent: '57100',
  name: 'ULP TANPA METER',
  address: '',
  phone: '',
};

const person = { name: 'eko', displayName: 'Eko (P2TL)', role: 'p2tl-analyst' } as const;
const password = 'kata sandi untuk uji coba';
const webDir = fileURLToPath(new URL('../../../apps/web/dist', import.meta.url));

export async function createP2tlWorld(): Promise<P2tlWorld> {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-p2tl-test-'));
  await lived(home.url, dataDir);
  const server = await startServer({
    ...serverDefaults,
    ...{ port: 0, dataDir, databaseUrl: home.url, logLevel: 'silent', webDir },
  });
  const { database } = server;
  await examineAll(database, new Date());
  const by = { label: 'test', units: 'all', source: 'shell' } as const;
  const { role, ...rest } = person;
  const user = { ...rest, roles: [role], units: ['*'], seller: null };
  await registerUnit(database, beside, by, new Date());
  await registerUser(database, user, by, new Date(), { password });
  server.showDemo([{ ...person, password }]);
  return {
    url: server.url,
    close: async () => {
      await server.stop();
      await home.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Lives a field up to the last month that is over. */
async function lived(databaseUrl: string, dataDir: string): Promise<void> {
  const today = new Date(Date.now() + 7 * 3_600_000);
  const last = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1));
  const lastMonth = last.toISOString().slice(0, 7).replace('-', '');
  const truth = join(dataDir, 'truth.jsonl');
  const ended = await setrum([
    ...['field', '--meters', '320', '--seed', '1', '--last-month', lastMonth, '--truth', truth],
    ...['--data', dataDir, '--database-url', databaseUrl],
  ]);
  if (ended.exitCode !== 0) throw new Error(ended.stderr);
}
