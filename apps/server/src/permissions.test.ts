import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { serverDefaults } from './config.ts';
import {
  grantAccess,
  type KeyRole,
  keyRoles,
  newAccessKey,
  openSession,
  type Permission,
  permissions,
  permissionTable,
  type Role,
  registerUser,
  roles,
  type UserRole,
  userRoles,
} from './identity/index.ts';
import { migrateAll } from './migrations.ts';
import { type RunningServer, startServer } from './server.ts';
import { cheapPasswords, registerTestUnits, shell } from './test-support/identity.ts';
import { permissionsOnPage } from './test-support/permission-page.ts';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

const seller = { partnerId: '4510017', counterId: 'LOKET-01' };
const sells: readonly Role[] = ['counter', 'partner-server', 'counter-clerk', 'partner'];

describe('every route, every role', () => {
  let home: TestDatabase;
  let dataDir: string;
  let server: RunningServer;
  let routes: readonly Route[];
  const secrets = new Map<Role, string>();

  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    dataDir = await mkdtemp(join(tmpdir(), 'setrum-permissions-test-'));
    const options = { port: 0, dataDir, databaseUrl: home.url, logLevel: 'silent' };
    server = await startServer({ ...serverDefaults, ...options });
    await registerTestUnits(server.database, new Date());
    for (const role of userRoles) secrets.set(role, await sessionOf(role));
    for (const role of keyRoles) secrets.set(role, await keyOf(role));
    routes = await describedRoutes();
  });
  after(async () => {
    await server?.stop();
    await home?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function sessionOf(role: UserRole): Promise<string> {
    const { database } = server;
    const given = { roles: [role], units: ['*'], seller: sells.includes(role) ? seller : null };
    const user = { name: `the.${role}`, displayName: role, ...given };
    await registerUser(database, user, shell, new Date(), { passwords: cheapPasswords });
    await database.pool.query('update identity.user_account set must_change_password = false');
    return (await openSession(database, user.name, new Date())).token;
  }

  async function keyOf(role: KeyRole): Promise<string> {
    const secret = newAccessKey();
    if (role === 'counter' || role === 'partner-server') {
      const stored = role === 'counter' ? 'counter' : 'partner';
      await grantAccess(server.database, secret, { role: stored, label: role, ...seller });
    } else await grantAccess(server.database, secret, { role, label: role });
    return secret;
  }

  async function describedRoutes(): Promise<Route[]> {
    const document = await (await fetch(new URL('/api/openapi.json', server.url))).json();
    const paths = Object.entries<Record<string, Record<string, unknown>>>(document.paths);
    return paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        permission: String(operation['x-permission'] ?? 'nothing said'),
      })),
    );
  }

  /** Partners are asked about their own, other places in a path hold what no route takes. */
  async function ask({ method, path }: Route, secret: string | null) {
    const url = path.replace('{partnerId}', seller.partnerId).replace(/\{\w+\}/g, '~');
    const headers: Record<string, string> = { origin: server.url };
    if (secret !== null) headers['authorization'] = `Bearer ${secret}`;
    const response = await fetch(new URL(url, server.url), { method, headers });
    const type = response.headers.get('content-type') ?? '';
    // An open line has no end.
    if (type.startsWith('text/event-stream')) {
      await response.body?.cancel();
      return { status: response.status, code: null };
    }
    const text = await response.text();
    const code = /json/.test(type) ? JSON.parse(text).code : null;
    return { status: response.status, code };
  }

  test('every route of the API says what it asks, and it is a permission', () => {
    const known: readonly string[] = [...permissions, 'signed-in', 'public'];
    const api = routes.filter(({ path }) => path.startsWith('/api/v1/'));
    assert.ok(api.length > 80);
    assert.deepEqual(
      api.filter(({ permission }) => !known.includes(permission)),
      [],
    );
    assert.deepEqual(
      api
        .filter(({ permission }) => permission === 'public')
        .map(({ path }) => path)
        .sort(),
      [...publicPaths].sort(),
    );
  });

  test('without credentials, or with forged ones, nothing but the public routes answers', async () => {
    const forged = [null, newAccessKey(), `setrum_s_${'A'.repeat(43)}`, 'x'];
    for (const route of routes.filter(({ path }) => path.startsWith('/api/v1/'))) {
      if (route.permission === 'public') continue;
      for (const secret of forged) {
        const { status, code } = await ask(route, secret);
        assert.deepEqual(
          [status, code],
          [401, 'SETRUM_UNAUTHENTICATED'],
          `${route.path} ${secret}`,
        );
      }
    }
  });

  for (const role of roles) {
    test(`${role}: what docs/permissions.md grants is let in, all else is refused`, async () => {
      const page = await permissionsOnPage();
      const secret = secrets.get(role) ?? '';
      let refused = 0;
      for (const route of routes) {
        const allowed = page.get(route.permission);
        if (allowed === undefined) continue;
        const { status, code } = await ask(route, secret);
        const told = `${route.method} ${route.path} (${route.permission}) as ${role}: ${status} ${code}`;
        if (allowed.has(role)) assert.ok(status !== 401 && status !== 403 && status < 500, told);
        else assert.deepEqual([status, code], [403, 'SETRUM_FORBIDDEN'], told);
        if (!allowed.has(role)) refused += 1;
      }
      assert.ok(refused > 0, 'nobody may do everything');
    });
  }
});

