import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate } from '../../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../../platform/index.ts';
import { testPartner } from '../../../test-support/world.ts';
import { until } from '../fixtures/bank.ts';
import { createTestHub, type TestHub, testLink } from '../fixtures/hub.ts';
import { inquiry, network } from '../fixtures/messages.ts';
import { linkDefaults } from './model.ts';
import { linkRoutes } from './routes.ts';
import { registerLink } from './store.ts';
import type { LinksView } from './view.ts';

const log = createLogger('silent');
const keyOf = (role: string): string => `key-of-${role}-000000000`;

describe('the links as people see them', () => {
  let hub: TestHub;
  let http: HttpServer;
  let url: string;
  before(async () => {
    hub = await createTestHub({ links: [{ ...testLink, autoSignOn: false }] });
    const { database } = hub.world;
    const shut = { ...testLink, linkId: 'tutup', addresses: ['10.9.0.0/16'], enabled: false };
    await registerLink(database, shut);
    const seller = { partnerId: testPartner.partnerId, counterId: 'LOKET-01' };
    await grantAccess(database, keyOf('finance'), { role: 'finance', label: 'finance' });
    await grantAccess(database, keyOf('counter'), { role: 'counter', label: 'counter', ...seller });
    http = await createHttpServer(log);
    const now = () => hub.world.now;
    const gate = createGate({ database, now });
    installGate(http, gate);
    linkRoutes(http, { database, host: hub.host, gate, now, log, watchMs: 10 });
    await http.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/v1/links`;
  });
  after(async () => {
    await http?.close();
    await hub?.close();
  });

  const headers = (role: string) => ({ authorization: `Bearer ${keyOf(role)}` });
  const links = async (): Promise<LinksView> =>
    (await (await fetch(url, { headers: headers('finance') })).json()) as LinksView;
  const setEnabled = (linkId: string, enabled: boolean) =>
    fetch(`${url}/${linkId}/enabled`, {
      method: 'PUT',
      headers: { ...headers('finance'), 'content-type': 'application/json' },
      body: JSON.stringify({ enabled }),
    });

  test('each with its connections: signed on or not, what it asked and heard', async () => {
    const bank = await hub.connect();
    await until(async () => (await links()).links[1]?.connections.length === 1, 'the connection');
    await bank.ask(network('001'));
    await bank.ask(inquiry({ meterNo: hub.world.meters[0] ?? '' }));
    const view = await links();
    assert.deepEqual(
      view.links.map(({ linkId, enabled, connections }) => [linkId, enabled, connections.length]),
      [
        ['tutup', false, 0],
        ['uji', true, 1],
      ],
    );
    const connection = view.links[1]?.connections[0];
    assert.deepEqual(
      { ...connection, since: 0, heardAt: 0 },
      {
        ...{ address: '127.0.0.1', isEncrypted: false, dialect: '2003', framing: 'end-byte' },
        ...{ isSignedOn: true, since: 0, heardAt: 0, requests: 2, answers: 2, unanswered: 0 },
      },
    );
    assert.deepEqual(view.unnamed, []);
    await bank.ask(network('002'));
    assert.equal((await links()).links[1]?.connections[0]?.isSignedOn, false);
  });

  test('whoever watches hears at once, and of every change; shutting a link closes its connections', async () => {
    const abort = new AbortController();
    const { signal } = abort;
    const response = await fetch(`${url}/live`, { headers: headers('finance'), signal });
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    const seen: LinksView[] = [];
    const reading = read(response, seen);
    const states = () =>
      seen.map(({ links: [, uji] }) => `${uji?.enabled} ${uji?.connections.length}`);
    await until(async () => seen.length > 0, 'the first word');
    assert.equal(states()[0], 'true 1');
    assert.equal((await setEnabled('uji', false)).status, 200);
    await until(async () => states().at(-1) === 'false 0', 'the closed link');
    assert.equal((await setEnabled('uji', true)).status, 200);
    await until(async () => states().at(-1) === 'true 0', 'the open link');
    abort.abort();
    await reading;
    const { rows } = await hub.world.database.pool.query(
      `select actor, subject, detail from identity.audit_entry where act = 'link.enable' order by sequence`,
    );
    assert.deepEqual(
      rows.map(({ actor, subject, detail }) => [actor, subject, detail.enabled]),
      [
        ['finance', 'uji', 'false'],
        ['finance', 'uji', 'true'],
      ],
    );
  });

  test('a link is registered, changed as a whole, and followed at once', async () => {
    const put = async (linkId: string, over: object) => {
      const { linkId: _, ...rest } = { ...linkDefaults, ...testLink };
      const response = await fetch(`${url}/${linkId}`, {
        method: 'PUT',
        headers: { ...headers('finance'), 'content-type': 'application/json' },
        body: JSON.stringify({ ...rest, addresses: ['10.8.0.0/16'], ...over }),
      });
      return (await response.json()) as LinksView & { readonly code?: string };
    };
    const made = await put('baru', { maxConnections: 2 });
    const found = ({ links }: LinksView) => links.find(({ linkId }) => linkId === 'baru');
    assert.deepEqual([found(made)?.maxConnections, found(made)?.enabled], [2, true]);
    const changed = await put('baru', { maxConnections: 3, enabled: false });
    assert.deepEqual([found(changed)?.maxConnections, found(changed)?.enabled], [3, false]);
    for (const wrong of [
      ...[
        { addresses: ['10.8.0.0/64'] },
        { addresses: ['1.2.3'] },
        { addresses: ['10.8.1.0/16'] },
        { bankCodes: [] },
      ],
      ...[{ fingerprints: ['AA'] }, { maxConnections: 0 }, { linkId: 'other' }],
    ])
      assert.equal((await put('baru', wrong)).code, 'SETRUM_BAD_REQUEST', JSON.stringify(wrong));
  });

  test('an unknown link, and who may not see links', async () => {
    const unknown = await setEnabled('tidak-ada', true);
    assert.equal(((await unknown.json()) as { code: string }).code, 'SETRUM_LINK_NOT_FOUND');
    for (const path of ['', '/live'])
      assert.equal((await fetch(`${url}${path}`, { headers: headers('counter') })).status, 403);
  });
});

async function read(response: Response, into: LinksView[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) into.push(JSON.parse(data) as LinksView);
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}
