import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  auditEntries,
  createGate,
  grantAccess,
  installGate,
  verifyAuditTrail,
} from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { registerPartner } from '../partner/register.ts';
import { webhookRoutes } from './routes.ts';
import { isSigned } from './signature.ts';
import { startWebhooks } from './start.ts';
import { eventually } from './test-support/eventually.ts';
import { createWebhookWorld, testPolicy, type WebhookWorld } from './test-support/webhook-world.ts';

const partner = 'key-of-the-server-000';
const stranger = 'key-of-another-server';
const counter = 'key-of-a-counter-0000';

describe('webhooks over HTTP', () => {
  let world: WebhookWorld;
  let http: HttpServer;
  before(async () => {
    world = await createWebhookWorld();
    const { database } = world;
    const { partnerId } = testPartner;
    await registerPartner(database, { partnerId: '4520009', name: 'BANK LAIN', adminCents: 0 });
    const grant = { label: 'server', counterId: 'SERVER-01' };
    await grantAccess(database, partner, { ...grant, role: 'partner', partnerId });
    await grantAccess(database, stranger, { ...grant, role: 'partner', partnerId: '4520009' });
    await grantAccess(database, counter, { ...grant, role: 'counter', partnerId });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now: () => new Date(0) }));
    webhookRoutes(http, { ...world, now: () => world.now, policy: testPolicy });
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    { key = partner, body }: { readonly key?: string; readonly body?: object } = {},
  ) => {
    const answer = await http.inject({
      method,
      url: `/api/v1/webhooks${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: answer.statusCode,
      json: answer.body === '' ? null : answer.json(),
      text: answer.body,
    };
  };

  test('registered, told its secret once; tested; a sale is told; retried; changed; removed', async () => {
    const wanted = { url: world.receiver.url, events: ['purchase.sold'] };
    const made = await call('POST', '', { body: wanted });
    assert.equal(made.status, 201);
    const { endpointId, secret } = made.json;
    assert.match(secret, /^whsec_[\w-]{43}$/);

    const { database, securityModule } = world;
    const running = startWebhooks(database, {
      ...{ securityModule, now: () => world.now, log: createLogger('silent'), policy: testPolicy },
      ...{ collectEveryMs: 5, deliverEveryMs: 5 },
    });
    try {
      const test = await call('POST', `/${endpointId}/test`);
      assert.equal(test.status, 202);
      world.pass(1000);
      const sold = await world.newService().buy(world.request());
      const ours = () =>
        world.receiver.received.filter(({ body, headers }) =>
          isSigned(secret, headers['setrum-signature'] ?? '', body, world.now),
        );
      await eventually(() => ours().length === 2);
      const sale = ours().find(({ json }) => json.event === 'purchase.sold');
      assert.equal(sale?.json.data['reference'], sold.reference);
      assert.ok(ours().some(({ json }) => json.id === test.json.eventId));

      const list = await call('GET', `/${endpointId}/deliveries?state=delivered`);
      await eventually(async () => {
        const { json } = await call('GET', `/${endpointId}/deliveries?state=delivered`);
        return json.deliveries.length === 2;
      });
      assert.equal(list.status, 200);
      assert.ok(!list.text.includes(sold.token));
      const retry = `/${endpointId}/deliveries/${sale?.json.id}/retry`;
      assert.equal((await call('POST', retry)).json.state, 'waiting');
      await eventually(() => ours().length === 3);
    } finally {
      await running.stop();
    }

    const rotated = await call('POST', `/${endpointId}/secret`);
    assert.notEqual(rotated.json.secret, secret);
    assert.ok(rotated.json.previousSecretUntil > world.now.toISOString());
    const list = await call('GET', '');
    assert.equal(list.json.endpoints.length, 2);
    assert.doesNotMatch(list.text, /whsec_|sealed/);
    assert.equal((await call('DELETE', `/${endpointId}`)).status, 204);
    assert.equal((await call('DELETE', `/${endpointId}`)).json.code, 'SETRUM_WEBHOOK_UNKNOWN');
  });

  test('another partner sees none of it; a counter has no part in it', async () => {
    const path = `/${world.endpointId}`;
    assert.deepEqual((await call('GET', '', { key: stranger })).json, { endpoints: [] });
    const codes = await Promise.all([
      call('POST', `${path}/secret`, { key: stranger }),
      call('POST', `${path}/test`, { key: stranger }),
      call('DELETE', path, { key: stranger }),
      call('GET', '', { key: counter }),
    ]);
    assert.deepEqual(
      codes.map(({ json }) => json.code),
      [...Array(3).fill('SETRUM_WEBHOOK_UNKNOWN'), 'SETRUM_FORBIDDEN'],
    );
    const seen = await call('GET', `${path}/deliveries`, { key: stranger });
    assert.deepEqual(seen.json, { deliveries: [] });
  });

  test('no more than five endpoints, none at a blocked address, no unknown events', async () => {
    const body = { url: 'https://bank.example.co.id/hooks', events: ['deposit.low'] };
    const codes: unknown[] = [];
    for (let n = 0; n < 5; n++) codes.push((await call('POST', '', { body })).json.code ?? 'ok');
    assert.deepEqual(codes, [...Array(4).fill('ok'), 'SETRUM_WEBHOOK_TOO_MANY']);
    const blocked = await call('POST', '', { body: { ...body, url: 'https://10.0.0.1/' } });
    assert.equal(blocked.json.code, 'SETRUM_WEBHOOK_URL');
    const unknown = await call('POST', '', { body: { ...body, events: ['purchase.token'] } });
    assert.equal(unknown.json.code, 'SETRUM_BAD_REQUEST');
  });

  test('who did it is in the audit trail; the secret is nowhere in clear', async () => {
    const entries = await auditEntries(world.database, 0, 100);
    const acts = entries.filter(({ act }) => act.startsWith('webhook.'));
    assert.ok(acts.every(({ actor }) => actor === '4510017/SERVER-01'));
    assert.ok(acts.some(({ act }) => act === 'webhook.rotate-secret'));
    assert.ok(acts.some(({ act }) => act === 'webhook.delete'));
    assert.ok((await verifyAuditTrail(world.database)).ok);
    const { rows } = await world.database.pool.query(
      `select from p2apst.webhook_endpoint e where to_jsonb(e)::text like '%' || $1 || '%'`,
      [world.secret],
    );
    assert.equal(rows.length, 0);
  });
});
