import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type Caller, type Gate, installGate } from '../../identity/index.ts';
import {
  createHttpServer,
  createLogger,
  type HttpServer,
  inTransaction,
} from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { announce } from './announce.ts';
import { LiveFeed } from './feed.ts';
import type { Announcement } from './model.ts';
import { liveRoutes } from './routes.ts';
import { eventually } from './test-support/eventually.ts';

const at = new Date('2026-11-23T05:00:00.000Z');
const log = createLogger('silent');
const everywhere: Caller = {
  ...{ label: 'ani', roles: ['front-office'], units: 'all' },
  ...{ seller: null, source: '127.0.0.1' },
};

interface Client {
  readonly status: number;
  /** Names of events and their subjects. */
  readonly events: string[];
  readonly ids: string[];
  text(): string;
  isOver(): boolean;
  leave(): void;
}

describe('server-sent events', () => {
  let home: MigratedDatabase;
  let http: HttpServer;
  let feed: LiveFeed;
  let url: string;
  let callers: Map<string, Caller>;
  let clients: Client[];
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home?.close());
  beforeEach(async () => {
    callers = new Map([['all', everywhere]]);
    clients = [];
    const gate: Gate = async ({ headers }) => {
      const caller = callers.get(headers.authorization ?? '');
      if (caller === undefined) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      return caller;
    };
    feed = new LiveFeed({ database: home.database, now: () => at, log, pollMs: 10 });
    http = await createHttpServer(log);
    installGate(http, gate);
    liveRoutes(http, { feed, gate, now: () => at, recheckMs: 30, mostListeners: 4 });
    await http.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/v1/live`;
  });
  afterEach(async () => {
    for (const client of clients) client.leave();
    const closing = http.close();
    // A connection whose last answer has only just gone out does not count as idle yet.
    http.server.closeAllConnections();
    await closing;
  });

  const connect = async (
    query = '',
    headers: Readonly<Record<string, string>> = {},
    who = 'all',
  ): Promise<Client> => {
    const leaving = new AbortController();
    const response = await fetch(`${url}${query}`, {
      headers: { authorization: who, ...headers },
      signal: leaving.signal,
    });
    let text = '';
    let isOver = false;
    const events: string[] = [];
    const ids: string[] = [];
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        events.length = 0;
        ids.length = 0;
        for (const part of text.split('\n\n')) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
          const event = field('event');
          if (event === undefined) continue;
          const { subject } = JSON.parse(field('data') ?? '{}') as { subject?: string };
          events.push(subject === undefined ? event : `${event} ${subject}`);
          ids.push(field('id') ?? '');
        }
      }
    };
    read()
      .catch(() => undefined)
      .finally(() => {
        isOver = true;
      });
    const client: Client = {
      ...{ status: response.status, events, ids },
      ...{ text: () => text, isOver: () => isOver, leave: () => leaving.abort() },
    };
    clients.push(client);
    if (response.status === 200) await eventually(() => events.length > 0, 'the first event');
    return client;
  };
  const tell = (subject: string, over: Partial<Announcement> = {}) =>
    inTransaction(home.database, (transaction) =>
      announce(transaction, { topic: 'application', subject, unit: '53425', at, ...over }),
    );

  test('ready first, then each change with its subject; comments keep the line alive', async () => {
    const client = await connect();
    await tell('1', { agendaNo: '534250511501150237', data: { state: 'paid' } });
    await eventually(() => client.events.length === 2);
    assert.deepEqual(client.events, ['ready', 'application 1']);
    assert.match(client.text(), /^retry: 2000\n\nid: \d+\.[0-9a-f-]{36}\.\d+\nevent: ready\n/);
    assert.match(client.text(), /"agendaNo":"534250511501150237".*"data":\{"state":"paid"\}/);
  });

  test('only what is asked for: topic, agenda, IDPEL, meter', async () => {
    const agendaNo = '534250511501150237';
    const byTopic = await connect('?topic=token-request&topic=payment');
    const byAgenda = await connect(`?agendaNo=${agendaNo}`);
    const byMeter = await connect('?meterNo=32031017679');
    const byIdpel = await connect('?idpel=534252904966');
    await tell('a', { topic: 'token-request', meterNo: '32031017679' });
    await tell('b', { agendaNo, idpel: '534252904966' });
    await tell('c', { topic: 'payment' });
    await eventually(() => byTopic.events.length === 3 && byAgenda.events.length === 2);
    assert.deepEqual(byTopic.events, ['ready', 'token-request a', 'payment c']);
    assert.deepEqual(byAgenda.events, ['ready', 'application b']);
    assert.deepEqual(byMeter.events, ['ready', 'token-request a']);
    assert.deepEqual(byIdpel.events, ['ready', 'application b']);
  });

  test("only the caller's units, and topics that the caller's roles may see", async () => {
    callers.set('one unit', { ...everywhere, units: new Set(['53425', '53421', '53']) });
    const client = await connect('', {}, 'one unit');
    await tell('theirs', { unit: '51101' });
    await tell('ours');
    await tell('everybody', { unit: null });
    await eventually(() => client.events.length === 3);
    assert.deepEqual(client.events, ['ready', 'application ours', 'application everybody']);
    callers.set('clerk', { ...everywhere, roles: ['counter-clerk'] });
    assert.equal((await connect('', {}, 'clerk')).status, 403);
    callers.set('mixed', { ...everywhere, roles: ['p2tl-analyst'] });
    assert.equal((await connect('?topic=meter-stock', {}, 'mixed')).status, 200);
    assert.equal((await connect('', {}, 'nobody')).status, 401);
    assert.equal((await connect('?topic=gossip')).status, 400);
  });

  test('a line that broke is resumed by its last id: nothing is missed, nothing twice', async () => {
    const first = await connect();
    await tell('1');
    await eventually(() => first.events.length === 2);
    first.leave();
    await tell('2');
    await tell('3');
    const again = await connect('', { 'last-event-id': first.ids.at(-1) ?? '' });
    await tell('4');
    await eventually(() => again.events.length === 4);
    assert.deepEqual(again.events, ['ready', 'application 2', 'application 3', 'application 4']);
    const old = await connect('', {
      'last-event-id': `${first.ids[0]?.split('.').slice(0, 2).join('.')}.1`,
    });
    assert.equal(old.events[0], 'reset');
  });

  test('the end of a session ends the line; a scope that shrinks shrinks it', async () => {
    callers.set('guest', everywhere);
    const client = await connect('', {}, 'guest');
    callers.set('guest', { ...everywhere, units: new Set(['51101']) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await tell('hidden');
    await tell('shown', { unit: '51101' });
    await eventually(() => client.events.length === 2);
    assert.deepEqual(client.events, ['ready', 'application shown']);
    callers.delete('guest');
    await eventually(() => client.isOver(), 'the end of the line');
    await eventually(() => feed.listeners === 0);
  });

  test('no more listeners than there may be; who leaves makes room', async () => {
    for (let n = 0; n < 4; n++) await connect();
    assert.equal((await connect()).status, 503);
    clients[0]?.leave();
    await eventually(() => feed.listeners === 3);
    assert.equal((await connect()).status, 200);
  });

  test('a server that stops ends its lines', async () => {
    const client = await connect();
    await http.close();
    await eventually(() => client.isOver());
    assert.equal(feed.listeners, 0);
  });
});
