import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchPcscReaders } from './pcsc-watch.ts';
import type { ReaderEvent, ReaderWatch } from './reader-events.ts';
import { plainCard } from './test-support/cards.ts';
import { createFakeService, FAKE_READER, type FakeService } from './test-support/fake-service.ts';

const OTHER = 'Identiv uTrust 3700 F 00 00';
const quick = { sliceMs: 2, retryMs: 2, stuckMs: 30 };

/** A watch, and its events one by one in words. */
function watching(service: FakeService) {
  const told: string[] = [];
  let wake = (): void => undefined;
  const watch: ReaderWatch = watchPcscReaders(
    service.binding,
    (event) => {
      told.push(wordsOf(event));
      wake();
    },
    quick,
  );
  return {
    watch,
    told,
    async next(): Promise<string> {
      while (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return told.shift() ?? '';
    },
  };
}

function wordsOf(event: ReaderEvent): string {
  if (event.kind === 'up') return 'up';
  if (event.kind === 'down') return `down: ${event.problem.message}`;
  return `${event.kind} ${event.reader}`;
}

describe('the watch over PC/SC', () => {
  it('tells what is there first, then what comes and goes, reader by reader', async () => {
    const service = createFakeService();
    service.readers = [FAKE_READER, OTHER];
    service.insert(plainCard('04aabb'), OTHER);
    const { watch, next } = watching(service);
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    assert.equal(await next(), `appeared ${OTHER}`);
    assert.equal(await next(), `laid ${OTHER}`);
    service.insert(plainCard('04ccdd'));
    assert.equal(await next(), `laid ${FAKE_READER}`);
    service.remove(OTHER);
    assert.equal(await next(), `lifted ${OTHER}`);
    service.unplug();
    assert.equal(await next(), `vanished ${FAKE_READER}`);
    service.plug();
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    await watch.close();
    assert.equal(service.openContexts, 0);
  });

  it('sees a card that was exchanged between two looks', async () => {
    const service = createFakeService();
    service.insert(plainCard('04aabb'));
    const { watch, next } = watching(service);
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    assert.equal(await next(), `laid ${FAKE_READER}`);
    service.insert(plainCard('04ccdd'));
    assert.equal(await next(), `lifted ${FAKE_READER}`);
    assert.equal(await next(), `laid ${FAKE_READER}`);
    await watch.close();
  });

  it('lives through the service: every reader vanishes, is told why, and appears again', async () => {
    const service = createFakeService();
    const { watch, next } = watching(service);
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    service.stop();
    assert.equal(await next(), `vanished ${FAKE_READER}`);
    assert.match(await next(), /^down: SETRUM_READER_SERVICE_DOWN: .*Communication error/);
    service.start();
    assert.equal(await next(), 'up');
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    service.insert(plainCard('04aabb'));
    assert.equal(await next(), `laid ${FAKE_READER}`);
    await watch.close();
    assert.equal(service.openContexts, 0);
  });

  it('waits for a service that is not there yet, and for the first reader', async () => {
    const service = createFakeService();
    service.readers = [];
    service.stop();
    const { watch, next } = watching(service);
    assert.match(await next(), /^down: .*PC\/SC service not running/);
    service.start();
    assert.equal(await next(), 'up');
    service.plug();
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    await watch.close();
  });

  it('tells a service that does not answer, asks it nothing meanwhile, and goes on when it does', async () => {
    const service = createFakeService();
    const { watch, next } = watching(service);
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    const gate = Promise.withResolvers<void>();
    service.waitGate = gate.promise;
    assert.equal(await next(), `vanished ${FAKE_READER}`);
    assert.match(await next(), /^down: .*PC\/SC does not answer/);
    const { openContexts } = service;
    service.waitGate = undefined;
    gate.resolve();
    assert.equal(await next(), 'up');
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    assert.equal(service.openContexts, openContexts);
    const stuck = Promise.withResolvers<void>();
    service.waitGate = stuck.promise;
    assert.equal(await next(), `vanished ${FAKE_READER}`);
    await watch.close();
    stuck.resolve();
  });

  it('tells nothing after its end', async () => {
    const service = createFakeService();
    const { watch, next, told } = watching(service);
    assert.equal(await next(), `appeared ${FAKE_READER}`);
    const ended = watch.close();
    service.unplug();
    await ended;
    await watch.close();
    assert.deepEqual(told, []);
  });
});
