import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHttpServer, createLogger } from '../../platform/index.ts';
import { installGate } from './install.ts';
import { userRoles } from './roles.ts';
import { roleRoutes } from './routes.ts';
import { mayDo, permissions } from './table.ts';

test('the roles over HTTP say what the table says', async () => {
  const http = await createHttpServer(createLogger('silent'));
  installGate(http, async () => ({
    ...{ label: 'adi', roles: ['administrator'], units: 'all', seller: null, source: 'test' },
  }));
  roleRoutes(http);
  const answer = await http.inject({ method: 'GET', url: '/api/v1/roles' });
  await http.close();
  assert.equal(answer.statusCode, 200);
  const told = answer.json<{ roles: string[]; permissions: Record<string, unknown>[] }>();
  assert.deepEqual(told.roles, [...userRoles]);
  assert.deepEqual(
    told.permissions.map(({ permission, roles }) => [permission, roles]),
    permissions.map((one) => [one, userRoles.filter((role) => mayDo(role, one))]),
  );
});
