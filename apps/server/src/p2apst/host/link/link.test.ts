import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { registerPartner } from '../../partner/register.ts';
import { until } from '../fixtures/bank.ts';
import { createTestHub, type TestHub, testLink } from '../fixtures/hub.ts';
import { inquiry, network } from '../fixtures/messages.ts';
import { registerLink } from './store.ts';

const second = {
  ...testLink,
  linkId: 'second',
  centralId: '4512018',
  switcherIds: ['ST145S4'],
  bankCodes: ['4510018'],
  maxConnections: 1,
} as const;
const framed = {
  ...testLink,
  linkId: 'framed',
  addresses: ['127.0.1.0/24'],
  framing: 'length',
} as const;
const closedLink = {
  ...testLink,
  linkId: 'closed',
  addresses: ['127.0.0.9'],
  enabled: false,
} as const;

describe('links', () => {
  let hub: TestHub;
  before(async () => {
    hub = await createTestHub({
      links: [testLink, second, framed, closedLink],
      config: { handshakeTimeoutMs: 300 },
    });
    await registerPartner(hub.world.database, {
      partnerId: '4510018',
      name: 'BANK DUA',
      adminCents: 300_000,
    });
  });
  after(() => hub.close());

  const ask = (fields: Record<number, string> = {}) =>
    inquiry({ meterNo: hub.world.meters[0] ?? '' }, fields);
  const ofSecond = () => {
    const asked = ask({ 32: '4510018', 33: '4512018' });
    const data = asked.fields[48]?.replace('ST145S3', 'ST145S4') ?? '';
    return { ...asked, fields: { ...asked.fields, 48: data } };
  };

  test('two partners behind one address are told apart by what they say first', async () => {
    const [one, two] = [await hub.connect(), await hub.connect()];
    assert.equal((await one.ask(ask())).fields[39], '0000');
    assert.equal((await two.ask(ofSecond())).fields[39], '0000');
    assert.equal((await one.ask(ofSecond())).fields[39], '0031', 'and stay who they are');
    assert.equal((await two.ask(ask())).fields[39], '0031');
    const third = await hub.connect();
    assert.equal((await third.ask(ofSecond())).fields[39], '0005', 'no seat left');
    await third.closed();
    two.end();
  });

  test('who names a bank, a central or a switcher of no link is refused, and may try again', async () => {
    const bank = await hub.connect();
    assert.equal((await bank.ask(ask({ 32: '4519999' }))).fields[39], '0031');
    assert.equal((await bank.ask(ask({ 33: '4519999' }))).fields[39], '0032');
    const other = ask();
    const data = other.fields[48]?.replace('ST145S3', 'ST145S4') ?? '';
    const mixed = { ...other, fields: { ...other.fields, 48: data } };
    assert.equal((await bank.ask(mixed)).fields[39], '0032');
    assert.equal(
      (await bank.ask(network('001', { 32: '4510017', 33: '4512017' }))).fields[39],
      '0000',
    );
    assert.equal((await bank.ask(ask())).fields[39], '0000');
  });

  test('who says nothing is closed', async () => {
    const bank = await hub.connect();
    await bank.closed();
  });

  test('an address of no link is closed at once, and so is one whose link is disabled', async () => {
    for (const localAddress of ['127.0.0.8', '127.0.0.9']) {
      await (await hub.connect({ localAddress })).closed();
    }
  });

  test('a link with a framing of its own has it on any listener', async () => {
    const bank = await hub.connect({ localAddress: '127.0.1.77', framing: 'length' });
    assert.equal((await bank.ask(ask())).fields[39], '0000');
  });

  test('a link that is disabled while it is used is closed, and comes back when it is enabled', async () => {
    const bank = await hub.connect({ localAddress: '127.0.1.77', framing: 'length' });
    assert.equal((await bank.ask(ask())).fields[39], '0000');
    await registerLink(hub.world.database, { ...framed, enabled: false });
    await bank.closed();
    await registerLink(hub.world.database, framed);
    await until(async () => {
      const again = await hub.connect({ localAddress: '127.0.1.77', framing: 'length' });
      again.send(network('301'));
      return Promise.race([again.next().then(() => true), again.closed().then(() => false)]);
    }, 'the link');
  });

  test('who registers a link is in the audit trail', async () => {
    await registerLink(hub.world.database, framed, 'staff-1', hub.world.now);
    const { rows } = await hub.world.database.pool.query(
      `select actor, subject from identity.audit_entry where act = 'link.register'`,
    );
    assert.deepEqual(rows, [{ actor: 'staff-1', subject: 'framed' }]);
  });

  test('a switcher is not taken as a bank: the table refuses what is no code', async () => {
    await assert.rejects(registerLink(hub.world.database, { ...framed, centralId: 'X' }));
    await assert.rejects(registerLink(hub.world.database, { ...framed, bankCodes: [] }));
  });
});