/** To be signed in is not needed where one signs in, nor to ask whether a paper is genuine. */
const publicPaths: readonly string[] = [
  '/api/v1/documents/verify/{code}',
  '/api/v1/session',
  '/api/v1/session/oidc',
  '/api/v1/session/oidc/start',
  '/api/v1/session/oidc/callback',
  '/api/v1/site',
];

describe('the table', () => {
  test('is what docs/permissions.md says, cell by cell', async () => {
    const page = await permissionsOnPage();
    assert.deepEqual([...page.keys()], permissions);
    for (const permission of permissions)
      assert.deepEqual(
        [...(page.get(permission) ?? [])].sort(),
        [...permissionTable[permission]].sort(),
        permission,
      );
  });

  const may = (role: Role): readonly Permission[] =>
    permissions.filter((permission) => {
      const allowed: readonly Role[] = permissionTable[permission];
      return allowed.includes(role);
    });

  test('an auditor reads and never writes', () => {
    const wrong = may('auditor').filter(
      (permission) =>
        !/\.view$/.test(permission) && !['token.verify', 'partner.own'].includes(permission),
    );
    assert.deepEqual(wrong, []);
    assert.ok(may('auditor').includes('audit.view'));
  });

  test('an administrator keeps users and units, and does none of the others’ work', () => {
    assert.deepEqual(may('administrator'), [
      'user.view',
      'user.manage',
      'unit.view',
      'unit.manage',
      'audit.view',
    ]);
  });

  test('only administrators keep users and units; nobody else reads who there is but auditors', () => {
    assert.deepEqual(permissionTable['user.manage'], ['administrator']);
    assert.deepEqual(permissionTable['unit.manage'], ['administrator']);
    assert.deepEqual([...permissionTable['user.view']].sort(), ['administrator', 'auditor']);
  });

  test('who enters an application does not decide it; who sells moves no deposit', () => {
    assert.ok(!may('front-office').includes('application.decide'));
    assert.ok(!may('fitter').some((permission) => /\.(?:decide|approve|check)$/.test(permission)));
    assert.ok(!may('pdl-officer').includes('pdl.approve'));
    for (const role of sells) {
      const wrong = may(role).filter((permission) =>
        /^(?:booking|ledger|settlement|reconciliation|advice|user|unit|audit|customer|application)\./.test(
          permission,
        ),
      );
      assert.deepEqual(wrong, [], role);
    }
  });

  test('nobody of the utility sells; nobody who sells sees a token again but on a receipt', () => {
    assert.deepEqual([...permissionTable['sale.make']].sort(), [...sells].sort());
    for (const role of sells) assert.ok(!may(role).includes('token.reprint'));
    assert.deepEqual(permissionTable['token.reprint'], ['vending']);
    assert.deepEqual(permissionTable['booking.decide'], ['p2apst-officer', 'finance']);
  });
});
