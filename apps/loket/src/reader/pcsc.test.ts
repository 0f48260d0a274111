import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listPcscReaders, openPcscReader } from './pcsc.ts';
import { GET_UID, plainCard, silentCard, uidOf, WAIT_MS, WRITE } from './test-support/cards.ts';
import { createFakeService, FAKE_READER, type FakeService } from './test-support/fake-service.ts';

const silent = { code: 'SETRUM_CARD_SILENT' };
const quick = { retryPauseMs: 1, retryMs: 30 };

/** Everything was given back, and nothing while it would have blocked. */
function assertAtRest(service: FakeService): void {
  assert.deepEqual(service.blockingCalls, []);
  assert.equal(service.openCards, 0);
  assert.equal(service.openContexts, 0);
}

// What every reader owes its caller is in driver/contract; driver/pcsc.test.ts runs it.
describe('a PC/SC reader', () => {
  it('is found by a part of its name', async () => {
    const service = createFakeService();
    service.readers = ['Identiv uTrust 3700 F 00 00', FAKE_READER];
    const { binding } = service;
    assert.deepEqual(await listPcscReaders(binding), service.readers);
    assert.equal((await openPcscReader({ binding })).name, service.readers[0]);
    assert.equal((await openPcscReader({ binding, nameContains: 'acme' })).name, FAKE_READER);
    assert.equal((await openPcscReader({ binding, name: FAKE_READER })).name, FAKE_READER);
    await assert.rejects(openPcscReader({ binding, name: 'ACME' }), {
      code: 'SETRUM_READER_MISSING',
    });
    await assert.rejects(openPcscReader({ binding, nameContains: 'Omnikey' }), {
      code: 'SETRUM_READER_MISSING',
      message: /none of Identiv uTrust 3700 F 00 00, ACME Contactless 00 00 is "Omnikey"/,
    });
    service.readers = [];
    await assert.rejects(openPcscReader({ binding }), { message: /PC\/SC knows no reader/ });
    assertAtRest(service);
  });

  it('is missing while the service is down, and found once it is up', async () => {
    const service = createFakeService();
    const { binding } = service;
    const reader = await openPcscReader({ binding });
    service.insert(plainCard('04aabb'));
    service.downWith = 'PC/SC service not running';
    const down = {
      code: 'SETRUM_READER_SERVICE_DOWN',
      params: { detail: 'PC/SC service not running' },
    };
    await assert.rejects(listPcscReaders(binding), down);
    await assert.rejects(openPcscReader({ binding }), down);
    await assert.rejects(reader.connect({ waitMs: 0 }), down);
    service.downWith = undefined;
    assert.equal(await uidOf(await reader.connect({ waitMs: 0 })), '04aabb');
    await reader.close();
    assertAtRest(service);
  });

  it('is missing when it is unplugged during the wait', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding });
    const tap = reader.connect({ waitMs: WAIT_MS });
    setImmediate(() => service.unplug());
    await assert.rejects(tap, { code: 'SETRUM_READER_MISSING' });
    assertAtRest(service);
  });

  it('connects again over stale handles, also for a caller that does not wait', async () => {
    const service = createFakeService();
    const commands: number[] = [];
    const card = plainCard('04aabb');
    const reader = await openPcscReader({ binding: service.binding, ...quick });
    service.insert((apdu) => {
      commands.push(apdu[1] ?? 0);
      return card(apdu);
    });
    service.staleHandles = 2;
    const session = await reader.connect({ waitMs: 0 });
    assert.equal(service.connects, 3);
    await session.transmit(WRITE);
    // The probe with the UID command is the adapter's; the caller's write was sent once.
    assert.deepEqual(commands, [0xca, 0xd6]);
    await reader.close();
    assertAtRest(service);
  });

  it('gives up a card that never talks', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding, ...quick });
    service.insert(plainCard('04aabb'));
    service.staleHandles = Number.POSITIVE_INFINITY;
    await assert.rejects(reader.connect({ waitMs: 0 }), { code: 'SETRUM_CARD_REMOVED' });
    assert.ok(service.connects > 1);
    assertAtRest(service);
  });

  it('waits out a sharing violation that passes', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding, retryPauseMs: 1 });
    service.insert(plainCard('04aabb'));
    service.refusals = ['Sharing violation', 'Sharing violation'];
    assert.equal(await uidOf(await reader.connect({ waitMs: 0 })), '04aabb');
    await reader.close();
    assertAtRest(service);
  });

  it('names a sharing violation that stays, however long the caller would wait', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding, ...quick });
    service.insert(plainCard('04aabb'));
    service.refusals = ['Sharing violation'];
    service.keepRefusing = true;
    await assert.rejects(reader.connect({ waitMs: 3_600_000 }), { code: 'SETRUM_READER_BUSY' });
    assertAtRest(service);
  });

  it('does not try again where trying does not help', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding });
    service.insert(plainCard('04aabb'));
    service.refusals = ['Card is not supported'];
    await assert.rejects(reader.connect({ waitMs: WAIT_MS }), { code: 'SETRUM_CARD_UNKNOWN_CHIP' });
    assert.equal(service.connects, 1);
    assertAtRest(service);
  });

  it('leaves a hanging command alone until it ends, and connects no more meanwhile', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding, timeoutMs: 10, ...quick });
    service.insert(silentCard('04aabb'));
    const session = await reader.connect({ waitMs: 0 });
    await assert.rejects(session.transmit(WRITE), silent);
    await assert.rejects(session.transmit(GET_UID), silent);
    await session.close();
    await assert.rejects(reader.connect({ waitMs: 5 }), silent);
    assert.equal(service.connects, 1);
    assert.equal(service.openCards, 1);
    const stop = new AbortController();
    const waiting = reader.connect({ waitMs: 3_600_000, signal: stop.signal });
    setImmediate(() => stop.abort(new Error('cancelled')));
    await assert.rejects(waiting, { message: 'cancelled' });

    service.remove();
    service.insert(plainCard('04ccdd'));
    assert.equal(await uidOf(await reader.connect({ waitMs: WAIT_MS })), '04ccdd');
    await reader.close();
    assertAtRest(service);
  });

  it('gives a connection back that came too late', async () => {
    const service = createFakeService();
    const gate = Promise.withResolvers<void>();
    const reader = await openPcscReader({ binding: service.binding, timeoutMs: 10, ...quick });
    service.insert(plainCard('04aabb'));
    service.connectGate = gate.promise;
    await assert.rejects(reader.connect({ waitMs: 0 }), silent);
    await assert.rejects(reader.connect({ waitMs: 5 }), silent);
    assert.equal(service.connects, 1);
    service.connectGate = undefined;
    gate.resolve();
    assert.equal(await uidOf(await reader.connect({ waitMs: WAIT_MS })), '04aabb');
    await reader.close();
    assertAtRest(service);
  });

  it('takes success without bytes for a card that is gone', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding });
    service.insert(silentCard('04aabb'));
    const session = await reader.connect({ waitMs: 0 });
    setImmediate(() => service.remove());
    await assert.rejects(session.transmit(WRITE), { code: 'SETRUM_CARD_REMOVED' });
    await reader.close();
    assertAtRest(service);
  });

  it('gives a card back that the caller no longer waits for', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding });
    const stop = new AbortController();
    const card = plainCard('04aabb');
    service.insert((apdu) => {
      stop.abort(new Error('cancelled'));
      return card(apdu);
    });
    await assert.rejects(reader.connect({ waitMs: 0, signal: stop.signal }), {
      message: 'cancelled',
    });
    assertAtRest(service);
  });

  it('closes the session before when the caller forgot to', async () => {
    const service = createFakeService();
    const reader = await openPcscReader({ binding: service.binding });
    service.insert(plainCard('04aabb'));
    const first = await reader.connect({ waitMs: 0 });
    await reader.connect({ waitMs: 0 });
    assert.equal(service.openCards, 1);
    await assert.rejects(first.transmit(GET_UID), { code: 'SETRUM_CARD_REMOVED' });
    await reader.close();
    assertAtRest(service);
  });
});
