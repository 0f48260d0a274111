import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulatedReader } from './simulated.ts';
import { plainCard, uidOf } from './test-support/cards.ts';

// What every reader owes its caller is in driver/contract; driver/emulated/contract.test.ts runs it.
describe('the simulated reader', () => {
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
