import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulatedReader, type SimulatedReader } from './simulated.ts';
import {
  plainCard,
  type ReaderFixture,
  testReaderContract,
  uidOf,
} from './test-support/contract.ts';

function createFixture(): ReaderFixture {
  let reader: SimulatedReader | undefined;
  return {
    async open(timeoutMs) {
      reader = createSimulatedReader({ timeoutMs });
      return reader;
    },
    insert: (card) => reader?.insert(card),
    remove: () => reader?.remove(),
  };
}

describe('the simulated reader', () => {
  testReaderContract(createFixture);

  it('takes the card that lies there away before another is laid down', async () => {
    const reader = createSimulatedReader({ name: 'Demo' });
    assert.equal(reader.name, 'Demo');
    reader.insert(plainCard('04aabb'));
    const first = await reader.connect({ waitMs: 0 });
    reader.insert(plainCard('04ccdd'));
    assert.equal((await first.transmit(Uint8Array.of(0xff, 0xca, 0, 0, 0))).length, 0);
    assert.equal(await uidOf(await reader.connect({ waitMs: 0 })), '04ccdd');
  });

  it('gives nothing to a session that was closed', async () => {
    const reader = createSimulatedReader();
    reader.insert(plainCard('04aabb'));
    const session = await reader.connect({ waitMs: 0 });
    await session.close();
    assert.equal((await session.transmit(Uint8Array.of(0xff, 0xca, 0, 0, 0))).length, 0);
  });
});
