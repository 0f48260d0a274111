import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createGate,
  grantAccess,
  installGate,
  newAccessKey,
  openSession,
  registerUser,
} from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { cheapPasswords, registerTestUnits, shell } from '../../test-support/identity.ts';
import { testPartner } from '../../test-support/world.ts';
import { campaignWork } from './index.ts';
import { type CampaignWorld, createCampaignWorld } from './test-support/campaign-world.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The world's customers are of unit 53425. */
describe('key-change campaigns over HTTP', () => {
  let world: CampaignWorld;
  let http: HttpServer;
  const tokens = new Map<string, string>();
  let keys = 0;
  before(async () => {
    world = await createCampaignWorld(3);
    const { database } = world;
    const now = () => world.now;
    await registerTestUnits(database, world.now);
    for (const [name, role, unit] of [
      ['meteran', 'metering', '53420'],
      ['kepala', 'supervisor', '53420'],
      ['tetangga', 'metering', '53426'],
      ['pusat', 'metering', '*'],
    ] as const) {
      const user = { name, displayName: name, roles: [role], units: [unit] };
      await registerUser(database, user, shell, world.now, { passwords: cheapPasswords });
      await database.pool.query('update identity.user_account set must_change_password = false');
      tokens.set(name, (await openSession(database, name, world.now)).token);
    }
    const accessKey = newAccessKey();
    const { partnerId } = testPartner;
    const grant = { role: 'counter', label: 'loket', partnerId, counterId: 'LOKET-01' } as const;
    await grantAccess(database, accessKey, grant);
    tokens.set('loket', accessKey);
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now }));
    world.mount(http);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const call = async (
    name: string,
    method: 'GET' | 'POST',
    path: string,
    payload?: object,
  ): Promise<Answer> => {
    const headers = {
      authorization: `Bearer ${tokens.get(name)}`,
      'idempotency-key': `campaign-route-${++keys}`,
    };
    const options = { method, url: `/api/v1/${path}`, headers } as const;
    const { statusCode, body } = await http.inject(payload ? { ...options, payload } : options);
    const parsed: unknown = body.startsWith('{') ? JSON.parse(body) : {};
    return { status: statusCode, text: body, body: { ...(parsed as Record<string, unknown>) } };
  };
  const wanted = {
    ...{ name: 'KRN 3', reason: 'revisi kunci', units: ['53420'] },
    ...{ from: { krn: 2 }, target: { krn: 3 } },
  };

  test('asked for, approved by another, followed, and delivered at a counter that sells nothing', async () => {
    const asked = await call('meteran', 'POST', 'key-campaigns', wanted);
    assert.deepEqual([asked.status, asked.body['state']], [200, 'requested']);
    const path = `key-campaigns/${asked.body['campaignId']}`;
    const early = await call('kepala', 'POST', `${path}/approve`);
    assert.equal(early.body['code'], 'SETRUM_KEY_CAMPAIGN_SELECTING');
    await campaignWork(world.options);
    assert.equal((await call('meteran', 'POST', `${path}/approve`)).status, 403);
    assert.equal((await call('kepala', 'POST', `${path}/approve`)).body['state'], 'running');
    await campaignWork(world.options);
    const { body } = await call('kepala', 'GET', path);
    const total = body['total'] as Record<string, number>;
    assert.deepEqual([total['meters'], total['made']], [3, 3]);

    const home = world.household(0);
    await home.tap();
    const visit = async () => {
      const { uid, mailboxSequence, reportImage } = await home.card.visit();
      const card = { uid, mailboxSequence, report: Buffer.from(reportImage).toString('base64') };
      return call('loket', 'POST', 'card-mailboxes', { meterNo: home.meterNo, card });
    };
    assert.equal(await home.tokensWait(), true);
    const strange = createTestCard(home.meterNo, '04AABBCCDDEEFF');
    assert.equal(await home.tokensWait(strange), false, 'whose that is nobody has said');
    assert.ok((await visit()).body['mailbox'], 'and its answer is lost');
    const first = await visit();
    const mailbox = first.body['mailbox'] as { readonly image: string } | null;
    assert.ok(mailbox, first.text);
    await home.card.write(mailbox.image);
    assert.equal((await visit()).body['mailbox'], null, 'it lies on the card already');
    assert.equal(await home.tokensWait(), false);
    await home.tap();
    assert.equal(home.meter.state.decoder.krn, 3);
    assert.equal((await visit()).body['mailbox'], null);
    await campaignWork(world.options);
    const confirmed = await call('kepala', 'GET', `${path}/meters?state=confirmed`);
    assert.equal((confirmed.body['meters'] as unknown[]).length, 1);
    const csv = await call('kepala', 'GET', `${path}/meters/export`);
    assert.equal(csv.text.trim().split('\n').length, 4);
    for (const [act, state] of [
      ['pause', 'paused'],
      ['resume', 'running'],
      ['cancel', 'cancelled'],
    ])
      assert.equal((await call('kepala', 'POST', `${path}/${act}`)).body['state'] ?? state, state);
  });

  test('units bound what is asked for, decided and seen', async () => {
    const everywhere = { name: 'semua', reason: 'uji', target: { krn: 4 } };
    const refused = await call('meteran', 'POST', 'key-campaigns', everywhere);
    assert.deepEqual([refused.status, refused.body['code']], [403, 'SETRUM_UNIT_FORBIDDEN']);
    const beside = await call('tetangga', 'POST', 'key-campaigns', wanted);
    assert.equal(beside.body['code'], 'SETRUM_UNIT_FORBIDDEN');
    const asked = await call('pusat', 'POST', 'key-campaigns', everywhere);
    assert.equal(asked.status, 200, asked.text);
    const path = `key-campaigns/${asked.body['campaignId']}`;
    assert.equal((await call('kepala', 'POST', `${path}/reject`)).status, 403);
    await campaignWork(world.options);
    const { body } = await call('tetangga', 'GET', path);
    assert.deepEqual(body['units'], [], "other units' meters are not theirs to see");
    const empty = await call('pusat', 'POST', 'key-campaigns', { ...everywhere, target: {} });
    assert.equal(empty.status, 400);
  });
});
