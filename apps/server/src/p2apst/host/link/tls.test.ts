import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { SetrumError } from '@setrum/errors';
import { inTime, type TestBank, until } from '../fixtures/bank.ts';
import { makeCertificates, type TestCertificate } from '../fixtures/certificates.ts';
import { createTestHub, plainListener, type TestHub, testLink } from '../fixtures/hub.ts';
import { inquiry, network } from '../fixtures/messages.ts';
import { registerLink } from './store.ts';

describe('links over TLS', () => {
  const { authority, server, client, stranger } = makeCertificates();
  let hub: TestHub;
  before(async () => {
    const link = { ...testLink, linkId: 'tls', addresses: [], fingerprints: [client.fingerprint] };
    hub = await createTestHub({ links: [link] });
  });
  after(() => hub.close());

  const listener = (clientCa: string | null) =>
    ({ ...plainListener, tls: { cert: server.cert, key: server.key, clientCa } }) as const;
  const start = async (clientCa: string | null): Promise<number> =>
    (await hub.start({ listeners: [listener(clientCa)] })).ports[0] ?? 0;
  const dial = (port: number, own: TestCertificate | null) =>
    connectTls({
      port,
      host: '127.0.0.1',
      ca: authority.cert,
      checkServerIdentity: () => undefined,
      ...(own !== null && { cert: own.cert, key: own.key }),
    });
  async function connect(port: number, own: TestCertificate): Promise<TestBank> {
    const socket = dial(port, own);
    await once(socket, 'secureConnect');
    return hub.connect({ socket });
  }
  async function assertTurnedAway(port: number, own: TestCertificate | null): Promise<void> {
    const socket = dial(port, own);
    socket.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    await inTime(closed, 'the end of the connection');
  }

  test('a partner is known by its certificate, signed by an authority and on its link', async () => {
    const port = await start(authority.cert);
    const bank = await connect(port, client);
    const answer = await bank.ask(inquiry({ meterNo: hub.world.meters[0] ?? '' }));
    assert.equal(answer.fields[39], '0000');
    await assertTurnedAway(port, stranger);
    await assertTurnedAway(port, null);
    await assertTurnedAway(port, server);
  });

  test('without an authority the fingerprint alone decides', async () => {
    const port = await start(null);
    assert.equal((await (await connect(port, client)).ask(network('301'))).fields[39], '0000');
    await assertTurnedAway(port, stranger);
    await assertTurnedAway(port, null);
    await registerLink(hub.world.database, {
      ...testLink,
      linkId: 'own',
      addresses: [],
      fingerprints: [stranger.fingerprint.toLowerCase()],
    });
    await until(async () => {
      const socket = dial(port, stranger);
      socket.on('error', () => undefined);
      const bank = await hub.connect({ socket });
      bank.send(network('301'));
      return Promise.race([bank.next().then(() => true), bank.closed().then(() => false)]);
    }, 'the new link');
  });

  test('an address is no certificate, and a certificate is needed before anything is said', async () => {
    await registerLink(hub.world.database, testLink);
    await assertTurnedAway(await start(null), null);
  });

  test('plain TCP is for loopback unless it is allowed', async () => {
    const listeners = [{ ...plainListener, host: '0.0.0.0' }];
    const refused = (error: unknown) =>
      error instanceof SetrumError && error.code === 'SETRUM_HOST_PLAIN';
    await assert.rejects(hub.start({ listeners }), refused);
    assert.equal((await hub.start({ listeners, allowPlain: true })).ports.length, 1);
  });

  test('a port that is taken is a coded error', async () => {
    const host = await hub.start({});
    const listeners = [{ ...plainListener, port: host.ports[0] ?? 0 }];
    const taken = (error: unknown) =>
      error instanceof SetrumError && error.code === 'SETRUM_PORT_IN_USE';
    await assert.rejects(hub.start({ listeners }), taken);
  });
});
