import { createSecretKey } from 'node:crypto';
import {
  createGate,
  type IdentityParts,
  type IdentitySettings,
  identityDefaults,
  identityRoutes,
  installGate,
  type NewUser,
  openSession,
  Passwords,
  registerUnit,
  registerUser,
  Sessions,
  Vault,
} from '../identity/index.ts';
import {
  createHttpServer,
  createLogger,
  type Database,
  type HttpServer,
} from '../platform/index.ts';
import { createMigratedDatabase } from './database.ts';

/** Sign-in and all that belongs to it on a database of its own, with three levels of units. */
export interface IdentityWorld {
  readonly database: Database;
  readonly http: HttpServer;
  readonly parts: IdentityParts;
  now: Date;
  /** Makes a user who has this password for good. */
  user(name: string, wanted?: Partial<NewUser>): Promise<void>;
  /** A request with a session's token (or an access key) in the Authorization header. */
  call(
    token: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  /** Opens a session without signing in. */
  session(name: string): Promise<string>;
  /** Another server on the same database. */
  another(): Promise<HttpServer>;
  close(): Promise<void>;
}

export const testPassword = 'kabel laut tiga fase';
/** Little work for each hash: tests are not what they protect against. */
export const cheapPasswords = new Passwords({ memoryKib: 64, passes: 1, lanes: 1 });
export const shell = { label: 'shell', units: 'all', source: 'shell' } as const;

export async function createIdentityWorld(
  settings: Partial<IdentitySettings> = {},
): Promise<IdentityWorld> {
  const home = await createMigratedDatabase();
  const { database } = home;
  const vault = new Vault(createSecretKey(Buffer.alloc(32, 9)));
  const now = (): Date => world.now;
  const start = async (): Promise<{ http: HttpServer; parts: IdentityParts }> => {
    const sessions = new Sessions(database, now);
    const all = { ...identityDefaults, ...settings };
    const log = createLogger('silent');
    const passwords = cheapPasswords;
    const parts = { database, now, sessions, passwords, vault, settings: all, log, refusalMs: 0 };
    const http = await createHttpServer(log);
    installGate(http, createGate({ ...parts, publicUrl: all.publicUrl }));
    identityRoutes(http, parts);
    return { http, parts };
  };
  const opened: HttpServer[] = [];
  const world: IdentityWorld = {
    database,
    now: new Date('2026-11-23T05:00:00.000Z'),
    ...(await start()),
    user: async (name, wanted) => {
      const user = { name, displayName: name.toUpperCase(), roles: ['front-office'], units: [] };
      const options = { password: testPassword, passwords: cheapPasswords };
      await registerUser(database, { ...user, ...wanted } as NewUser, shell, now(), options);
    },
    call: (token, method, path, body) => inject(world.http, token, method, path, body),
    session: async (name) => (await openSession(database, name, now())).token,
    another: async () => {
      const { http } = await start();
      opened.push(http);
      return http;
    },
    close: async () => {
      for (const http of [world.http, ...opened]) await http.close();
      await home.close();
    },
  };
  await registerTestUnits(database, world.now);
  return world;
}

/** UPI 53 with the UP3s 53420 (ULP 53425, 53426) and 53430 (ULP 53435). */
export async function registerTestUnits(database: Database, at: Date): Promise<void> {
  const units = [
    ['53', 'UPI', null, 'JAWA BARAT'],
    ['53420', 'UP3', '53', 'BANDUNG'],
    ['53430', 'UP3', '53', 'CIMAHI'],
    ['53425', 'ULP', '53420', 'BANDUNG SELATAN'],
    ['53426', 'ULP', '53420', 'BANDUNG TIMUR'],
    ['53435', 'ULP', '53430', 'CIMAHI KOTA'],
  ] as const;
  for (const [unit, kind, parent, name] of units) {
    const place = { address: 'JL. ASIA AFRIKA NO. 63', phone: '022-4230747' };
    await registerUnit(database, { unit, kind, parent, name, ...place }, shell, at);
  }
}

export async function inject(
  http: HttpServer,
  token: string | null,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await http.inject({
    method,
    url: `/api/v1${path}`,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  const text = response.body;
  const isJson = /json/.test(String(response.headers['content-type'] ?? ''));
  return { status: response.statusCode, body: isJson && text !== '' ? JSON.parse(text) : { text } };
}
